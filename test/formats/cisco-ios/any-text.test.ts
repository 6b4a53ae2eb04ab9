import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ciscoIos } from "../../../server/src/formats/cisco-ios/index.ts";
import { ciscoNxOs } from "../../../server/src/formats/cisco-nxos/index.ts";
import type { Format } from "../../../server/src/formats/format.ts";
import { decodeText } from "../../../server/src/text/decode.ts";
import { expectAllSound, expectReadSoon, shuffled } from "../../support/any-text.ts";
import { damaged, expectSound } from "../../support/readings.ts";
import { sharedPath } from "../../support/shared.ts";
import { branch, leaf } from "./samples.ts";

const systems: readonly (readonly [name: string, format: Format, sample: string])[] = [
  ["cisco-ios", ciscoIos, branch],
  ["cisco-nxos", ciscoNxOs, leaf],
];

describe.each(systems)("any text can be read as %s", (_, format, sample) => {
  test("our own sample leaves nothing unread, whatever its line ends", () => {
    for (const lineEnd of ["\n", "\r\n", "\r"])
      expect(expectSound(format, sample.replaceAll("\n", lineEnd).trimEnd()).unread).toEqual([]);
  });

  test("damaged files", () => {
    expectAllSound(format, damaged([sample]));
  });

  test("statements in any order, words of one in another", () => {
    expectAllSound(format, shuffled([sample]), 200);
  });
});

test("a long file takes time in proportion to its length", () => {
  const texts = [
    "access-list 101 permit tcp host 10.0.0.1 any eq 443 log\n".repeat(30_000),
    `ip access-list extended A\n${" permit tcp any any\n".repeat(30_000)}`,
    Array.from({ length: 20_000 }, (_, at) => `ip access-list extended A${at}\n permit ip any any`).join("\n"),
    Array.from({ length: 5_000 }, (_, at) => `interface g${at}\n ip address 10.0.0.1 255.0.0.0`).join("\n"),
    Array.from({ length: 3_000 }, (_, depth) => `${" ".repeat(depth % 200)}frobnicate`).join("\n"),
    `${"banner motd ^C\n".repeat(20_000)}`,
    "--More--".repeat(50_000),
    `ip access-list extended A\n permit tcp any any ${"x log ".repeat(50_000)}`,
    `ip access-list extended A\n${Array.from({ length: 5_000 }, (_, at) => ` no ${at}`).join("\n")}`,
  ];
  expectReadSoon(ciscoIos, "a.cfg", texts, 5000);
}, 60_000);

/** Other people's files; not beside every checkout. */
const corpus = sharedPath("corpus");

/** Files of which more than a twentieth is unread, and why. */
const excepted: readonly (readonly [path: string, why: string])[] = [
  ["batfish-parsing/", "statements of many systems side by side, to try a parser out"],
  ["ansible-ios/", "what show commands print, and single statements of a module's tests"],
  ["batfish/testconfigs/", "a few lines, one of them wrong on purpose"],
  ["batfish/testrigs/", "a few lines, one of them wrong on purpose"],
  ["fwbuilder/testios4.fw", "a compiler's error messages, and networks that the device would refuse"],
  ["ciscoconfparse2/sample_10", "a part of another product, SD-WAN, stands in the file"],
  ["ccat/example/1.txt", "copied from a document: indented without a system, its lists below other statements"],
];

describe.skipIf(!corpus)("other people's files (of ../shared/corpus)", () => {
  test.each(systems)(
    "of %s are read, and little of them is unread",
    (folder, format) => {
      const all = { total: 0, unread: 0 };
      const much: string[] = [];
      for (const path of filesBelow(join(corpus ?? "", folder))) {
        const text = decodeText(readFileSync(join(corpus ?? "", folder, path)))?.text;
        if (text === undefined) continue;
        const { total, unread } = expectSound(format, text).lines;
        if (unread > total / 20 && !excepted.some(([known]) => path.includes(known))) much.push(path);
        // One file is as long as all others together.
        if (total > 30_000) continue;
        all.total += total;
        all.unread += unread;
      }
      expect(much).toEqual([]);
      expect(all.unread / all.total).toBeLessThan(0.03);
    },
    120_000,
  );
});

function filesBelow(root: string, folder = ""): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = folder === "" ? name : `${folder}/${name}`;
    return statSync(join(root, path)).isDirectory() ? filesBelow(root, path) : [path];
  });
}
