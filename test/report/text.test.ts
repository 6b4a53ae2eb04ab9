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

describe("colour", () => {
  const red = "\x1b[31m";
  test("for a terminal", () => expect(textReport(sampleReport(), { colours: true })).toContain(red));
  test("not otherwise", () => expect(textReport(sampleReport(), { colours: false })).not.toContain("\x1b"));
});

test("no secret, in whatever form", () => {
  for (const colours of [true, false]) expect(textReport(sampleReport(), { colours })).not.toMatch(/s3cret|hunter2/);
  expect(markdownReport(sampleReport())).not.toMatch(/s3cret|hunter2/);
});
