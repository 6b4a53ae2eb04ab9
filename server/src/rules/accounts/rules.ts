import type { Rule } from "../rule.ts";
import { anonymousAccess } from "./anonymous-access.ts";
import { cachedLogons } from "./cached-logons.ts";
import { domainAdminLocalAdmin } from "./domain-admin-local-admin.ts";
import { domainAdminOnLowerTier } from "./domain-admin-on-lower-tier.ts";
import { localAdminNetworkLogon } from "./local-admin-network-logon.ts";
import { lockoutMissing } from "./lockout-missing.ts";
import { lockoutTooWeak } from "./lockout-too-weak.ts";
import { mspAccountAsService } from "./msp-account-as-service.ts";
import { mspAtAllHours } from "./msp-at-all-hours.ts";
import { mspInAdminGroup } from "./msp-in-admin-group.ts";
import { mspLocalAccountExpiry } from "./msp-local-account-expiry.ts";
import { mspLocalAccountPassword } from "./msp-local-account-password.ts";
import { mspLocalAdmin } from "./msp-local-admin.ts";
import { mspLogonDomainWide } from "./msp-logon-domain-wide.ts";
import { noForcedLogoff } from "./no-forced-logoff.ts";
import { passwordReversible } from "./password-reversible.ts";
import { passwordRulesMissing } from "./password-rules-missing.ts";
import { passwordTooWeak } from "./password-too-weak.ts";
import { remoteDesktopForEveryone } from "./remote-desktop-for-everyone.ts";
import { serviceAccountLogon } from "./service-account-logon.ts";
import { tierNotSeparated } from "./tier-not-separated.ts";
import { workstationRemoteDesktop } from "./workstation-remote-desktop.ts";

/** Rules about accounts, passwords and rights. */
export const accountRules: readonly Rule[] = [
  mspInAdminGroup,
  mspLocalAdmin,
  mspLogonDomainWide,
  mspLocalAccountExpiry,
  mspLocalAccountPassword,
  passwordTooWeak,
  passwordReversible,
  passwordRulesMissing,
  mspAccountAsService,
  serviceAccountLogon,
  mspAtAllHours,
  noForcedLogoff,
  tierNotSeparated,
  domainAdminLocalAdmin,
  domainAdminOnLowerTier,
  lockoutTooWeak,
  lockoutMissing,
  remoteDesktopForEveryone,
  workstationRemoteDesktop,
  localAdminNetworkLogon,
  cachedLogons,
  anonymousAccess,
];
