import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatOf } from "../../../server/src/formats/registry.ts";
import { decodeText } from "../../../server/src/text/decode.ts";
import { sharedPath } from "../../support/shared.ts";

/** Where files of each format lie among those of others. */
const homes = {
  ldif: /^ad-ldif\/.*\.ldif$/,
  "ad-csv": undefined,
  "ad-json": undefined,
  "gp-preferences": /^gpo\/.*\/(?:Preferences\/.*|samples\/Registry)\.xml$/,
  "windows-firewall": undefined,
} as const;

describe("nothing else is taken for accounts, preferences or the Windows firewall", () => {
  const corpus = sharedPath("corpus");

  test.skipIf(!corpus)("among the real files of all formats", () => {
    const formats = Object.entries(homes).map(([id, home]) => ({ id, home, format: formatOf(id) }));
    const wrong: string[] = [];
    for (const entry of readdirSync(corpus ?? "", { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const full = join(entry.parentPath, entry.name);
      const path = full.slice((corpus ?? "").length + 1).replaceAll("\\", "/");
      const text = decodeText(readFileSync(full))?.text;
      if (text === undefined) continue;
      for (const { id, home, format } of formats) {
        const isTaken = (format?.recognise({ path: "file", text }) ?? 0) >= 0.5;
        if (isTaken !== (home?.test(path) ?? false)) wrong.push(`${id} ${path}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
