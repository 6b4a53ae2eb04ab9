import { describe, expect, test } from "vitest";
import { gpPreferences } from "../../../server/src/formats/gp-preferences/index.ts";
import type { Policy } from "../../../server/src/model/policy.ts";
import type { Problem } from "../../../server/src/text/span.ts";
import { expectProblems, readCarets } from "../../support/carets.ts";
import { readText } from "../../support/readings.ts";
import { all, groups, registry, services, tasks } from "./samples.ts";

function expectFacts(source: string, factsOf: (policy: Policy) => readonly Problem[]): void {
  const marked = readCarets(source);
  const { configuration, unread } = readText(gpPreferences, marked.text);
  expect(unread).toEqual([]);
  expectProblems(configuration.policy ? factsOf(configuration.policy) : [], marked);
}

const membersOf = ({ groups }: Policy): Problem[] =>
  groups.flatMap(({ group, members, mode }) => [
    { span: group.span, message: `${group.known ?? group.text} ${mode}` },
    ...members.map(({ span, text, known }) => ({ span, message: known ?? text })),
  ]);

describe("groups", () => {
  test("are known by SID in any language; members are added or removed", () =>
    expectFacts(
      `
<Groups clsid="{3125E937-EB16-4b4c-9934-544FC6D24D26}"><Group name="Administratoren (integriert)">
  <Properties action="U" groupSid="S-1-5-32-544" groupName="Administratoren (integriert)">
                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Administrators add
                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Administrators remove
    <Members>
      <Member name="NORTHGATE\\msp-anna" action="ADD" sid=""/>
                    ^^^^^^^^^^^^^^^^^^ NORTHGATE\\msp-anna
      <member NAME="" Action="REMOVE" SID="S-1-5-21-1-2-3-512"/>
                                           ^^^^^^^^^^^^^^^^^^ Domain Admins
    </Members>
  </Properties>
</Group></Groups>
`,
      membersOf,
    ));

  test("without a SID are known by name", () =>
    expectFacts(
      `
<Groups clsid="{3125E937-EB16-4b4c-9934-544FC6D24D26}"><Group name="x">
  <Properties action="U" groupSid="" groupName="Administrateurs (intégré)" userAction="ADD">
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^ Administrators add
                                                                                       ^^^ whoever logs on
  </Properties>
</Group></Groups>
`,
      membersOf,
    ));

  test("whose members are all taken out are replaced", () => {
    const properties = (attributes: string) =>
      `<Groups><Group><Properties groupName="ops" ${attributes}><Members><Member name="a" action="ADD"/></Members></Properties></Group></Groups>`;
    const modeOf = (attributes: string) =>
      readText(gpPreferences, properties(attributes)).configuration.policy?.groups.map(({ mode }) => mode);
    expect(modeOf('action="U" deleteAllUsers="1" deleteAllGroups="1"')).toEqual(["replace"]);
    expect(modeOf('action="U" deleteAllUsers="1" deleteAllGroups="0"')).toEqual(["add"]);
    expect(modeOf('action="R"')).toEqual(["replace"]);
    expect(modeOf('action="D"')).toEqual([]);
    expect(modeOf("")).toEqual(["add"]);
  });

  test("apply under the condition that targeting names", () => {
    const { configuration, at } = readText(gpPreferences, groups);
    const [group] = configuration.policy?.groups ?? [];
    expect(group?.condition?.value).toBe("computer SRV-*, not group NORTHGATE\\Kiosk");
    expect(at(group?.condition)).toMatch(/^<Filters>[\s\S]*<\/Filters>$/);
  });
});

test("accounts of the machine tell how long they work", () => {
  const { configuration } = readText(gpPreferences, groups);
  expect(configuration.policy?.localAccounts).toMatchObject([
    {
      account: { text: "svc-local" },
      action: { value: "create" },
      disabled: { value: false },
      passwordNeverExpires: { value: true },
      expires: { value: Date.UTC(2027, 0, 1) - 1 },
    },
  ]);
});

describe("registry values", () => {
  test("have types, and numbers are hexadecimal digits", () =>
    expectFacts(
      `
<RegistrySettings clsid="{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}"><Collection name="c"><Registry name="a">
  <Properties action="U" hive="HKEY_LOCAL_MACHINE" key="Software\\A" name="Limit" type="REG_DWORD" value="0000000F"/>
                                                                                                         ^^^^^^^^ machine Software\\A Limit dword 15
</Registry></Collection><Registry name="b">
  <Properties action="D" hive="HKEY_CURRENT_USER" key="Software\\A" name="Old"/>
                      ^ user Software\\A Old delete 
</Registry></RegistrySettings>
`,
      (policy) =>
        policy.registry.map(({ hive, key, name, type, data }) => ({
          span: data.span,
          message: `${hive} ${key.value} ${name.value} ${type} ${data.value}`,
        })),
    ));

  test("that are passwords are left out", () => {
    const { configuration } = readText(gpPreferences, registry);
    expect(configuration.policy?.registry.map(({ data }) => data.value)).toEqual(["900", "(not shown)"]);
  });
});

test("services, with their attributes in any case", () => {
  const { configuration } = readText(gpPreferences, services);
  expect(configuration.policy?.services).toMatchObject([
    { service: { value: "RemoteRegistry" }, startup: { value: "disabled" } },
  ]);
});

test("tasks tell what runs as whom; those that are disabled do not count", () => {
  const { configuration, at, reading } = readText(gpPreferences, tasks);
  expect(configuration.policy?.tasks).toMatchObject([
    { name: { value: "Sauvegarde" }, account: { known: "Administrator" }, program: { value: "backup.exe" } },
  ]);
  const disabled = configuration.policy?.tasks?.[0]?.disabled;
  expect(disabled && at({ span: disabled })).toBe("false");
  expect(reading.lines).toEqual({ total: 14, read: 10, ignored: 4, unread: 0 });
});

test("passwords are found in every kind of item, and never shown", () => {
  const found = all.flatMap((text) => {
    const { configuration, at } = readText(gpPreferences, text);
    expect(JSON.stringify(configuration)).not.toMatch(/c2Ftc|hunter2/);
    return (configuration.policy?.publishedPasswords ?? []).map((each) => [
      each.of,
      each.account?.text,
      at(each),
      each.disabled,
    ]);
  });
  expect(found).toEqual([
    ["local-account", "svc-local", "c2FtcGxlIGJ5dGVzLCBubyBrZXk", undefined],
    ["task", "NORTHGATE\\Administrateur", "c2FtcGxlIGJ5dGVz", undefined],
    ["task", "svc", "c2FtcGxl", true],
    ["drive", "NORTHGATE\\scan", "c2FtcGxl", undefined],
  ]);
});

test("what is not known is unread", () => {
  const marked = readCarets(`
<Groups clsid="{3125E937-EB16-4b4c-9934-544FC6D24D26}">
<Group><Properties action="X" groupName="ops"/></Group>
                           ^ expected C, R, U or D
<Gruppe/>
</Groups>
`);
  const { unread, reading } = readText(gpPreferences, marked.text);
  expectProblems(reading.problems, marked);
  expect(unread).toEqual(['<Group><Properties action="X" groupName="ops"/></Group>', "<Gruppe/>"]);
});
