import { expect, test } from "vitest";
import { gpoReport } from "../../../server/src/formats/gpo-report/index.ts";
import { lgpo } from "../../../server/src/formats/lgpo/index.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { readText } from "../../support/readings.ts";
import { gpo, registry, security } from "../gpo-report/samples.ts";

const { reading, configuration } = readText(gpoReport, gpo(security + registry));

function settingNamed(of: Configuration, wanted: string) {
  const setting = of.policy?.registry.find(({ name }) => name.value === wanted);
  if (!setting) throw new Error(`no ${wanted}`);
  return setting;
}

const record = (name: string, to: string) =>
  gpoReport.elsewhere?.(reading, { kind: "set-value", stated: settingNamed(configuration, name).data, to });

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
  expect(
    gpoReport.elsewhere?.(reading, { kind: "set", setting: "password-minimum-length", value: 14 }),
  ).toBeUndefined();
});
