/** A kind of event that Windows records or does not, as the finer audit policy knows it. */
export interface AuditSubcategory {
  /** Upper case, without braces. */
  readonly guid: string;
  /** What English systems call it. */
  readonly name: string;
  readonly category: string;
}

/** What the subcategories' GUIDs begin with; the rest is the same in all. */
const table: readonly (readonly [string, string, string])[] = [
  ["0CCE9210", "Security State Change", "System"],
  ["0CCE9211", "Security System Extension", "System"],
  ["0CCE9212", "System Integrity", "System"],
  ["0CCE9213", "IPsec Driver", "System"],
  ["0CCE9214", "Other System Events", "System"],
  ["0CCE9215", "Logon", "Logon/Logoff"],
  ["0CCE9216", "Logoff", "Logon/Logoff"],
  ["0CCE9217", "Account Lockout", "Logon/Logoff"],
  ["0CCE9218", "IPsec Main Mode", "Logon/Logoff"],
  ["0CCE9219", "IPsec Quick Mode", "Logon/Logoff"],
  ["0CCE921A", "IPsec Extended Mode", "Logon/Logoff"],
  ["0CCE921B", "Special Logon", "Logon/Logoff"],
  ["0CCE921C", "Other Logon/Logoff Events", "Logon/Logoff"],
  ["0CCE9243", "Network Policy Server", "Logon/Logoff"],
  ["0CCE9247", "User / Device Claims", "Logon/Logoff"],
  ["0CCE9249", "Group Membership", "Logon/Logoff"],
  ["0CCE921D", "File System", "Object Access"],
  ["0CCE921E", "Registry", "Object Access"],
  ["0CCE921F", "Kernel Object", "Object Access"],
  ["0CCE9220", "SAM", "Object Access"],
  ["0CCE9221", "Certification Services", "Object Access"],
  ["0CCE9222", "Application Generated", "Object Access"],
  ["0CCE9223", "Handle Manipulation", "Object Access"],
  ["0CCE9224", "File Share", "Object Access"],
  ["0CCE9225", "Filtering Platform Packet Drop", "Object Access"],
  ["0CCE9226", "Filtering Platform Connection", "Object Access"],
  ["0CCE9227", "Other Object Access Events", "Object Access"],
  ["0CCE9244", "Detailed File Share", "Object Access"],
  ["0CCE9245", "Removable Storage", "Object Access"],
  ["0CCE9246", "Central Policy Staging", "Object Access"],
  ["0CCE9228", "Sensitive Privilege Use", "Privilege Use"],
  ["0CCE9229", "Non Sensitive Privilege Use", "Privilege Use"],
  ["0CCE922A", "Other Privilege Use Events", "Privilege Use"],
  ["0CCE922B", "Process Creation", "Detailed Tracking"],
  ["0CCE922C", "Process Termination", "Detailed Tracking"],
  ["0CCE922D", "DPAPI Activity", "Detailed Tracking"],
  ["0CCE922E", "RPC Events", "Detailed Tracking"],
  ["0CCE9248", "Plug and Play Events", "Detailed Tracking"],
  ["0CCE924A", "Token Right Adjusted Events", "Detailed Tracking"],
  ["0CCE922F", "Audit Policy Change", "Policy Change"],
  ["0CCE9230", "Authentication Policy Change", "Policy Change"],
  ["0CCE9231", "Authorization Policy Change", "Policy Change"],
  ["0CCE9232", "MPSSVC Rule-Level Policy Change", "Policy Change"],
  ["0CCE9233", "Filtering Platform Policy Change", "Policy Change"],
  ["0CCE9234", "Other Policy Change Events", "Policy Change"],
  ["0CCE9235", "User Account Management", "Account Management"],
  ["0CCE9236", "Computer Account Management", "Account Management"],
  ["0CCE9237", "Security Group Management", "Account Management"],
  ["0CCE9238", "Distribution Group Management", "Account Management"],
  ["0CCE9239", "Application Group Management", "Account Management"],
  ["0CCE923A", "Other Account Management Events", "Account Management"],
  ["0CCE923B", "Directory Service Access", "DS Access"],
  ["0CCE923C", "Directory Service Changes", "DS Access"],
  ["0CCE923D", "Directory Service Replication", "DS Access"],
  ["0CCE923E", "Detailed Directory Service Replication", "DS Access"],
  ["0CCE923F", "Credential Validation", "Account Logon"],
  ["0CCE9240", "Kerberos Service Ticket Operations", "Account Logon"],
  ["0CCE9241", "Other Account Logon Events", "Account Logon"],
  ["0CCE9242", "Kerberos Authentication Service", "Account Logon"],
];

const byGuid: ReadonlyMap<string, AuditSubcategory> = new Map(
  table.map(([start, name, category]) => {
    const guid = `${start}-69AE-11D9-BED3-505054503030`;
    return [guid, { guid, name, category }];
  }),
);

/** The subcategory of that GUID, with braces or without, in any case of letters. */
export function auditSubcategory(guid: string): AuditSubcategory | undefined {
  return byGuid.get(guid.replace(/^\{|\}$/g, "").toUpperCase());
}

/** What Windows writes for people beside the value, by language: not audited, success, failure, both. */
const wordings: readonly (readonly [string, string, string, string])[] = [
  ["No Auditing", "Success", "Failure", "Success and Failure"],
  ["Keine Überwachung", "Erfolg", "Fehler", "Erfolg und Fehler"],
  ["Aucun audit", "Succès", "Échec", "Succès et échec"],
  ["Pas d'audit", "Succès", "Échec", "Succès et échec"],
];

function folded(words: string): string {
  return words.trim().toLowerCase().replaceAll("’", "'");
}

/** The value that such words stand for, 0 to 3; undefined when they are in no language known here. */
export function auditValueOf(words: string): number | undefined {
  const sought = folded(words);
  for (const wording of wordings) {
    const value = wording.findIndex((each) => folded(each) === sought);
    if (value >= 0) return value;
  }
  return undefined;
}

/** The words for a value of 0 to 3, in the language of other such words. */
export function auditWords(value: number, like: string): string | undefined {
  const sought = folded(like);
  const wording = wordings.find((each) => each.some((words) => folded(words) === sought)) ?? wordings[0];
  return wording?.[value];
}
