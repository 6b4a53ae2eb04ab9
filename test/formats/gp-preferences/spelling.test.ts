import { describe, expect, test } from "vitest";
import { gpPreferences } from "../../../server/src/formats/gp-preferences/index.ts";
import type { Policy } from "../../../server/src/model/policy.ts";
import type { Located } from "../../../server/src/text/span.ts";
import { readText, spelled } from "../../support/readings.ts";
import { drives, groups, registry } from "./samples.ts";

const stated = (text: string, pick: (policy: Policy) => Located<unknown> | undefined, to: string) =>
  spelled(gpPreferences, text, ({ policy }) => {
    const found = policy && pick(policy);
    return { kind: "set-value", stated: { value: "", span: found?.span ?? { start: 0, end: 0 } }, to };
  });

describe("members", () => {
  const without = (text: string) =>
    spelled(gpPreferences, text, ({ policy }) => {
      const group = policy?.groups.find(({ mode }) => mode !== "remove");
      const [member] = group?.members ?? [];
      if (!group || !member) throw new Error("no member");
      return { kind: "remove-member", group, member };
    });

  test("that were added are removed", () => {
    const after = without(groups) ?? "";
    expect(after).toBe(groups.replace('action="ADD"', 'action="REMOVE"'));
    expect(readText(gpPreferences, after).configuration.policy?.groups.map(({ mode }) => mode)).toEqual(["remove"]);
  });

  test("whoever logs on among them", () =>
    expect(without('<Groups><Group><Properties groupName="a" userAction="ADD"/></Group></Groups>')).toContain(
      'userAction="REMOVE"',
    ));
});

describe("values", () => {
  test("of the registry are written as their type is", () =>
    expect(stated(registry, ({ registry: [first] }) => first?.data, "600")).toContain(
      'type="REG_DWORD" value="00000258"',
    ));

  test("of passwords are only taken away", () => {
    const password = ({ publishedPasswords }: Policy) => {
      const span = publishedPasswords?.[0]?.span;
      return span && { value: "", span };
    };
    expect(stated(drives, password, "")).toBe(drives.replace("c2FtcGxl", ""));
    expect(stated(drives, password, "x")).toBeUndefined();
  });

  test("of accounts are dates and switches", () => {
    expect(stated(groups, ({ localAccounts }) => localAccounts?.[0]?.expires, "2026-06-30")).toContain(
      'expires="2026-06-30"',
    );
    expect(stated(groups, ({ localAccounts }) => localAccounts?.[0]?.disabled, "1")).toContain('acctDisabled="1"');
    expect(stated(groups, ({ localAccounts }) => localAccounts?.[0]?.disabled, "yes")).toBeUndefined();
  });
});

describe("whole items go", () => {
  test("with their lines", () => {
    const after = spelled(gpPreferences, drives, ({ definitions, policy }) => ({
      kind: "remove-statement",
      span: definitions[0]?.span ?? itemAround(drives, policy?.publishedPasswords?.[0]?.span.start ?? 0),
    }));
    expect(after?.split("\n")).toHaveLength(4);
  });

  test("or alone, where others share the line", () => {
    const after = spelled(gpPreferences, registry, ({ policy }) => ({
      kind: "remove-statement",
      span: policy?.registry[1]?.span ?? { start: 0, end: 0 },
    }));
    expect(after).toContain("\r\n\t</Collection>\r\n");
  });

  test("never the whole file", () =>
    expect(
      spelled(gpPreferences, "<Groups></Groups>", () => ({ kind: "remove-statement", span: { start: 0, end: 17 } })),
    ).toBeUndefined());
});

function itemAround(text: string, offset: number) {
  const start = text.lastIndexOf("<Drive ", offset);
  return { start, end: text.indexOf("</Drive>", offset) + "</Drive>".length };
}
