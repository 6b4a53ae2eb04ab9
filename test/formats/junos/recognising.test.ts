import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { junos } from "../../../server/src/formats/junos/index.ts";
import { sharedPath } from "../../support/shared.ts";

const sure = (text: string, path = "device.txt") => junos.recognise({ path, text });

test("exports, commands and fragments", () => {
  expect(
    sure("## Last commit: 2026-11-21 08:00:00 UTC by admin\nversion 21.4R1.12;\nsystem {\n    host-name edge;\n}\n"),
  ).toBe(1);
  expect(sure("set version 21.4R1.12\nset system host-name edge\nset interfaces lo0 unit 0\n")).toBe(1);
  expect(
    sure("security {\n    policies {\n        default-policy {\n            deny-all;\n        }\n    }\n}\n"),
  ).toBe(0.9);
  expect(sure("set firewall family inet filter a term b then accept\n")).toBe(0.9);
  expect(
    sure("admin@edge> show configuration | display set\nset system host-name edge\nset snmp location hq\n{master:0}\n"),
  ).toBeGreaterThan(0.5);
});

test("other texts", () => {
  expect(sure("")).toBe(0);
  expect(sure("set timeout 5\nset system on\n")).toBeLessThan(0.5);
  expect(sure("system is the first word.\nThen say more.\n")).toBe(0);
  expect(sure("server {\n  listen 80;\n}\n")).toBe(0);
  expect(sure("config system interface\n    edit port1\n    next\nend\n")).toBe(0);
});

const corpus = sharedPath("corpus");

test.skipIf(!corpus)("no file of another format (needs the corpus)", { timeout: 120_000 }, () => {
  const taken: string[] = [];
  for (const file of readdirSync(corpus ?? "", { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || file.parentPath.includes("corpus/junos")) continue;
    const path = join(file.parentPath, file.name);
    if (junos.recognise({ path, text: readFileSync(path, "latin1") }) >= 0.5) taken.push(path);
  }
  expect(taken).toEqual([]);
});
