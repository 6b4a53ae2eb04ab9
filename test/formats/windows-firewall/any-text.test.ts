import { describe, expect, test } from "vitest";
import { windowsFirewall } from "../../../server/src/formats/windows-firewall/index.ts";
import { expectAllSound, expectReadSoon } from "../../support/any-text.ts";
import { damaged } from "../../support/readings.ts";
import { all, json, netsh, table } from "./samples.ts";

describe("any text can be read", () => {
  test("damaged exports", () => {
    expectAllSound(windowsFirewall, damaged(all), 300);
  });

  test("a long export takes time in proportion to its length", () => {
    const texts = [
      netsh.repeat(500),
      `[${Array.from({ length: 1_000 }, () => json.trim().slice(1, -1)).join(",")}]`,
      table + `${table.split("\n")[1]}\n`.repeat(5_000),
      `Rule Name:                            a\nRemoteIP:                             ${"10.0.0.1,".repeat(150_000)}\n`,
      "[".repeat(200_000),
      `Rule Name:                            a\n${" ".repeat(400_000)}\n`,
    ];
    expectReadSoon(windowsFirewall, "a.txt", texts);
  });
});

test("exports are known by their fields", () => {
  const sure = (text: string) => windowsFirewall.recognise({ path: "a.txt", text });
  for (const text of all) expect(sure(text)).toBeGreaterThanOrEqual(0.9);
  const others = [
    "",
    "{}",
    '{ "enabled": true, "action": "x" }',
    "name,enabled\na,1\n",
    "Rule Name: see the handbook\n",
  ];
  for (const text of others) expect(sure(text)).toBeLessThan(0.5);
});
