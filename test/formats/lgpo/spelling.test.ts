import { expect, test } from "vitest";
import { lgpo } from "../../../server/src/formats/lgpo/index.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import type { RegistrySetting } from "../../../server/src/model/policy.ts";
import { spelled } from "../../support/readings.ts";
import { policy } from "./samples.ts";

function named(configuration: Configuration, name: string): RegistrySetting {
  const setting = configuration.policy?.registry.find((each) => each.name.value === name);
  if (!setting) throw new Error(`no ${name}`);
  return setting;
}

const withValue = (name: string, to: string) =>
  spelled(lgpo, policy, (configuration) => ({ kind: "set-value", stated: named(configuration, name).data, to }));

test("another value goes where the old one stands", () => {
  expect(withValue("MaxSize", "524288")).toBe(policy.replace("DWORD:196608", "DWORD:524288"));
  expect(withValue("EnableScriptBlockLogging", "0")).toBe(policy.replace("DWORD:0x1", "DWORD:0"));
  expect(withValue("NullSessionPipes", "")).toBe(policy.replace("MULTISZ:netlogon\\0samr", "MULTISZ:"));
  expect(withValue("", "C:\\Northgate")).toBe(policy.replace("EXSZ:%ProgramFiles%\\Northgate", "EXSZ:C:\\Northgate"));
});

test("what would not be a value is not written", () => {
  expect(withValue("MaxSize", "much")).toBeUndefined();
  expect(withValue("1", "two\nlines")).toBeUndefined();
  expect(withValue("Seal", "ff")).toBeUndefined();
  expect(withValue("DisableCMD", "1")).toBeUndefined();
});

test("a record goes with the blank line behind it", () => {
  const without = (name: string) =>
    spelled(lgpo, policy, (configuration) => ({ kind: "remove-statement", span: named(configuration, name).span }));
  expect(without("Seal")).toBe(policy.replace("Computer\nSoftware\\Policies\\Northgate\nSeal\nBINARY:00ff10\n\n", ""));
});

test("other changes have no place in it", () =>
  expect(
    spelled(lgpo, policy, () => ({ kind: "set", setting: "password-minimum-length", value: 14 })),
  ).toBeUndefined());
