import { describe, expect, test } from "vitest";
import { gpoReport } from "../../../server/src/formats/gpo-report/index.ts";
import { recognise } from "../../../server/src/formats/registry.ts";
import type { Principal } from "../../../server/src/model/policy.ts";
import { decodeText, encodeText } from "../../../server/src/text/decode.ts";
import { expectSound, readText } from "../../support/readings.ts";
import { around, declaration, gpo, registry, security } from "./samples.ts";

const read = (text: string) => readText(gpoReport, text);

function policyOf(text: string) {
  const { configuration } = read(text);
  if (!configuration.policy) throw new Error("expected a policy");
  return configuration.policy;
}

const principal = ({ text, sid, known }: Principal) =>
  [text, sid, known].filter((each) => each !== undefined).join(" | ");

describe("security settings", () => {
  const text = declaration + gpo(security);
  const { configuration, unread, at } = read(text);
  const { policy, passwords, logging } = configuration;

  test("leave nothing unread", () => expect(unread).toEqual([]));

  test("rules for passwords know their places; what counts from below zero is brought back", () => {
    expect(passwords?.minimumLength?.value).toBe(8);
    expect(at(passwords?.minimumLength)).toBe("8");
    expect(passwords?.maximumAgeDays?.value).toBe("never");
    expect(passwords?.reversible?.value).toBe(false);
    expect(policy?.settings.map(({ name, value }) => `${name.value}=${value.value}`)).toEqual([
      "MaxTicketAge=10",
      "NewGuestName=Besucher",
    ]);
  });

  test("rights go by SID, whatever the language; without members they are nobody's", () =>
    expect(policy?.rights.map(({ right, holders }) => [right.value, holders.map(principal)])).toEqual([
      [
        "SeDenyNetworkLogonRight",
        ["VORDEFINIERT\\Gäste | S-1-5-32-546 | Guests", "NORTHGATE\\svc-backup | S-1-5-21-1-2-3-1104"],
      ],
      ["SeTcbPrivilege", []],
    ]));

  test("restricted groups go both ways", () =>
    expect(
      policy?.groups.map(({ group, mode, members, fromMember }) => [
        principal(group),
        mode,
        members.map(principal),
        fromMember === true,
      ]),
    ).toEqual([
      [
        "BUILTIN\\Administrateurs | S-1-5-32-544 | Administrators",
        "replace",
        ["NORTHGATE\\Admins du domaine | S-1-5-21-1-2-3-512 | Domain Admins"],
        false,
      ],
      [
        "VORDEFINIERT\\Remotedesktopbenutzer | S-1-5-32-555 | Remote Desktop Users",
        "add",
        ["NORTHGATE\\helpdesk"],
        true,
      ],
    ]));

  test("services, logs and the older audit policy", () => {
    expect(policy?.services.map(({ service, startup }) => `${service.value} ${startup.value}`)).toEqual([
      "MpsSvc disabled",
    ]);
    expect(logging?.local.map(({ name, kilobytes }) => `${name} ${kilobytes?.value}`)).toEqual(["Security 196608"]);
    expect(
      policy?.audit.map(({ subject, success, failure, value }) => [subject.value, success, failure, value.value]),
    ).toEqual([["AuditLogonEvents", true, false, "1"]]);
  });

  test("security options are registry values", () => {
    expect(policy?.registry.map(({ key, name, type, data }) => [at(key), at(name), type, data.value])).toEqual([
      ["System\\CurrentControlSet\\Control\\Lsa", "LmCompatibilityLevel", "dword", "5"],
      ["System\\CurrentControlSet\\Services\\LanManServer\\Parameters", "NullSessionPipes", "multi", "netlogon\nsamr"],
    ]);
  });
});

