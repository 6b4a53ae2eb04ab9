/** The registry value behind a setting of the policy editor. */
export interface TemplateValue {
  readonly key: string;
  readonly name: string;
  readonly type: "dword" | "string";
  /** What it is set to when the setting is on; `filled-in`: the number that stands below the setting. */
  readonly enabled: string;
  readonly disabled: string;
}

const policies = "Software\\Policies\\Microsoft";
const terminalServices = `${policies}\\Windows NT\\Terminal Services`;
const winRm = `${policies}\\Windows\\WinRM`;
const winlogon = "Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon";

/** A setting that switches a value on and off: end of its category, English name, key, value. */
const switches: readonly (readonly [string, string, string, string])[] = [
  [
    "Windows PowerShell",
    "Turn on PowerShell Script Block Logging",
    `${policies}\\Windows\\PowerShell\\ScriptBlockLogging`,
    "EnableScriptBlockLogging",
  ],
  [
    "Windows PowerShell",
    "Turn on Module Logging",
    `${policies}\\Windows\\PowerShell\\ModuleLogging`,
    "EnableModuleLogging",
  ],
  [
    "Windows PowerShell",
    "Turn on PowerShell Transcription",
    `${policies}\\Windows\\PowerShell\\Transcription`,
    "EnableTranscripting",
  ],
  [
    "Audit Process Creation",
    "Include command line in process creation events",
    "Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Audit",
    "ProcessCreationIncludeCmdLine_Enabled",
  ],
  [
    "Credentials Delegation",
    "Remote host allows delegation of non-exportable credentials",
    `${policies}\\Windows\\CredentialsDelegation`,
    "AllowProtectedCreds",
  ],
  ["Security", "Always prompt for password upon connection", terminalServices, "fPromptForPassword"],
  ["Security", "Require secure RPC communication", terminalServices, "fEncryptRPCTraffic"],
  [
    "Security",
    "Require user authentication for remote connections by using Network Level Authentication",
    terminalServices,
    "UserAuthentication",
  ],
  ["Remote Desktop Connection Client", "Do not allow passwords to be saved", terminalServices, "DisablePasswordSaving"],
  ["Device and Resource Redirection", "Do not allow drive redirection", terminalServices, "fDisableCdm"],
  [
    "OneDrive",
    "Prevent the usage of OneDrive for file storage",
    `${policies}\\Windows\\OneDrive`,
    "DisableFileSyncNGSC",
  ],
  [
    "MS Security Guide",
    "Configure SMB v1 server",
    "System\\CurrentControlSet\\Services\\LanmanServer\\Parameters",
    "SMB1",
  ],
  [
    "MS Security Guide",
    "WDigest Authentication (disabling may require KB2871997)",
    "System\\CurrentControlSet\\Control\\SecurityProviders\\WDigest",
    "UseLogonCredential",
  ],
  [
    "SCM: Pass the Hash Mitigations",
    "WDigest Authentication (disabling may require KB2871997)",
    "System\\CurrentControlSet\\Control\\SecurityProviders\\WDigest",
    "UseLogonCredential",
  ],
  [
    "Lanman Workstation",
    "Enable insecure guest logons",
    `${policies}\\Windows\\LanmanWorkstation`,
    "AllowInsecureGuestAuth",
  ],
  ["WinRM Service", "Allow Basic authentication", `${winRm}\\Service`, "AllowBasic"],
  ["WinRM Service", "Allow unencrypted traffic", `${winRm}\\Service`, "AllowUnencryptedTraffic"],
  ["WinRM Service", "Disallow WinRM from storing RunAs credentials", `${winRm}\\Service`, "DisableRunAs"],
  ["WinRM Client", "Allow Basic authentication", `${winRm}\\Client`, "AllowBasic"],
  ["WinRM Client", "Allow unencrypted traffic", `${winRm}\\Client`, "AllowUnencryptedTraffic"],
  ["DNS Over HTTPS", "Enabled", "Software\\Policies\\Mozilla\\Firefox\\DNSOverHTTPS", "Enabled"],
  ["LAPS", "Enable local admin password management", `${policies} Services\\AdmPwd`, "AdmPwdEnabled"],
];

const others: readonly (readonly [string, string, TemplateValue])[] = [
  [
    "Connections",
    "Allow users to connect remotely by using Remote Desktop Services",
    { key: terminalServices, name: "fDenyTSConnections", type: "dword", enabled: "0", disabled: "1" },
  ],
  [
    "MSS (Legacy)",
    "MSS: (AutoAdminLogon) Enable Automatic Logon (not recommended)",
    { key: winlogon, name: "AutoAdminLogon", type: "string", enabled: "1", disabled: "0" },
  ],
  ...["Application", "Security", "Setup", "System"].map((log): readonly [string, string, TemplateValue] => [
    log,
    "Specify the maximum log file size (KB)",
    {
      key: `${policies}\\Windows\\EventLog\\${log}`,
      name: "MaxSize",
      type: "dword",
      enabled: "filled-in",
      disabled: "deleted",
    },
  ]),
];

const byPlace: ReadonlyMap<string, TemplateValue> = new Map([
  ...switches.map(([category, title, key, name]): [string, TemplateValue] => [
    placeOf(category, title),
    { key, name, type: "dword", enabled: "1", disabled: "0" },
  ]),
  ...others.map(([category, title, value]): [string, TemplateValue] => [placeOf(category, title), value]),
]);

/** The registry value that a setting of the policy editor sets, where a review may ask for it; `category` is its whole path. */
export function templateValue(category: string, title: string): TemplateValue | undefined {
  return byPlace.get(placeOf(category.slice(category.lastIndexOf("/") + 1), title));
}

function placeOf(category: string, title: string): string {
  return `${category}/${title}`.toLowerCase();
}

/** Settings whose data rules read as it is filled in, by the end of their category and their English name. */
const filledIn = {
  "dns-servers": placeOf("DNS Client", "DNS servers"),
  "event-forwarding": placeOf("Event Forwarding", "Configure target Subscription Manager"),
} as const;

/** Whether a setting of the policy editor is this one; `category` is its whole path. */
export function isTemplate(which: keyof typeof filledIn, category: string, title: string): boolean {
  return placeOf(category.slice(category.lastIndexOf("/") + 1), title) === filledIn[which];
}
