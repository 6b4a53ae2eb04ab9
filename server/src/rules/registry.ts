import type { Rule } from "./rule.ts";

/** Every rule for single configurations, in the order of the alert's sections. */
export const rules: readonly Rule[] = [];
