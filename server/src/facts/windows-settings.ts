/** A setting of a Windows security policy, as the policy editor knows it. */
export interface SecuritySetting {
  /** Windows' own name for it. */
  readonly name: string;
  readonly title: string;
  readonly value: "number" | "switch" | "text";
  readonly unit?: "days" | "hours" | "minutes" | "characters" | "passwords" | "attempts" | "kilobytes";
}

/** `[System Access]` of a security template. */
export const systemAccessSettings = bySettingName([
  { name: "MinimumPasswordAge", title: "Minimum password age", value: "number", unit: "days" },
  { name: "MaximumPasswordAge", title: "Maximum password age", value: "number", unit: "days" },
  { name: "MinimumPasswordLength", title: "Minimum password length", value: "number", unit: "characters" },
  { name: "PasswordComplexity", title: "Password must meet complexity requirements", value: "switch" },
  { name: "PasswordHistorySize", title: "Enforce password history", value: "number", unit: "passwords" },
  { name: "LockoutBadCount", title: "Account lockout threshold", value: "number", unit: "attempts" },
  { name: "ResetLockoutCount", title: "Reset account lockout counter after", value: "number", unit: "minutes" },
  { name: "LockoutDuration", title: "Account lockout duration", value: "number", unit: "minutes" },
  { name: "AllowAdministratorLockout", title: "Allow Administrator account lockout", value: "switch" },
  { name: "ClearTextPassword", title: "Store passwords using reversible encryption", value: "switch" },
  { name: "RequireLogonToChangePassword", title: "User must log on to change the password", value: "switch" },
  { name: "ForceLogoffWhenHourExpire", title: "Force logoff when logon hours expire", value: "switch" },
  { name: "LSAAnonymousNameLookup", title: "Allow anonymous SID/Name translation", value: "switch" },
  { name: "EnableAdminAccount", title: "Administrator account status", value: "switch" },
  { name: "EnableGuestAccount", title: "Guest account status", value: "switch" },
  { name: "NewAdministratorName", title: "Rename administrator account", value: "text" },
  { name: "NewGuestName", title: "Rename guest account", value: "text" },
  { name: "PasswordProperties", title: "Password properties", value: "number" },
  { name: "MinimumPasswordLengthAudit", title: "Minimum password length audit", value: "number", unit: "characters" },
  { name: "RelaxMinimumPasswordLengthLimits", title: "Relax minimum password length limits", value: "switch" },
]);

/** `[Kerberos Policy]` of a security template. */
export const kerberosSettings = bySettingName([
  { name: "MaxTicketAge", title: "Maximum lifetime for user ticket", value: "number", unit: "hours" },
  { name: "MaxRenewAge", title: "Maximum lifetime for user ticket renewal", value: "number", unit: "days" },
  { name: "MaxServiceAge", title: "Maximum lifetime for service ticket", value: "number", unit: "minutes" },
  {
    name: "MaxClockSkew",
    title: "Maximum tolerance for computer clock synchronization",
    value: "number",
    unit: "minutes",
  },
  { name: "TicketValidateClient", title: "Enforce user logon restrictions", value: "switch" },
]);

/** `[System Log]`, `[Security Log]` and `[Application Log]` of a security template. */
export const eventLogSettings = bySettingName([
  { name: "MaximumLogSize", title: "Maximum log size", value: "number", unit: "kilobytes" },
  { name: "AuditLogRetentionPeriod", title: "Retention method", value: "number" },
  { name: "RetentionDays", title: "Retain log", value: "number", unit: "days" },
  { name: "RestrictGuestAccess", title: "Prevent local guests group from accessing the log", value: "switch" },
]);

/** `[Event Audit]` of a security template; each value is 0 (none), 1 (success), 2 (failure) or 3 (both). */
export const auditCategories = bySettingName([
  { name: "AuditSystemEvents", title: "Audit system events", value: "number" },
  { name: "AuditLogonEvents", title: "Audit logon events", value: "number" },
  { name: "AuditObjectAccess", title: "Audit object access", value: "number" },
  { name: "AuditPrivilegeUse", title: "Audit privilege use", value: "number" },
  { name: "AuditPolicyChange", title: "Audit policy change", value: "number" },
  { name: "AuditAccountManage", title: "Audit account management", value: "number" },
  { name: "AuditProcessTracking", title: "Audit process tracking", value: "number" },
  { name: "AuditDSAccess", title: "Audit directory service access", value: "number" },
  { name: "AuditAccountLogon", title: "Audit account logon events", value: "number" },
]);

/** What templates of Windows 2000 hold in `[Event Audit]` besides. */
export const olderAuditSettings = bySettingName([
  { name: "CrashOnAuditFull", title: "Shut down system immediately if unable to log security audits", value: "switch" },
]);

/** Settings of one section by their name in lower case; Windows does not mind the case. */
export type SettingTable = ReadonlyMap<string, SecuritySetting>;

function bySettingName(settings: readonly SecuritySetting[]): SettingTable {
  return new Map(settings.map((setting) => [setting.name.toLowerCase(), setting]));
}