describe("registry policies and the rest", () => {
  const text = gpo(registry);
  const { configuration, unread } = read(text);
  const { policy } = configuration;

  test("leave nothing unread, and no password", () => {
    expect(unread).toEqual([]);
    expect(JSON.stringify(configuration)).not.toContain("hunter2");
  });

  test("templates have the name their reporter's language gives them", () =>
    expect(
      policy?.templates?.map(({ name, state, category, parts }) => [
        name.value,
        state.value,
        category?.value,
        parts.map((part) => `${part.name.value}: ${part.value.value}`),
      ]),
    ).toEqual([
      [
        "Skriptblockprotokollierung einschalten",
        "enabled",
        "Windows-Komponenten/Windows PowerShell",
        ["Aufrufe protokollieren: Disabled", "Proxykennwort: (not shown)", "Server: 1=wec.northgate.example\nsecond"],
      ],
    ]));

  test("values whose key is told, the firewall's profiles and AppLocker's modes are registry values", () =>
    expect(
      policy?.registry.map(({ key, name, type, data }) => `${key.value}\\${name.value} ${type} ${data.value}`),
    ).toEqual([
      "Software\\Policies\\Northgate\\Level dword 3",
      "Software\\Policies\\Northgate\\Old delete ",
      "Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\DefaultPassword string (not shown)",
      "Software\\Policies\\Microsoft\\WindowsFirewall\\DomainProfile\\EnableFirewall dword 0",
      "Software\\Policies\\Microsoft\\WindowsFirewall\\DomainProfile\\Logging\\LogFileSize dword 16384",
      "Software\\Policies\\Microsoft\\Windows\\SrpV2\\Exe\\EnforcementMode dword 1",
    ]));

  test("scripts, and subcategories by GUID", () => {
    expect(policy?.scripts?.map(({ when, program }) => `${when} ${program.value}`)).toEqual([
      "logon \\\\northgate.example\\netlogon\\map.cmd",
    ]);
    expect(policy?.audit.map(({ subject, guid, success, failure }) => [subject.value, guid, success, failure])).toEqual(
      [["Logon", "0CCE9215-69AE-11D9-BED3-505054503030", true, true]],
    );
  });
});

describe("who gets the policy", () => {
  const policy = policyOf(gpo("", around));
  test("name and identity", () => {
    expect([policy.name?.value, policy.id?.value, policy.domain?.value]).toEqual([
      "Server Baseline",
      "6F1D2AB0-1111-4222-8333-444455556666",
      "northgate.example",
    ]);
  });
  test("links, enforced ones and ones that are off", () =>
    expect(policy.links?.map(({ to, enabled, enforced }) => [to.value, enabled.value, enforced.value])).toEqual([
      ["northgate.example/Servers", true, true],
      ["northgate.example/Lab", false, false],
    ]));
  test("a policy that is linked nowhere has no links, which is not the same as not telling", () =>
    expect(policyOf(gpo("")).links).toEqual([]));
  test("those who may apply it, not those who may read it", () =>
    expect(policy.appliesTo?.map(principal)).toEqual(["NORTHGATE\\Servers | S-1-5-21-1-2-3-2001"]));
  test("the half that is off", () => expect(policy.disabledParts?.map(({ value }) => value)).toEqual(["user"]));
  test("what it sets in the half that is off stays out, and is counted", () => {
    const off = gpo(security + registry).replace("<Enabled>true</Enabled>", "<Enabled>false</Enabled>");
    const { policy: none, passwords, logging } = read(off).configuration;
    expect([none?.rights, none?.registry, none?.scripts, passwords, logging]).toEqual([
      [],
      [],
      [],
      undefined,
      undefined,
    ]);
    expect(none?.switchedOff?.map(({ part, settings }) => [part.value, settings])).toEqual([["machine", 23]]);
  });
  test("a WMI filter is named, and not understood", () => {
    const { configuration, unread } = read(gpo("", "  <FilterName>Laptops only</FilterName>\n"));
    expect(configuration.policy?.wmiFilter?.value).toBe("Laptops only");
    expect(unread).toEqual(["<FilterName>Laptops only</FilterName>"]);
  });
});

test("a report of several policies has a configuration for each", () => {
  const text = `${declaration}<report>\n${gpo(security)}${gpo(registry).replace("Server Baseline", "Workstations")}</report>\n`;
  const reading = expectSound(gpoReport, text);
  expect(reading.configurations.map(({ policy }) => policy?.name?.value)).toEqual(["Server Baseline", "Workstations"]);
  expect(reading.unread).toEqual([]);
});

test("rules of the firewall, which the report takes apart, are put together again", () => {
  const rule = `<q1:InboundFirewallRules>
          <q1:Version>2.10</q1:Version><q1:Action>Allow</q1:Action><q1:Name>Remote Desktop</q1:Name><q1:Dir>In</q1:Dir>
          <q1:Protocol>6</q1:Protocol><q1:LPort>3389</q1:LPort><q1:RA4>10.40.0.0/24</q1:RA4><q1:RA4>10.41.0.0/24</q1:RA4><q1:Active>true</q1:Active>
        </q1:InboundFirewallRules>`;
  const { configuration, unread, at } = read(gpo(rule));
  expect(unread).toEqual([]);
  const entry = configuration.filters
    .flatMap((filter) => filter.entries)
    .find(({ label }) => label?.value === "Remote Desktop");
  expect(at(entry)).toBe(rule);
  expect(entry?.source).toBeDefined();
});

