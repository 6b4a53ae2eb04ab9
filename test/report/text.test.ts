import { describe, expect, test } from "vitest";
import { markdownReport } from "../../server/src/report/markdown.ts";
import { textReport } from "../../server/src/report/text.ts";
import { sampleReport } from "./sample.ts";

test("a whole report", () =>
  expect(textReport(sampleReport(), { colours: false })).toMatchFileSnapshot("golden/report.txt"));

test("the same in Markdown", () => expect(markdownReport(sampleReport())).toMatchFileSnapshot("golden/report.md"));

test("nothing reviewed is not called clean", () => {
  const text = textReport({ ...sampleReport(), estates: [] }, { colours: false });
  expect(text).toBe("nothing was reviewed: no file here is of a format Palisade knows\n3 files skipped\n");
});

test("many files in which nothing was found are counted, not named", () => {
  const [estate] = sampleReport().estates;
  const quiet = estate?.files.find(({ path }) => path.endsWith("branch.toy"));
  if (!estate || !quiet) throw new Error("expected a file");
  const copies = (count: number) => Array.from({ length: count }, (_, at) => ({ ...quiet, path: `quiet/${at}.toy` }));
  const text = (count: number) =>
    textReport({ ...sampleReport(), estates: [{ ...estate, findings: [], files: copies(count) }] }, { colours: false });
  expect(text(20)).toContain("quiet/19.toy  ");
  expect(text(21)).not.toContain("quiet/");
  expect(text(21)).toContain("Nothing was found in 21 files that were understood whole.\n");
});

describe("colour", () => {
  const red = "\x1b[31m";
  test("for a terminal", () => expect(textReport(sampleReport(), { colours: true })).toContain(red));
  test("not otherwise", () => expect(textReport(sampleReport(), { colours: false })).not.toContain("\x1b"));
});

test("no secret, in whatever form", () => {
  for (const colours of [true, false]) expect(textReport(sampleReport(), { colours })).not.toMatch(/s3cret|hunter2/);
  expect(markdownReport(sampleReport())).not.toMatch(/s3cret|hunter2/);
});
