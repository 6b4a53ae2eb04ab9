import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ciscoAsa } from "../../../server/src/formats/cisco-asa/index.ts";
import { anyText, expectAllSound, expectReadSoon, shuffled } from "../../support/any-text.ts";
import { damaged, expectSound } from "../../support/readings.ts";
import { sharedPath } from "../../support/shared.ts";
import { fragment, office, pix } from "./samples.ts";

const samples = [office, pix, fragment];

describe("any text can be read", () => {
  test("our own samples leave nothing unread, whatever their line ends", () => {
    for (const text of samples)
      for (const lineEnd of ["\n", "\r\n", "\r"])
        expect(expectSound(ciscoAsa, text.replaceAll("\n", lineEnd)).unread).toEqual([]);
  });

  test("damaged files", () => {
    expectAllSound(ciscoAsa, damaged(samples), 150);
  });

  test("statements in any order, words of one in another", () => {
    expectAllSound(ciscoAsa, shuffled(samples), 300);
  });

  test("anything else", () => {
    expectAllSound(ciscoAsa, anyText);
  });

  test("a long file takes time in proportion to its length", () => {
    const entries = "access-list A extended permit tcp host 10.0.0.1 object-group G eq https log\n".repeat(30_000);
    const numbered = "access-list A line 1 extended permit ip any any\n".repeat(5_000);
    const deep = Array.from({ length: 3_000 }, (_, depth) => `${" ".repeat(depth % 200)}webvpn`).join("\n");
    const quotes = `access-list A remark ${'" '.repeat(100_000)}\nhostname ${'"\\"'.repeat(100_000)}`;
    const wide = `object-group network G\n network-object ${"10.0.0.1 ".repeat(50_000)}`;
    const strange = `access-list A extended permit ip any any ${"x log ".repeat(50_000)}`;
    const names = Array.from({ length: 5_000 }, (_, at) => `interface g${at}\n nameif z${at}\n security-level 50`).join(
      "\n",
    );
    const objects = Array.from({ length: 20_000 }, (_, at) => `object network o${at}\n host 10.0.0.1`).join("\n");
    expectReadSoon(ciscoAsa, "a.cfg", [entries, numbered, deep, quotes, wide, strange, objects, names], 5000);
  }, 60_000);
});

/** Other people's files; not beside every checkout. */
const corpus = sharedPath("corpus/cisco-asa");

describe.skipIf(!corpus)("other people's files (of ../shared/corpus/cisco-asa)", () => {
  test("are read, and little of them is unread", () => {
    const counts = filesBelow(corpus ?? "").map((path) => expectSound(ciscoAsa, readFileSync(path, "utf8")).lines);
    const sum = (key: "total" | "unread") => counts.reduce((all, lines) => all + lines[key], 0);
    expect(sum("total")).toBeGreaterThan(5000);
    expect(sum("unread") / sum("total")).toBeLessThan(0.01);
  }, 60_000);
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
