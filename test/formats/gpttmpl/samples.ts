/** A policy as the Group Policy editor keeps it. */
export const policy = crlf(String.raw`[Unicode]
Unicode=yes
[System Access]
MinimumPasswordAge = 1
MaximumPasswordAge = 90
MinimumPasswordLength = 12
PasswordComplexity = 1
PasswordHistorySize = 24
LockoutBadCount = 10
ResetLockoutCount = 15
LockoutDuration = -1
ForceLogoffWhenHourExpire = 0
NewAdministratorName = "gatekeeper"
ClearTextPassword = 0
LSAAnonymousNameLookup = 0
[Kerberos Policy]
MaxTicketAge = 10
[Security Log]
MaximumLogSize = 196608
AuditLogRetentionPeriod = 1
RetentionDays = 14
RestrictGuestAccess = 1
[Event Audit]
AuditLogonEvents = 3
AuditAccountManage = 1
[Registry Values]
MACHINE\Software\Microsoft\Windows NT\CurrentVersion\Winlogon\CachedLogonsCount=1,"4"
MACHINE\System\CurrentControlSet\Control\Lsa\LmCompatibilityLevel=4,5
MACHINE\System\CurrentControlSet\Services\LanManServer\Parameters\NullSessionPipes=7,
MACHINE\Software\Microsoft\Windows\CurrentVersion\Policies\System\LegalNoticeText=7,For staff only"," and logged,Go away
[Version]
signature="$CHICAGO$"
Revision=1
[Privilege Rights]
SeTcbPrivilege =
SeInteractiveLogonRight = *S-1-5-32-544,*S-1-5-32-545
SeDenyInteractiveLogonRight = *S-1-5-32-546,NORTHGATE\svc-backup
[Service General Setting]
"EventLog",2,"D:AR(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;BA)"
[File Security]
"%SystemRoot%\repair",2,"D:PAR(A;OICI;GA;;;BA)"
`);

/** What `secedit /export` writes on a German system. */
export const exported = crlf(`[Unicode]
Unicode=yes
[System Access]
MinimumPasswordLength = 0
RequireLogonToChangePassword = 0
NewGuestName = "Gast"
[Event Audit]
AuditSystemEvents = 0
[Privilege Rights]
SeNetworkLogonRight = *S-1-1-0,Administratoren,Benutzer
SeRemoteInteractiveLogonRight = *S-1-5-32-544,Domänen-Admins
[Version]
signature="$CHICAGO$"
Revision=1
`);

/** Restricted groups, made by hand. */
export const groups = String.raw`; who may do what on the servers
[Version]
signature = "$CHICAGO$"
Revision = 1
[Group Membership]
*S-1-5-32-544__Memberof =
*S-1-5-32-544__Members = *S-1-5-21-1004336348-1177238915-682003330-512,NORTHGATE\helpdesk
NORTHGATE\msp-ops__Memberof = *S-1-5-32-555, Backup Operators`;

function crlf(text: string): string {
  return text.replaceAll("\n", "\r\n");
}
