import { accountRules } from "./accounts/rules.ts";
import { directoryRules } from "./directory/rules.ts";
import { hygieneRules } from "./hygiene/rules.ts";
import { loggingRules } from "./logging/rules.ts";
import { managementRules } from "./management/rules.ts";
import { networkRules } from "./network/rules.ts";
import { operationsRules } from "./operations/rules.ts";
import type { Rule } from "./rule.ts";
import { vpnRules } from "./vpn/rules.ts";
import { windowsRules } from "./windows/rules.ts";

/** Every rule for single configurations, in the order of the alert's sections. */
export const rules: readonly Rule[] = [
  ...vpnRules,
  ...networkRules,
  ...accountRules,
  ...directoryRules,
  ...windowsRules,
  ...loggingRules,
  ...managementRules,
  ...operationsRules,
  ...hygieneRules,
];
