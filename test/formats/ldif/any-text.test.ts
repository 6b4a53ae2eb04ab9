import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ldif } from "../../../server/src/formats/ldif/index.ts";
import { decodeText } from "../../../server/src/text/decode.ts";
import { anyText, expectAllSound, expectReadSoon } from "../../support/any-text.ts";
import { damaged, expectSound, readText } from "../../support/readings.ts";
import { sharedPath } from "../../support/shared.ts";
import { changes, northgate } from "./samples.ts";

describe("any text can be read", () => {
  test("damaged exports", () => {
    expectAllSound(ldif, damaged([northgate, changes]), 200);
  });

  test("anything else", () => {
    expectAllSound(ldif, anyText);
  });

  test("a long file takes time in proportion to its length", () => {
    const member = `member: CN=${"x".repeat(50)},DC=a\n`;
    const account = (at: number) => `dn: CN=a${at},DC=a\nobjectClass: user\ncn: a${at}\nprimaryGroupID: 513\n\n`;
    const texts = [
      `dn: CN=g,DC=a\nobjectClass: group\n${member.repeat(50_000)}`,
      Array.from({ length: 20_000 }, (_, at) => account(at)).join(""),
      `dn: CN=g,DC=a\nchangetype: modify\n${`replace: member\n${member}-\n`.repeat(20_000)}`,
      `dn: ${"x\n ".repeat(300_000)}`,
      `dn: ${"<a>;".repeat(200_000)}`,
    ];
    expectReadSoon(ldif, "a.ldif", texts);
  });
});

test("exports are known by what they hold, notes about them are not", () => {
  for (const text of [northgate, changes, "version: 1\n\ndn:: Q049YQ==\ncn: a\n"])
    expect(ldif.recognise({ path: "notes.txt", text })).toBeGreaterThanOrEqual(0.9);
  for (const text of [
    "",
    "dn: nothing\n",
    "version: 1\nservices:\n  web:\n    image: x\n",
    `Steps:\n${"- call them\nand ask\n".repeat(9)}dn: CN=a\n`,
  ])
    expect(ldif.recognise({ path: "notes.txt", text })).toBeLessThan(0.5);
});

describe("exports of others", () => {
  const folder = sharedPath("corpus/ad-ldif");

  test.skipIf(!folder)("each is recognised, read whole, and without a problem", () => {
    const files = readdirSync(folder ?? "", { recursive: true, encoding: "utf8" }).filter((path) =>
      /\.ldif$/.test(path),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const path of files) {
      const text = decodeText(readFileSync(join(folder ?? "", path)))?.text ?? "";
      expect(ldif.recognise({ path, text }), path).toBeGreaterThanOrEqual(0.5);
      const { unread, problems } = expectSound(ldif, text);
      expect([path, unread, problems]).toEqual([path, [], []]);
    }
  });

  test.skipIf(!folder)("the first administrator rules the domain, as the export says from both sides", () => {
    const text = readFileSync(join(folder ?? "", "samba-provisions/release-4-1-0rc3.ldif"), "utf8");
    const { directory } = readText(ldif, text).configuration;
    const admins = directory?.memberships.filter(({ group }) => group.known === "Domain Admins");
    expect(admins?.map(({ member, by }) => `${member.known} ${by}`)).toContain("Administrator member");
    expect(admins?.map(({ member, by }) => `${member.known} ${by}`)).toContain("Administrator member-of");
  });
});
