import type { EstateRule } from "../rule.ts";
import { accountOpensEverything } from "./account-opens-everything.ts";
import { baselineComparison } from "./baseline-comparison.ts";
import { centralLogAge } from "./central-log-age.ts";
import { groupOnTwoTiers } from "./group-on-two-tiers.ts";
import { noEventForwarding } from "./no-event-forwarding.ts";
import { policyFilesDisagree } from "./policy-files-disagree.ts";

/** Rules that need several files side by side. */
export const estateRules: readonly EstateRule[] = [
  accountOpensEverything,
  groupOnTwoTiers,
  noEventForwarding,
  centralLogAge,
  baselineComparison,
  policyFilesDisagree,
];
