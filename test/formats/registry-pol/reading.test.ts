import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBytes } from "../../../server/src/formats/bytes.ts";
import { recognise } from "../../../server/src/formats/registry.ts";
import { registryPol } from "../../../server/src/formats/registry-pol/index.ts";
import type { RegistrySetting } from "../../../server/src/model/policy.ts";
import { expectSound, readText } from "../../support/readings.ts";
import { dword, littleEndian, type PolEntry, polBytes, text, wide } from "../../support/registry-pol.ts";

const machine = "backup/DomainSysvol/GPO/Machine/Registry.pol";

function shownText(entries: readonly PolEntry[], path = machine): string {
  return textOf(polBytes(entries), path);
}

function textOf(bytes: Uint8Array, path = machine): string {
  const shown = decodeBytes(bytes, path);
  if (shown?.kind !== "shown") throw new Error("expected a binary file that is shown as text");
  return shown.text;
}

function settingsOf(entries: readonly PolEntry[], path = machine): string[] {
  const { configuration, unread } = readText(registryPol, shownText(entries, path));
  expect(unread).toEqual([]);
  return (configuration.policy?.registry ?? []).map(
    ({ hive, key, name, type, data }: RegistrySetting) =>
      `${hive} ${key.value} [${name.value}] ${type} ${JSON.stringify(data.value)}`,
  );
}

test("entries are shown as LGPO text, in order", () =>
  expect(
    shownText([
      dword("Software\\Policies\\Northgate", "Level", 3),
      text("Software\\Policies\\Northgate", "**del.Old", " "),
    ]),
  ).toBe(`; Registry.pol as LGPO text. Entries: 2. The file itself is binary and is not changed from here.

Computer
Software\\Policies\\Northgate
Level
DWORD:3

Computer
Software\\Policies\\Northgate
Old
DELETE
`));

test("every type arrives in the model", () =>
  expect(
    settingsOf([
      dword("A", "dword", 4294967295),
      text("A", "string", " two  blanks "),
      text("A", "expandable", "%windir%\\temp", 2),
      text("A", "multi", "one\0two\0", 7),
      { key: "A", name: "no items", type: 7, data: wide("\0") },
      { key: "A", name: "qword", type: 11, data: littleEndian(2 ** 40, 8) },
      { key: "A", name: "binary", type: 3, data: Uint8Array.of(0, 0x5d, 0x3b) },
      { key: "A", name: "big endian", type: 5, data: Uint8Array.of(0, 0, 0, 1) },
      { key: "A", name: "", type: 0, data: new Uint8Array() },
      text("A", "**delvals.", " "),
      text("A", "**DeleteValues", "x;y"),
      text("A", "**soft.Wanted", "z"),
      text("A", "**DeleteKeys", "B;C"),
      text("A", "", "the default"),
    ]),
  ).toEqual([
    'machine A [dword] dword "4294967295"',
    'machine A [string] string " two  blanks "',
    'machine A [expandable] expandable "%windir%\\\\temp"',
    'machine A [multi] multi "one\\ntwo"',
    'machine A [no items] multi ""',
    'machine A [qword] qword "1099511627776"',
    'machine A [binary] binary "005d3b"',
    'machine A [big endian] unknown "00000001"',
    'machine A [*] delete ""',
    'machine A [x] delete ""',
    'machine A [y] delete ""',
    'machine A [Wanted] string "z"',
    'machine A [] string "the default"',
  ]));

test("line ends and other control characters keep to their line, and come back", () =>
  expect(settingsOf([text("A", "xml", "<a>\r\n\t<b/>\u2028</a>"), text("A", "next", "x")])).toEqual([
    'machine A [xml] string "<a>\\r\\n\\t<b/>\\n</a>"',
    'machine A [next] string "x"',
  ]));

describe("the folder tells whom it is for", () => {
  test("users", () => {
    expect(settingsOf([dword("A", "B", 1)], "{GUID}\\DomainSysvol\\GPO\\User\\registry.pol")).toEqual([
      'user A [B] dword "1"',
    ]);
    expect(settingsOf([dword("A", "B", 1)], "Northgate-User-Registry.pol")).toEqual(['user A [B] dword "1"']);
  });
  test("nobody: then the text says what was assumed", () => {
    expect(shownText([dword("A", "B", 1)], "/home/user/exports/registry.pol")).toContain("No folder tells");
    expect(settingsOf([dword("A", "B", 1)], "registry.pol")).toEqual(['machine A [B] dword "1"']);
  });
});

test("passwords and communities stay in the file", () => {
  const shown = shownText([
    text("Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon", "DefaultPassword", "hunter2"),
    text("System\\CurrentControlSet\\Services\\SNMP\\Parameters\\ValidCommunities", "topsecret", "4"),
  ]);
  expect(shown).not.toMatch(/hunter2|topsecret/);
  expect(shown.match(/\(not shown\)/g)).toHaveLength(2);
});

describe("damaged files", () => {
  const whole = polBytes([dword("A", "B", 1), text("C", "D", "e")]);

  test("what is left of one is read, and the rest is unread", () => {
    const { unread, configuration } = readText(registryPol, textOf(whole.subarray(0, whole.length - 3)));
    expect(configuration.policy?.registry).toHaveLength(1);
    expect(unread).toEqual(["29 bytes from byte 40 on are no entry"]);
  });

  test("a size that leads nowhere is no reason to look there", () => {
    const wrong = polBytes([{ ...dword("A", "B", 1), data: new Uint8Array() }]);
    wrong.set([0xff, 0xff, 0xff, 0xff], wrong.length - 8);
    expect(readText(registryPol, textOf(wrong)).unread).toHaveLength(1);
  });

  test("a DWORD of another length is a problem", () => {
    const shown = shownText([{ key: "A", name: "B", type: 4, data: Uint8Array.of(1) }]);
    const { reading } = readText(registryPol, shown);
    expect(reading.problems.map(({ message }) => message)).toEqual(["a DWORD has 4 bytes, not 1"]);
  });

  test("any bytes behind the signature can be read", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(whole.length), fc.nat(255), (any, at, byte) => {
        const changed = whole.slice();
        changed[8 + (at % (whole.length - 8))] = byte;
        for (const bytes of [Uint8Array.from([...whole.subarray(0, 8), ...any]), changed])
          expectSound(registryPol, textOf(bytes));
      }),
    );
  });
});

test("the text of a Registry.pol is never taken for LGPO text that somebody keeps", () => {
  const shown = shownText([dword("A", "B", 1)]);
  expect(recognise({ path: "any.txt", text: shown })?.id).toBe("registry-pol");
  expect(recognise({ path: "lgpo.txt", text: shown.replace(/^;.*\n/, "") })?.id).toBe("lgpo");
});

test("nothing is written into it", () => {
  const { reading, configuration } = readText(registryPol, shownText([dword("A", "B", 1)]));
  const [setting] = configuration.policy?.registry ?? [];
  if (!setting) throw new Error("expected a setting");
  expect(registryPol.spell("", reading, { kind: "set-value", stated: setting.data, to: "2" })).toBeUndefined();
});
