import { expect, test } from "vitest";
import type { Format } from "../../../server/src/formats/format.ts";
import { gpoReport } from "../../../server/src/formats/gpo-report/index.ts";
import { lgpo } from "../../../server/src/formats/lgpo/index.ts";
import { windowsFirewall } from "../../../server/src/formats/windows-firewall/index.ts";
import { readText } from "../../support/readings.ts";
import { gpo } from "../gpo-report/samples.ts";

/** Whether the machine's own rules count, by the way into it; what is not told is left out. */
function localRules<Syntax>(format: Format<Syntax>, text: string): string[] {
  const { configuration, at } = readText(format, text);
  return configuration.checkpoints.flatMap(({ title, localRules: own }) =>
    own && title.includes(", in ") ? [`${title.split(" ").at(-2)} ${own.value} at ${at(own)}`] : [],
  );
}

const key = "Software\\Policies\\Microsoft\\WindowsFirewall\\PublicProfile";

test("a policy tells it by a registry value", () => {
  const record = (data: string) => `Computer\n${key}\nAllowLocalPolicyMerge\nDWORD:${data}\n`;
  expect(localRules(lgpo, record("0"))).toEqual(["Public false at 0"]);
  expect(localRules(lgpo, record("1"))).toEqual(["Public true at 1"]);
  expect(localRules(lgpo, `Computer\n${key}\nEnableFirewall\nDWORD:1\n`)).toEqual([]);
});

test("a report tells it of a profile", () =>
  expect(
    localRules(
      gpoReport,
      gpo("<DomainProfile><AllowLocalPolicyMerge><Value>false</Value></AllowLocalPolicyMerge></DomainProfile>"),
    ),
  ).toEqual(["Domain false at false"]));

test("netsh tells it, or that only policies know", () => {
  const profile = (word: string) =>
    `Domain Profile Settings:\n${"-".repeat(70)}\nState                                 ON\nLocalFirewallRules                    ${word}\n`;
  expect(localRules(windowsFirewall, profile("Disable"))).toEqual(["Domain false at Disable"]);
  expect(localRules(windowsFirewall, profile("N/A (GPO-store only)"))).toEqual([]);
  expect(readText(windowsFirewall, profile("N/A (GPO-store only)")).unread).toEqual([]);
});

test("PowerShell tells it by word or number", () => {
  const profile = (allowed: string) =>
    `[{ "Name": "Private", "Enabled": 1, "DefaultInboundAction": 4, "AllowLocalFirewallRules": ${allowed} }]`;
  expect(localRules(windowsFirewall, profile('"False"'))).toEqual(["Private false at False"]);
  expect(localRules(windowsFirewall, profile("1"))).toEqual(["Private true at 1"]);
  expect(localRules(windowsFirewall, profile("2"))).toEqual([]);
});
