import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/support/root.ts";
import { namesOf } from "../../server/src/review/site-file.ts";
import { readSite } from "../../server/src/site/read.ts";

test.each(["README.md", "docs/site-file.md"])("the example in %s has no mistake", (path) => {
  const [, example = ""] = /```yaml\r?\n(.*?)```/s.exec(readFileSync(join(root, path), "utf8")) ?? [];
  expect(readSite(example, namesOf())).toMatchObject({
    problems: [],
    value: { client: { value: "Northgate Dental" } },
  });
});
