import type { Rule } from "../rule.ts";
import { cleartextManagement } from "./cleartext-management.ts";
import { devicePasswordWeak } from "./device-password-weak.ts";
import { firewallExceptions } from "./firewall-exceptions.ts";
import { hostFirewallOff } from "./host-firewall-off.ts";
import { hostOpensAdministration } from "./host-opens-administration.ts";
import { hostOpensToNeighbours } from "./host-opens-to-neighbours.ts";
import { localFirewallRules } from "./local-firewall-rules.ts";
import { managementFromAnywhere, sshFromAnywhere } from "./management-from-anywhere.ts";
import { managementFromInternet } from "./management-from-internet.ts";
import { openByDefault } from "./open-by-default.ts";
import { passwordOnlyAccess } from "./password-only-access.ts";
import { passwordOnlyAdministration } from "./password-only-administration.ts";
import { restrictedAdminOff } from "./restricted-admin-off.ts";
import { sessionNeverEnds } from "./session-never-ends.ts";
import { updatesOff } from "./updates-off.ts";

/** Rules about how devices and hosts are administered. */
export const managementRules: readonly Rule[] = [
  passwordOnlyAccess,
  passwordOnlyAdministration,
  cleartextManagement,
  managementFromInternet,
  managementFromAnywhere,
  sshFromAnywhere,
  sessionNeverEnds,
  devicePasswordWeak,
  hostFirewallOff,
  hostOpensAdministration,
  hostOpensToNeighbours,
  localFirewallRules,
  firewallExceptions,
  openByDefault,
  restrictedAdminOff,
  updatesOff,
];
