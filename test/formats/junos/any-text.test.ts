import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { junos } from "../../../server/src/formats/junos/index.ts";
import { anyTextWith, expectAllSound } from "../../support/any-text.ts";
import { damaged, expectSound } from "../../support/readings.ts";
import { sharedPath } from "../../support/shared.ts";
import { expectSoon } from "../../support/time.ts";
import { readTools } from "../../support/tools.ts";
import { branch, router } from "./samples.ts";

describe("any text can be read", () => {
  test("damaged files", () => {
    expectAllSound(junos, damaged([branch, router]));
  });

  test("anything else", () => {
    expectAllSound(
      junos,
      anyTextWith(
        ..."set ,delete ,deactivate ,edit ,up\n,insert a before b\n,rename a to b\n,groups ,apply-groups g".split(","),
        ...'security ,policies ,firewall ,<*> ,inactive: ,replace: ,{,},;,[,],",\\,/*,*/,#,\n,\r\n, '.split(","),
      ),
    );
  });

  test("our own samples leave nothing unread, with any line end", () => {
    for (const text of [
      branch,
      router,
      branch.replaceAll("\n", "\r\n"),
      router.replaceAll("\n", "\r"),
      branch.trimEnd(),
      router.trimEnd(),
    ]) {
      const { unread, problems } = expectSound(junos, text);
      expect([unread, problems]).toEqual([[], []]);
    }
  });

  test("groups within groups come to an end", () => {
    const groups = Array.from({ length: 30 }, (_, at) => `set groups g${at} apply-groups g${(at + 1) % 30}\n`).join("");
    expectSound(junos, `${groups}set groups g0 a <*> b c\nset apply-groups g0\nset a x apply-groups [ g1 g2 ]\n`);
  });

  test("blocks within blocks come to an end", () => {
    expectSound(junos, `${"a { ".repeat(20_000)}b;${" }".repeat(20_000)}`);
    expectSound(junos, `set ${"a ".repeat(20_000)}\n`.repeat(3));
  });

  test("a long file takes time in proportion to its length", () => {
    const policies = Array.from(
      { length: 4_000 },
      (_, at) =>
        `policy p${at} { match { source-address a${at}; destination-address any; } then { permit; strange; } }\n`,
    ).join("");
    const addresses = Array.from({ length: 8_000 }, (_, at) => `address a${at} 10.0.0.${at % 250}/32;\n`).join("");
    const text = `security { address-book { global {\n${addresses}} }\npolicies { from-zone a to-zone b {\n${policies}} } }\n`;
    expectSoon(() => {
      junos.recognise({ path: "a.conf", text });
      junos.read(text, readTools);
    }, 12_000);
  });
});

/** Files of the folder that are something else, or wrong on purpose. */
const excepted = [
  // Cisco IOS
  /example-juniper\/configs\/(?:as1core1|as2border2|as2dist1|as2host1|as3border1|as3border2|as3core1)\.cfg$/,
  // Two lines with braces that do not match, and six that are no configuration
  /testconfigs\/misbraced$/,
  /ciscoconfparse2\/sample_02\.junos$/,
];

describe("files of others", () => {
  const folder = sharedPath("corpus/junos");

  test.skipIf(!folder)("each is recognised, and hardly a line stays unread", { timeout: 120_000 }, () => {
    const files = readdirSync(folder ?? "", { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    let total = 0;
    let unread = 0;
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      const text = readFileSync(path, "utf8");
      const { lines } = expectSound(junos, text);
      if (excepted.some((each) => each.test(path))) continue;
      expect(junos.recognise({ path, text }), path).toBeGreaterThanOrEqual(0.5);
      total += lines.total;
      unread += lines.unread;
    }
    expect(total).toBeGreaterThan(10_000);
    expect(unread / total).toBeLessThan(0.01);
  });
});
