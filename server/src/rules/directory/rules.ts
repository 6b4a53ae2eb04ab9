import type { Rule } from "../rule.ts";
import { accountPasswordExposed } from "./account-password-exposed.ts";
import { adminNotProtected } from "./admin-not-protected.ts";
import { inactiveAccount } from "./inactive-account.ts";
import { mspAccountAtAllHours } from "./msp-account-at-all-hours.ts";
import { mspAccountInAdminGroup } from "./msp-account-in-admin-group.ts";
import { mspAccountLeftEnabled } from "./msp-account-left-enabled.ts";
import { mspAccountNeverExpires } from "./msp-account-never-expires.ts";
import { mspAccountOnAnyMachine } from "./msp-account-on-any-machine.ts";
import { mspAccountPasswordExempt } from "./msp-account-password-exempt.ts";
import { mspAccountRunsServices } from "./msp-account-runs-services.ts";
import { serviceAccountOnAnyMachine } from "./service-account-on-any-machine.ts";
import { serviceAccountRulesDomain } from "./service-account-rules-domain.ts";

/** Rules about the accounts of a directory, as an export tells of them. */
export const directoryRules: readonly Rule[] = [
  mspAccountInAdminGroup,
  mspAccountOnAnyMachine,
  mspAccountNeverExpires,
  mspAccountAtAllHours,
  mspAccountLeftEnabled,
  inactiveAccount,
  adminNotProtected,
  mspAccountPasswordExempt,
  mspAccountRunsServices,
  serviceAccountRulesDomain,
  serviceAccountOnAnyMachine,
  accountPasswordExposed,
];
