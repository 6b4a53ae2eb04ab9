/** Documents of `Get-ADUser -Properties *`, shortened to what reviews look at and what is odd about their form. */

const rows = (separator: string, date: (day: number, month: number) => string) =>
  [
    "#TYPE Microsoft.ActiveDirectory.Management.ADUser",
    [
      ...["AccountExpirationDate", "accountExpires", "AllowReversiblePasswordEncryption", "CannotChangePassword"],
      ...["Certificates", "DistinguishedName", "Enabled", "LastLogonDate", "lastLogonTimestamp", "logonCount"],
      ...["logonHours", "LogonWorkstations", "MemberOf", "ObjectClass", "objectSid", "PasswordNeverExpires"],
      ...["PasswordLastSet", "pwdLastSet", "SamAccountName", "SID", "ServicePrincipalNames", "userAccountControl"],
    ],
    [
      ...["", "9223372036854775807", "False", "False"],
      ...[collection, "CN=Anna Groß,OU=MSP,DC=northgate,DC=example", "True", date(13, 10), "133800408000000000", "42"],
      ...["System.Byte[]", "", collection, "user", "S-1-5-21-1-2-3-1104", "True"],
      ...[date(2, 1), "133800408000000000", "msp-anna", "S-1-5-21-1-2-3-1104", collection, "66048"],
    ],
  ]
    .map((row) => (typeof row === "string" ? row : row.map((cell) => `"${cell}"`).join(separator)))
    .join("\r\n")
    .concat("\r\n");

const collection = "Microsoft.ActiveDirectory.Management.ADPropertyValueCollection";

const two = (number: number) => String(number).padStart(2, "0");

/** `Export-Csv -UseCulture` on a German machine, which Windows PowerShell begins with the type. */
export const germanTable = rows(";", (day, month) => `${two(day)}.${two(month)}.2024 08:30:00`);

/** `Export-Csv` on an American machine. */
export const americanTable = rows(",", (day, month) => `${month}/${day}/2024 8:30:00 AM`);

const json = (date: (milliseconds: number) => string, sid: unknown) => [
  {
    AccountExpirationDate: null,
    accountExpires: 9223372036854775000,
    AddedProperties: [],
    Certificates: [],
    DistinguishedName: "CN=Anna Groß,OU=MSP,DC=northgate,DC=example",
    Enabled: true,
    LastLogonDate: date(Date.UTC(2024, 9, 13, 8, 30)),
    logonHours: Array.from({ length: 21 }, () => 255),
    LogonWorkstations: "PC-01,PC-02",
    MemberOf: ["CN=ops,OU=Groups,DC=northgate,DC=example", "CN=vpn,OU=Groups,DC=northgate,DC=example"],
    nTSecurityDescriptor: { Owner: "NORTHGATE\\Domänen-Admins", Access: [{ Rights: 1 }, { Rights: 2 }] },
    ObjectClass: "user",
    objectSid: sid,
    PasswordLastSet: date(Date.UTC(2024, 0, 2, 8, 30)),
    PasswordNeverExpires: true,
    PropertyNames: ["AccountExpirationDate", "accountExpires"],
    SamAccountName: "msp-anna",
    servicePrincipalName: ["HTTP/web01", "HTTP/web01.northgate.example"],
    SID: sid,
    userAccountControl: 66048,
  },
];

/** Windows PowerShell 5 writes ticks, and the largest number as it is. */
export const windowsJson = JSON.stringify(
  json((milliseconds) => `/Date(${milliseconds})/`, {
    BinaryLength: 28,
    AccountDomainSid: { BinaryLength: 24, AccountDomainSid: "S-1-5-21-1-2-3", Value: "S-1-5-21-1-2-3" },
    Value: "S-1-5-21-1-2-3-1104",
  }),
  null,
  4,
)
  .replace("9223372036854775000", "9223372036854775807")
  .replaceAll("/", "\\/");

/** PowerShell 7 writes ISO dates, with the zone of the machine. */
export const coreJson = JSON.stringify(
  json(
    (milliseconds) => new Date(milliseconds + 7_200_000).toISOString().replace(/\.000Z$/, "+02:00"),
    "S-1-5-21-1-2-3-1104",
  ),
  null,
  2,
).replace("9223372036854775000", "9223372036854775807");
