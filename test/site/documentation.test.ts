import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { keyTable, nameTable } from "../../server/src/site/documentation.ts";
import { readSite } from "../../server/src/site/read.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/site-file.md"), "utf8").replaceAll("\r\n", "\n");

describe("docs/site-file.md", () => {
  test.each([
    ["keys", keyTable()],
    ["roles", nameTable("role")],
    ["tiers", nameTable("tier")],
    ["levels", nameTable("level")],
  ])("its table of %s is what the schema says", (name, table) =>
    expect(page).toContain(`<!-- ${name} -->\n${table}\n<!-- /${name} -->`),
  );

  test("its example has no mistake", () => {
    const [, example = ""] = /```yaml\n(.*?)```/s.exec(page) ?? [];
    expect(readSite(example)).toMatchObject({ problems: [], value: { client: { value: "Northgate Dental" } } });
  });
});
