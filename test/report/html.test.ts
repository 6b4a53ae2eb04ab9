import { describe, expect, test } from "vitest";
import { htmlReport } from "../../server/src/report/html.ts";
import { sampleReport } from "./sample.ts";

const page = htmlReport(sampleReport(), { title: "Review of <everything>", date: "2026-11-21" });

describe("the page needs nothing else", () => {
  test("no script", () => expect(page).not.toMatch(/<script|javascript:|\son[a-z]+=/i));
  test("no address outside itself", () => expect(page).not.toMatch(/(src|href)="(?!#)/));
});

test("what files and people wrote is escaped", () => {
  expect(page).toContain("Review of &lt;everything&gt;");
  expect(page).toContain("Northgate &lt;Dental&gt;");
  expect(page).toContain("Gate is &lt;open&gt;");
});

test("every link leads to a finding on the page", () => {
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
  expect(targets.length).toBeGreaterThan(0);
  for (const target of targets) expect(page).toContain(`id="${target}"`);
});

test("places lead where the host says", () => {
  const linked = htmlReport(sampleReport(), { linkTo: (file, line) => `open:${file}?${line}&x` });
  expect(linked).toContain('href="open:clients/a/edge.toy?2&amp;x"');
});

test("the span is marked", () => expect(page).toContain("<mark>telnet</mark>"));

test("no secret", () => expect(page).not.toMatch(/s3cret|hunter2/));

test("tags are closed in the order they were opened", () => {
  const open: string[] = [];
  for (const [, close, tag = "", rest = ""] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
    if (["meta", "br"].includes(tag)) continue;
    if (close) expect(open.pop(), `before </${tag}${rest}>`).toBe(tag);
    else open.push(tag);
  }
  expect(open).toEqual([]);
});
