import { describe, expect, test } from "vitest";
import { lgpo } from "../../../server/src/formats/lgpo/index.ts";
import type { RegistrySetting } from "../../../server/src/model/policy.ts";
import { expectProblems, readCarets } from "../../support/carets.ts";
import { readText } from "../../support/readings.ts";
import { policy } from "./samples.ts";

/** A setting on one line. */
function shown({ hive, key, name, type, data }: RegistrySetting): string {
  return `${hive} ${key.value} [${name.value}] ${type} ${JSON.stringify(data.value)}`;
}

const settingsOf = (text: string) => (readText(lgpo, text).configuration.policy?.registry ?? []).map(shown);

test("every record of a policy is read", () => {
  const { unread, configuration } = readText(lgpo, policy);
  expect(unread).toEqual([]);
  expect((configuration.policy?.registry ?? []).map(shown)).toEqual([
    String.raw`machine Software\Policies\Microsoft\Windows\EventLog\Security [MaxSize] dword "196608"`,
    String.raw`machine Software\Policies\Microsoft\Windows\PowerShell\ScriptBlockLogging [EnableScriptBlockLogging] dword "1"`,
    String.raw`machine Software\Policies\Microsoft\Windows\EventLog\EventForwarding\SubscriptionManager [*] delete ""`,
    String.raw`machine Software\Policies\Microsoft\Windows\EventLog\EventForwarding\SubscriptionManager [1] string "Server=http://wec.northgate.example:5985/wsman/SubscriptionManager/WEC,Refresh=60"`,
    String.raw`machine System\CurrentControlSet\Services\LanManServer\Parameters [NullSessionPipes] multi "netlogon\nsamr"`,
    String.raw`machine Software\Policies\Northgate [] expandable "%ProgramFiles%\\Northgate"`,
    String.raw`machine Software\Policies\Northgate [Seal] binary "00ff10"`,
    String.raw`user Software\Policies\Microsoft\Windows\System [DisableCMD] delete ""`,
  ]);
  expect(configuration.subjects).toEqual(["policy", "logging"]);
});

test("key, name and data know their places", () => {
  const marked = readCarets(`
Computer
Software\\Policies\\Northgate
^^^^^^^^^^^^^^^^^^^^^^^^^^^ key
Level
^^^^^ name
DWORD: 0x10
       ^^^^ data 16
`);
  const [setting] = readText(lgpo, marked.text).configuration.policy?.registry ?? [];
  if (!setting) throw new Error("expected a setting");
  expectProblems(
    [
      { span: setting.key.span, message: "key" },
      { span: setting.name.span, message: "name" },
      { span: setting.data.span, message: `data ${setting.data.value}` },
    ],
    marked,
  );
});

test("blanks that belong to a text stay, others do not matter", () =>
  expect(settingsOf("  Computer \r\n Software\\A \r\n B \r\nSZ: c \r\n")).toEqual([
    String.raw`machine Software\A [B] string " c "`,
  ]));

test("keys that are made, emptied or deleted set no value", () => {
  for (const action of ["CREATEKEY", "DELETEKEYS", "CLEAR", "createkey"]) {
    const { unread } = readText(lgpo, `Computer\nSoftware\\A\n*\n${action}\n`);
    expect(unread).toEqual([]);
    expect(settingsOf(`Computer\nSoftware\\A\n*\n${action}\n`)).toEqual([]);
  }
});

describe("what is no record stays unread, and the next one is read", () => {
  const good = "Computer\nSoftware\\A\nB\nDWORD:1\n";
  const unreadOf = (bad: string) => {
    const { unread } = readText(lgpo, bad + good);
    expect(settingsOf(bad + good)).toEqual([String.raw`machine Software\A [B] dword "1"`]);
    return unread;
  };
  test("an unknown word", () =>
    expect(unreadOf("Computer\nSoftware\\X\nY\nFLOAT:1\n\n")).toEqual(["Computer", "Software\\X", "Y", "FLOAT:1"]));
  test("a number that is none, or too large", () => {
    expect(unreadOf("Computer\nSoftware\\X\nY\nDWORD:one\n\n")).toHaveLength(4);
    expect(unreadOf("Computer\nSoftware\\X\nY\nDWORD:4294967296\n\n")).toHaveLength(4);
  });
  test("a record that is cut off", () =>
    expect(unreadOf("Computer\nSoftware\\X\n")).toEqual(["Computer", "Software\\X"]));
  test("another computer's scope", () => expect(unreadOf("Server\nSoftware\\X\nY\nDWORD:1\n")).toHaveLength(4));
});

test("rules and profiles of the Windows firewall are what it lets pass", () => {
  const { configuration } = readText(
    lgpo,
    String.raw`Computer
Software\Policies\Microsoft\WindowsFirewall\FirewallRules
Remote-In
SZ:v2.30|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=3389|RA4=10.40.0.0/24|Name=Remote Desktop|

Computer
Software\Policies\Microsoft\WindowsFirewall\PublicProfile
EnableFirewall
DWORD:0
`,
  );
  const entries = configuration.filters.flatMap((filter) => filter.entries);
  expect(entries.flatMap(({ label }) => label?.value ?? [])).toEqual(["Remote Desktop"]);
});

test("passwords and communities are left out", () => {
  const text = String.raw`Computer
Software\Microsoft\Windows NT\CurrentVersion\Winlogon
DefaultPassword
SZ:hunter2

Computer
System\CurrentControlSet\Services\SNMP\Parameters\ValidCommunities
topsecret
DWORD:4
`;
  const { configuration } = readText(lgpo, text);
  expect(JSON.stringify(configuration)).not.toMatch(/hunter2|topsecret/);
  const [password, community] = configuration.policy?.registry ?? [];
  expect([password?.name.value, password?.data.value]).toEqual(["DefaultPassword", "(not shown)"]);
  expect([community?.name.value, community?.data.value]).toEqual(["(not shown)", "4"]);
});
