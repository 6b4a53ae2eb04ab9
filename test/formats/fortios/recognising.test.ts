import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fortiOs } from "../../../server/src/formats/fortios/index.ts";
import { sharedPath } from "../../support/shared.ts";
import { branch, domains } from "./samples.ts";

const sure = (text: string, path = "device.txt") => fortiOs.recognise({ path, text });

test("backups, exports and fragments", () => {
  expect(sure(branch)).toBe(1);
  expect(sure(domains)).toBe(1);
  expect(sure(branch.split("\n").slice(4).join("\r\n"))).toBeGreaterThan(0.9);
  expect(sure("config firewall policy\n    edit 1\n        set action accept\n    next\nend\n")).toBeGreaterThan(0.9);
  expect(
    sure(`FGT60F # show firewall policy\n${branch.slice(branch.indexOf("config firewall policy"))}FGT60F # `),
  ).toBeGreaterThan(0.5);
});

test("other texts", () => {
  expect(sure("")).toBe(0);
  expect(sure("config system interface is how you begin.\nThen say more.\nAnd more.\nAnd more again.\n")).toBeLessThan(
    0.5,
  );
  expect(sure("hostname edge\ninterface GigabitEthernet0/0\n nameif outside\n")).toBe(0);
  expect(sure("config setup\n  charondebug=all\nconn a\n  left=1\n")).toBe(0);
});

const corpus = sharedPath("corpus");

test.skipIf(!corpus)("no file of another format (needs the corpus)", { timeout: 120_000 }, () => {
  const taken: string[] = [];
  for (const file of readdirSync(corpus ?? "", { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || file.parentPath.includes("fortios")) continue;
    const path = join(file.parentPath, file.name);
    if (fortiOs.recognise({ path, text: readFileSync(path, "latin1") }) >= 0.5) taken.push(path);
  }
  expect(taken).toEqual([]);
});
