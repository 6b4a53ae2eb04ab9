import { describe, expect, test } from "vitest";
import { gpoReport } from "../../../server/src/formats/gpo-report/index.ts";
import { gptTmpl } from "../../../server/src/formats/gpttmpl/index.ts";
import { lgpo } from "../../../server/src/formats/lgpo/index.ts";
import type { Change } from "../../../server/src/model/change.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { readText } from "../../support/readings.ts";
import { gpo, registry, security } from "../gpo-report/samples.ts";

const { reading, configuration } = readText(gpoReport, gpo(security + registry));

function settingNamed(of: Configuration, wanted: string) {
  const setting = of.policy?.registry.find(({ name }) => name.value === wanted);
  if (!setting) throw new Error(`no ${wanted}`);
  return setting;
}

const spelled = (change: Change) => gpoReport.elsewhere?.(reading, change)?.text;

const record = (name: string, to: string) =>
  spelled({ kind: "set-value", stated: settingNamed(configuration, name).data, to });

test("a change of a registry value is LGPO text, which reads as what is wanted", () => {
  const text = record("LmCompatibilityLevel", "3");
  expect(text).toBe("Computer\nSystem\\CurrentControlSet\\Control\\Lsa\nLmCompatibilityLevel\nDWORD:3");
  const read = readText(lgpo, text ?? "");
  expect(settingNamed(read.configuration, "LmCompatibilityLevel").data.value).toBe("3");
  expect(record("NullSessionPipes", "a\nb")).toMatch(/MULTISZ:a\\0b$/);
});

test("what would not be a value, and other changes, have none", () => {
  expect(record("LmCompatibilityLevel", "high")).toBeUndefined();
  expect(record("Old", "1")).toBeUndefined();
  expect(spelled({ kind: "remove-statement", span: { start: 0, end: 1 } })).toBeUndefined();
});

describe("what is no registry value is a security template, which reads as what is wanted", () => {
  test("account rules", () => {
    const text = spelled({ kind: "set", setting: "password-minimum-length", value: 14 });
    expect(text).toContain("[System Access]\nMinimumPasswordLength = 14");
    expect(readText(gptTmpl, text ?? "").configuration.passwords?.minimumLength?.value).toBe(14);
  });

  test("user rights, with those who have them", () => {
    const right = "SeDenyNetworkLogonRight";
    const text = spelled({ kind: "add-right-holders", right, holders: ["S-1-5-114"] });
    expect(text).toContain("SeDenyNetworkLogonRight = *S-1-5-32-546,*S-1-5-21-1-2-3-1104,*S-1-5-114");
  });

  test("but not where the place tells what is meant", () =>
    expect(spelled({ kind: "set", setting: "log-kilobytes", value: 1, at: { start: 0, end: 1 } })).toBeUndefined());
});
