import type { Rule } from "../rule.ts";
import { adminNotProtected } from "./admin-not-protected.ts";
import { inactiveAccount } from "./inactive-account.ts";
import { mspAccountAtAllHours } from "./msp-account-at-all-hours.ts";
import { mspAccountInAdminGroup } from "./msp-account-in-admin-group.ts";
import { mspAccountLeftEnabled } from "./msp-account-left-enabled.ts";
import { mspAccountNeverExpires } from "./msp-account-never-expires.ts";
import { mspAccountOnAnyMachine } from "./msp-account-on-any-machine.ts";

/** Rules about the accounts of a directory, as an export tells of them. */
export const directoryRules: readonly Rule[] = [
  mspAccountInAdminGroup,
  mspAccountOnAnyMachine,
  mspAccountNeverExpires,
  mspAccountAtAllHours,
  mspAccountLeftEnabled,
  inactiveAccount,
  adminNotProtected,
];
