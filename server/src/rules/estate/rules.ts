import type { EstateRule } from "../rule.ts";
import { accountOpensEverything } from "./account-opens-everything.ts";
import { policyFilesDisagree } from "./policy-files-disagree.ts";

/** Rules that need several files side by side. */
export const estateRules: readonly EstateRule[] = [accountOpensEverything, policyFilesDisagree];
