import type { KnownDifference } from "./rule-set.ts";

/** Where we differ from the kernel and know why. */
export const knownDifferences: readonly KnownDifference[] = [];
