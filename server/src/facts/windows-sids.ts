/** Well-known SIDs that are the same everywhere, with their English names. */
const fixedSids: ReadonlyMap<string, string> = new Map([
  ["S-1-0-0", "Nobody"],
  ["S-1-1-0", "Everyone"],
  ["S-1-2-0", "Local"],
  ["S-1-3-0", "Creator Owner"],
  ["S-1-3-1", "Creator Group"],
  ["S-1-5-1", "Dialup"],
  ["S-1-5-2", "Network"],
  ["S-1-5-3", "Batch"],
  ["S-1-5-4", "Interactive"],
  ["S-1-5-6", "Service"],
  ["S-1-5-7", "Anonymous Logon"],
  ["S-1-5-9", "Enterprise Domain Controllers"],
  ["S-1-5-10", "Self"],
  ["S-1-5-11", "Authenticated Users"],
  ["S-1-5-12", "Restricted Code"],
  ["S-1-5-13", "Terminal Server User"],
  ["S-1-5-14", "Remote Interactive Logon"],
  ["S-1-5-15", "This Organization"],
  ["S-1-5-17", "IUSR"],
  ["S-1-5-18", "Local System"],
  ["S-1-5-19", "Local Service"],
  ["S-1-5-20", "Network Service"],
  ["S-1-5-80-0", "All Services"],
  ["S-1-5-113", "Local account"],
  ["S-1-5-114", "Local account and member of Administrators group"],
  ["S-1-5-32-544", "Administrators"],
  ["S-1-5-32-545", "Users"],
  ["S-1-5-32-546", "Guests"],
  ["S-1-5-32-547", "Power Users"],
  ["S-1-5-32-548", "Account Operators"],
  ["S-1-5-32-549", "Server Operators"],
  ["S-1-5-32-550", "Print Operators"],
  ["S-1-5-32-551", "Backup Operators"],
  ["S-1-5-32-552", "Replicator"],
  ["S-1-5-32-554", "Pre-Windows 2000 Compatible Access"],
  ["S-1-5-32-555", "Remote Desktop Users"],
  ["S-1-5-32-556", "Network Configuration Operators"],
  ["S-1-5-32-557", "Incoming Forest Trust Builders"],
  ["S-1-5-32-558", "Performance Monitor Users"],
  ["S-1-5-32-559", "Performance Log Users"],
  ["S-1-5-32-560", "Windows Authorization Access Group"],
  ["S-1-5-32-561", "Terminal Server License Servers"],
  ["S-1-5-32-562", "Distributed COM Users"],
  ["S-1-5-32-568", "IIS_IUSRS"],
  ["S-1-5-32-569", "Cryptographic Operators"],
  ["S-1-5-32-573", "Event Log Readers"],
  ["S-1-5-32-574", "Certificate Service DCOM Access"],
  ["S-1-5-32-575", "RDS Remote Access Servers"],
  ["S-1-5-32-576", "RDS Endpoint Servers"],
  ["S-1-5-32-577", "RDS Management Servers"],
  ["S-1-5-32-578", "Hyper-V Administrators"],
  ["S-1-5-32-579", "Access Control Assistance Operators"],
  ["S-1-5-32-580", "Remote Management Users"],
  ["S-1-5-32-581", "System Managed Accounts Group"],
  ["S-1-5-32-582", "Storage Replica Administrators"],
  ["S-1-5-32-583", "Device Owners"],
  ["S-1-5-32-584", "User Mode Hardware Operators"],
  ["S-1-5-32-585", "OpenSSH Users"],
]);

/** Last parts of domain SIDs (S-1-5-21-a-b-c-RID) that mean the same in every domain. */
const domainRids: ReadonlyMap<number, string> = new Map([
  [498, "Enterprise Read-only Domain Controllers"],
  [500, "Administrator"],
  [501, "Guest"],
  [502, "krbtgt"],
  [503, "DefaultAccount"],
  [504, "WDAGUtilityAccount"],
  [512, "Domain Admins"],
  [513, "Domain Users"],
  [514, "Domain Guests"],
  [515, "Domain Computers"],
  [516, "Domain Controllers"],
  [517, "Cert Publishers"],
  [518, "Schema Admins"],
  [519, "Enterprise Admins"],
  [520, "Group Policy Creator Owners"],
  [521, "Read-only Domain Controllers"],
  [522, "Cloneable Domain Controllers"],
  [525, "Protected Users"],
  [526, "Key Admins"],
  [527, "Enterprise Key Admins"],
  [528, "Forest Trusts"],
  [529, "External Trusts"],
  [553, "RAS and IAS Servers"],
  [571, "Allowed RODC Password Replication Group"],
  [572, "Denied RODC Password Replication Group"],
]);
/** English names of all well-known accounts and groups. */
export const knownNames: readonly string[] = [...fixedSids.values(), ...domainRids.values(), "DnsAdmins"];

/** The English name of a well-known SID: "Domain Admins" for S-1-5-21-…-512. */
export function knownSid(sid: string): string | undefined {
  const upper = sid.toUpperCase();
  const fixed = fixedSids.get(upper);
  if (fixed !== undefined) return fixed;
  const rid = /^S-1-5-21-[0-9]{1,10}-[0-9]{1,10}-[0-9]{1,10}-([0-9]{1,10})$/.exec(upper)?.[1];
  return rid === undefined ? undefined : domainRids.get(Number(rid));
}

/** Whether the text is a SID in its usual form. */
export function isSid(text: string): boolean {
  return /^S-1-(?:[0-9]{1,10}|0x[0-9a-f]{1,12})(?:-[0-9]{1,10}){0,15}$/i.test(text);
}
