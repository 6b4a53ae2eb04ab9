import { accountRules } from "./accounts/rules.ts";
import { loggingRules } from "./logging/rules.ts";
import { managementRules } from "./management/rules.ts";
import type { Rule } from "./rule.ts";

/** Every rule for single configurations, in the order of the alert's sections. */
export const rules: readonly Rule[] = [...accountRules, ...loggingRules, ...managementRules];
