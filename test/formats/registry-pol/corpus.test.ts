import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeBytes } from "../../../server/src/formats/bytes.ts";
import { recognise } from "../../../server/src/formats/registry.ts";
import { expectSound } from "../../support/readings.ts";
import { sharedPath } from "../../support/shared.ts";

/** What real files of a policy are called, and the format of each. */
const formats: readonly (readonly [string, RegExp])[] = [
  ["registry-pol", /\.pol$/i],
  ["audit-csv", /audit\.csv$/i],
  ["gpo-report", /gpreport\.xml$/i],
  ["gpo-backup", /(?:bkupinfo|backup|manifest)\.xml$/i],
];

const folder = sharedPath("corpus/gpo");
const paths = folder === undefined ? [] : readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();

describe.skipIf(!folder)("policies of others are recognised, read whole, and without a problem", () => {
  test.each(formats)("%s", (id, name) => {
    const files = paths.filter((path) => name.test(path));
    expect(files.length).toBeGreaterThan(0);
    for (const path of files) {
      const text = decodeBytes(readFileSync(join(folder ?? "", path)), path)?.text ?? "";
      const format = recognise({ path, text });
      expect(format?.id, path).toBe(id);
      if (!format) continue;
      const { unread, problems } = expectSound(format, text);
      expect([path, unread, problems]).toEqual([path, [], []]);
    }
  });
});
