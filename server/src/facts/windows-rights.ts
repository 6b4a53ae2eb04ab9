const titles: readonly (readonly [string, string])[] = [
  ["SeNetworkLogonRight", "Access this computer from the network"],
  ["SeDenyNetworkLogonRight", "Deny access to this computer from the network"],
  ["SeInteractiveLogonRight", "Allow log on locally"],
  ["SeDenyInteractiveLogonRight", "Deny log on locally"],
  ["SeRemoteInteractiveLogonRight", "Allow log on through Remote Desktop Services"],
  ["SeDenyRemoteInteractiveLogonRight", "Deny log on through Remote Desktop Services"],
  ["SeBatchLogonRight", "Log on as a batch job"],
  ["SeDenyBatchLogonRight", "Deny log on as a batch job"],
  ["SeServiceLogonRight", "Log on as a service"],
  ["SeDenyServiceLogonRight", "Deny log on as a service"],
  ["SeTcbPrivilege", "Act as part of the operating system"],
  ["SeAssignPrimaryTokenPrivilege", "Replace a process level token"],
  ["SeAuditPrivilege", "Generate security audits"],
  ["SeBackupPrivilege", "Back up files and directories"],
  ["SeRestorePrivilege", "Restore files and directories"],
  ["SeChangeNotifyPrivilege", "Bypass traverse checking"],
  ["SeCreateGlobalPrivilege", "Create global objects"],
  ["SeCreatePagefilePrivilege", "Create a pagefile"],
  ["SeCreatePermanentPrivilege", "Create permanent shared objects"],
  ["SeCreateSymbolicLinkPrivilege", "Create symbolic links"],
  ["SeCreateTokenPrivilege", "Create a token object"],
  ["SeDebugPrivilege", "Debug programs"],
  ["SeDelegateSessionUserImpersonatePrivilege", "Obtain an impersonation token for another user in the same session"],
  ["SeEnableDelegationPrivilege", "Enable computer and user accounts to be trusted for delegation"],
  ["SeImpersonatePrivilege", "Impersonate a client after authentication"],
  ["SeIncreaseBasePriorityPrivilege", "Increase scheduling priority"],
  ["SeIncreaseQuotaPrivilege", "Adjust memory quotas for a process"],
  ["SeIncreaseWorkingSetPrivilege", "Increase a process working set"],
  ["SeLoadDriverPrivilege", "Load and unload device drivers"],
  ["SeLockMemoryPrivilege", "Lock pages in memory"],
  ["SeMachineAccountPrivilege", "Add workstations to domain"],
  ["SeManageVolumePrivilege", "Perform volume maintenance tasks"],
  ["SeProfileSingleProcessPrivilege", "Profile single process"],
  ["SeRelabelPrivilege", "Modify an object label"],
  ["SeRemoteShutdownPrivilege", "Force shutdown from a remote system"],
  ["SeSecurityPrivilege", "Manage auditing and security log"],
  ["SeShutdownPrivilege", "Shut down the system"],
  ["SeSyncAgentPrivilege", "Synchronize directory service data"],
  ["SeSystemEnvironmentPrivilege", "Modify firmware environment values"],
  ["SeSystemProfilePrivilege", "Profile system performance"],
  ["SeSystemtimePrivilege", "Change the system time"],
  ["SeTakeOwnershipPrivilege", "Take ownership of files or other objects"],
  ["SeTimeZonePrivilege", "Change the time zone"],
  ["SeTrustedCredManAccessPrivilege", "Access Credential Manager as a trusted caller"],
  ["SeUndockPrivilege", "Remove computer from docking station"],
  ["SeUnsolicitedInputPrivilege", "Read unsolicited input from a terminal device"],
];

/** A user right: Windows' name for it, and the words of its policy editor. */
export interface UserRight {
  readonly name: string;
  readonly title: string;
}

const byLowerName: ReadonlyMap<string, UserRight> = new Map(
  titles.map(([name, title]) => [name.toLowerCase(), { name, title }]),
);

/** The user right of that name, in any case of letters. */
export function userRight(name: string): UserRight | undefined {
  return byLowerName.get(name.toLowerCase());
}
