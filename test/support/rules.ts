import { expect } from "vitest";
import { nodeTools } from "../../server/src/host/certificates.ts";
import { everything } from "../../server/src/review/catalogue.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import { provedFixes } from "../../server/src/review/prove.ts";
import type { FileReview, ReviewSetup, ShownFix } from "../../server/src/review/review.ts";
import type { Rule, RuleSample } from "../../server/src/rules/rule.ts";
import { parseDay } from "../../server/src/site/day.ts";
import { readSite } from "../../server/src/site/read.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import { type Marked, readCarets } from "./carets.ts";

/** A rule's findings are those that the carets show, with their messages, in the order of the text. */
export function expectFindings(rule: Rule, sample: RuleSample): FileReview {
  const { review, marked } = reviewOf(rule, sample);
  const shown = review.findings.map((each) => `${markOf(marked, each.span.start, each.span.end)} ${each.message}`);
  expect(shown).toEqual(marked.marks.map(({ span, message }) => `${markOf(marked, span.start, span.end)} ${message}`));
  return review;
}

/** The same for findings that stand on many lines, which carets cannot show: their messages alone. */
export function expectMessages(rule: Rule, sample: RuleSample, ...messages: readonly string[]): void {
  expect(reviewOf(rule, sample).review.findings.map((each) => each.message)).toEqual(messages);
}

/** Every bad sample of a rule is found as its carets say, and every good one is silent. */
export function expectSamples(rule: Rule): void {
  for (const sample of rule.bad) {
    expect(readCarets(sample.text).marks, `a bad sample of ${rule.id} shows where`).not.toEqual([]);
    expectFindings(rule, sample);
  }
  for (const sample of rule.good) expectSilent(rule, sample);
}

export function expectSilent(rule: Rule, sample: RuleSample): FileReview {
  expect(readCarets(sample.text).marks).toEqual([]);
  return expectFindings(rule, sample);
}

/** The rule says that the recommendation is met, in these words. */
export function expectKept(rule: Rule, sample: RuleSample, ...messages: readonly string[]): void {
  const review = expectSilent(rule, sample);
  const said = review.evidence.filter((each) => each.kind === "kept").map((each) => each.message);
  expect(said).toEqual(messages);
}

/** The rule cannot judge, because nobody declared these facts. */
export function expectNeeds(rule: Rule, sample: RuleSample, ...facts: readonly (string | undefined)[]): void {
  const review = expectSilent(rule, sample);
  const needs = review.evidence.filter((each) => each.kind === "not-assessed").map((each) => each.needs);
  expect(needs).toEqual(facts);
}

/** The first finding has a proved fix of that title, and it leads to the text. */
export function expectFix(rule: Rule, sample: RuleSample, title: string, after: string): void {
  const [fix] = expectFixes(rule, sample, title);
  expect(applyEdits(readCarets(sample.text).text, fix?.edits ?? [])).toBe(after.replace(/^\n/, ""));
}

/** The proved fixes of that title for the first finding. */
export function expectFixes(rule: Rule, sample: RuleSample, title: string): readonly ShownFix[] {
  const { review, setup } = reviewOf(rule, sample);
  const [finding] = review.findings;
  if (!finding) throw new Error(`${rule.id} finds nothing to fix`);
  const fixes = provedFixes(review, finding, setup);
  expect(fixes.map((fix) => fix.title)).toContain(title);
  return fixes.filter((fix) => fix.title === title);
}

/** Nothing that could be proved is offered for the first finding. */
export function expectNoFix(rule: Rule, sample: RuleSample): void {
  const { review, setup } = reviewOf(rule, sample);
  const [finding] = review.findings;
  if (!finding) throw new Error(`${rule.id} finds nothing`);
  expect(provedFixes(review, finding, setup).map((fix) => fix.title)).toEqual([]);
}

function reviewOf(rule: Rule, sample: RuleSample): { review: FileReview; setup: ReviewSetup; marked: Marked } {
  const marked = readCarets(sample.text);
  const setup = setupFor(rule, sample);
  const review = reviewFile({ path: pathOf(sample), text: marked.text }, setup);
  expect(review.format, "the sample's own format reads it").toBe(sample.format);
  const also = new Set(review.findings.flatMap((each) => each.alsoBreaks ?? []));
  expect(
    [...also].filter((id) => !rule.mayAlsoBreak?.includes(id)),
    "the rule says what else its findings break",
  ).toEqual([]);
  return {
    review: { ...review, findings: review.findings.filter((each) => each.rule !== "unread-lines") },
    setup,
    marked,
  };
}

function setupFor(rule: Rule, sample: RuleSample): ReviewSetup {
  const common = {
    tools: nodeTools,
    today: parseDay("2026-11-21") ?? 0,
    format: sample.format,
    catalogue: { ...everything, rules: [rule], estateRules: [] },
    onFailure: ({ thrown }: { readonly thrown: unknown }) => {
      throw thrown;
    },
  };
  if (sample.site === undefined) return common;
  const { value, problems } = readSite(sample.site);
  expect(problems, "the sample's palisade.yaml is right").toEqual([]);
  return { ...common, siteFile: { path: "palisade.yaml", text: sample.site, site: value, problems } };
}

/** Where files of the format usually lie. */
function pathOf(sample: RuleSample): string {
  switch (sample.format) {
    case "gpttmpl":
      return "Sample Policy/GptTmpl.inf";
    case "gp-preferences":
    case "lgpo":
    case "registry-pol":
    case "audit-csv":
    case "gpo-report":
      return "Sample Policy/file";
    case "wireguard":
      return "wg0.conf";
    default:
      return "edge.cfg";
  }
}

function markOf({ text }: Marked, start: number, end: number): string {
  return `${start}-${end} ${JSON.stringify(text.slice(start, end))}`;
}