describe("settings of the policy editor that are known to set a registry value", () => {
  const template = (category: string, name: string, state: string, more = "") =>
    gpo(
      `<q1:Policy><q1:Name>${name}</q1:Name><q1:State>${state}</q1:State><q1:Category>${category}</q1:Category>${more}</q1:Policy>`,
    );
  const registryOf = (text: string) => {
    const { configuration, at } = read(text);
    return configuration.policy?.registry.map(({ name, data }) => `${name.value}=${data.value} at ${at(data)}`);
  };
  const size = "<q1:Numeric><q1:Name>Size</q1:Name><q1:Value>196608</q1:Value></q1:Numeric>";
  const log = ["Windows Components/Event Log Service/Security", "Specify the maximum log file size (KB)"] as const;

  test("set it on and off", () => {
    const powershell = ["Windows Components/Windows PowerShell", "Turn on PowerShell Script Block Logging"] as const;
    expect(registryOf(template(...powershell, "Enabled"))).toEqual(["EnableScriptBlockLogging=1 at Enabled"]);
    expect(registryOf(template(...powershell, "Disabled"))).toEqual(["EnableScriptBlockLogging=0 at Disabled"]);
    expect(registryOf(template(...powershell, "Not Configured"))).toEqual([]);
  });
  test("set it to what is filled in", () =>
    expect(registryOf(template(...log, "Enabled", size))).toEqual(["MaxSize=196608 at 196608"]));
  test("set nothing where nothing is filled in, or the name is another's", () => {
    expect(registryOf(template(...log, "Enabled"))).toEqual([]);
    expect(registryOf(template("Control Panel", log[1], "Enabled", size))).toEqual([]);
  });
});

test("preferences are read as in files of their own", () => {
  const list = `        <q2:LocalUsersAndGroups clsid="{3125E937-EB16-4b4c-9934-544FC6D24D26}">
          <q2:User clsid="{DF5F1855-51E5-4d24-8B1A-D9BDE98BA1D1}" name="helper">
            <q2:GPOSettingOrder>1</q2:GPOSettingOrder>
            <q2:Properties action="U" userName="helper" cpassword="j1Uyj3Vx8TY9LtLZil2uAuZkFQA" acctDisabled="0"/>
          </q2:User>
          <q2:Teleport/>
        </q2:LocalUsersAndGroups>
`;
  const { configuration, unread, at } = read(gpo(list));
  const { localAccounts, publishedPasswords } = configuration.policy ?? {};
  expect(localAccounts?.map(({ account }) => account.text)).toEqual(["helper"]);
  expect(at(publishedPasswords?.[0])).toBe("j1Uyj3Vx8TY9LtLZil2uAuZkFQA");
  expect(JSON.stringify(configuration)).not.toContain("j1Uyj3");
  expect(unread).toEqual(["<q2:Teleport/>"]);
});

test("what no reader knows stays unread, with its place", () => {
  const strange = "        <q1:Teleport><q1:To>Mars</q1:To></q1:Teleport>\n";
  const { unread, reading } = read(gpo(`${security}${strange}`));
  expect(unread).toEqual([strange.trim()]);
  expect(reading.lines.unread).toBe(1);
});

describe("values that are no values leave their element unread", () => {
  for (const [from, to] of [
    ["<q1:SettingNumber>8<", "<q1:SettingNumber>eight<"],
    ["<q1:StartupMode>Disabled<", "<q1:StartupMode>Sometimes<"],
    ["<q1:SuccessAttempts>true<", "<q1:SuccessAttempts>maybe<"],
    ["<q1:Name>SeTcbPrivilege<", "<q1:Name>Se Tcb<"],
    ["<q1:KeyName>MACHINE", "<q1:KeyName>MARS"],
  ] as const)
    test(to, () => expect(read(gpo(security.replace(from, to))).unread).toHaveLength(1));
});

test("reports are recognised in UTF-16 and UTF-8, with a mark and without", () => {
  const text = declaration + gpo(security);
  for (const encoding of ["utf-16le-bom", "utf-16le", "utf-16be-bom", "utf-8", "utf-8-bom"] as const) {
    const bytes = encodeText(text, encoding);
    const decoded = (bytes && decodeText(bytes)?.text) ?? "";
    expect(recognise({ path: "export.xml", text: decoded })?.id, encoding).toBe("gpo-report");
    expect(read(decoded).unread).toEqual([]);
  }
  for (const other of ["<GPO/>", "<html><body>GPO</body></html>", "<Groups clsid='{}'/>", ""])
    expect(gpoReport.recognise({ path: "gpreport.xml", text: other })).toBeLessThan(0.5);
});
