/** Whether the data of a registry value is a password, which no message or report may show. */
export function isSecretValue(key: string, name: string): boolean {
  const lowerName = name.toLowerCase();
  return passwordNames.has(lowerName) || (lowerName === "password" && !/\\policies\\/i.test(`\\${key}\\`));
}

/** Winlogon's automatic logon, and remote control programs that keep a password a mere decoding away. */
const passwordNames: ReadonlySet<string> = new Set([
  "defaultpassword",
  "altdefaultpassword",
  "passwordviewonly",
  "controlpassword",
  "proxypassword",
  "cpassword",
]);

/** Keys whose value names are SNMP communities: `Services\SNMP\Parameters\ValidCommunities`. */
export function namesAreSecret(key: string): boolean {
  return /(?:^|\\)SNMP\\Parameters\\(?:ValidCommunities|TrapConfiguration(?:\\|$))/i.test(key);
}

/** The event log whose size, in which unit, a registry value sets. */
export interface LogSizeValue {
  readonly log: string;
  readonly unit: "kilobytes" | "bytes";
}

/** `Policies\Microsoft\Windows\EventLog\Security\MaxSize` counts kilobytes, `Services\EventLog\Security\MaxSize` bytes. */
export function logSizeValue(key: string, name: string): LogSizeValue | undefined {
  if (name.toLowerCase() !== "maxsize") return undefined;
  const kilobytes = /^Software\\Policies\\Microsoft\\Windows\\EventLog\\([^\\]+)$/i.exec(key)?.[1];
  if (kilobytes !== undefined) return { log: kilobytes, unit: "kilobytes" };
  const bytes =
    /^System\\CurrentControlSet\\Services\\EventLog\\([^\\]+)$/i.exec(key)?.[1] ??
    /^Software\\Microsoft\\Windows\\CurrentVersion\\WINEVT\\Channels\\([^\\]+)$/i.exec(key)?.[1];
  return bytes === undefined ? undefined : { log: bytes, unit: "bytes" };
}
