import type { Format, Reading } from "../formats/format.ts";
import { asPartOf } from "../formats/policy-unit.ts";
import { formatOf, recognise } from "../formats/registry.ts";
import type { RuleContext } from "../rules/rule.ts";
import { matchesGlob } from "../site/glob.ts";
import { rolesOf } from "../site/roles.ts";
import { LineIndex } from "../text/lines.ts";
import { withAcceptance } from "./acceptance.ts";
import { everything } from "./catalogue.ts";
import { Levels } from "./levels.ts";
import { nameOf, observeInSteps, ownFinding, type Seen } from "./observations.ts";
import { internalError, syntaxProblem, unreadLines } from "./own-checks.ts";
import { asOfDay, placedOf, siteOf } from "./placed.ts";
import { policyNotes } from "./policy-notes.ts";
import type { Evidence, FileReview, Finding, ReviewInput, ReviewSetup } from "./review.ts";
import { agreed, type Found, once } from "./shared-text.ts";
import { type Steps, toTheEnd } from "./steps.ts";
import { trafficOnce } from "./traffic.ts";

/**
 * Reviews one file by itself. Verdicts need all files of its estate. A review of an `earlier` text of the file makes
 * this one quicker, never different.
 */
export function reviewFile(input: ReviewInput, setup: ReviewSetup, earlier?: FileReview): FileReview {
  return toTheEnd(reviewInSteps(input, setup, earlier));
}

/** The same for an editor, which has other things to do meanwhile and may get a newer text. */
export function* reviewInSteps(input: ReviewInput, setup: ReviewSetup, earlier?: FileReview): Steps<FileReview> {
  const placed = placedOf(input, setup);
  const format = formatFor(input, placed, setup);
  if (!format) return unrecognised(input, placed);
  const before = earlier?.format === format.id ? earlier.reading : undefined;
  const reading = readGuarded(format, input, setup, before);
  if (!reading) return unreadable(input, placed, format);

  const levels = new Levels(siteOf(setup));
  yield;
  const seen = yield* runRules(input, placed, { reading, earlier: before }, levels, setup);
  const findings = [
    ...problemFindings(input, reading, levels),
    ...policyNotes(input.path, reading, levels),
    ...seen.findings,
  ]
    .map((finding) => withAcceptance(finding, placed, siteOf(setup), asOfDay(setup)))
    .sort(byPlace);
  return {
    path: input.path,
    format: format.id,
    placed,
    text: input.text,
    lines: reading.lines,
    unread: reading.unread,
    findings,
    evidence: seen.evidence,
    reading,
  };
}

/** The format palisade.yaml or the caller says, or the one that knows the text; `none` says that none shall. */
export function formatFor(input: ReviewInput, placed: string, setup: ReviewSetup): Format | undefined {
  const { formats } = setup.catalogue ?? everything;
  const said = setup.format ?? siteOf(setup).formats.find(({ glob }) => matchesGlob(glob.value, placed))?.format.value;
  if (said !== undefined) return formatOf(said, formats);
  if (input.found && isProse(input.path)) return undefined;
  return recognise({ path: input.path, text: input.text }, formats);
}

/** Documents quote configurations; what they quote is in force nowhere. */
function isProse(path: string): boolean {
  return /\.(?:md|markdown|mdx|rst|adoc|html?)$/i.test(path);
}

function* runRules(
  input: ReviewInput,
  placed: string,
  { reading, earlier }: { readonly reading: Reading; readonly earlier: Reading | undefined },
  levels: Levels,
  setup: ReviewSetup,
): Steps<Seen> {
  const rules = (setup.catalogue ?? everything).rules.filter((rule) => !levels.isOff(rule));
  const site = siteOf(setup);
  const observing = { levels, file: input.path, onFailure: setup.onFailure };
  const found: Found[] = [];
  const evidence: Evidence[] = [];
  for (const [at, configuration] of reading.configurations.entries()) {
    const context: RuleContext = {
      configuration,
      site,
      siteDeclared: setup.siteFile !== undefined,
      roles: rolesOf(configuration, site),
      traffic: trafficOnce(configuration, earlier?.configurations[at]),
      asOf: asOfDay(setup),
      path: placed,
    };
    const findings: Finding[] = [];
    for (const rule of rules) {
      const seen = yield* observeInSteps(rule, () => rule.check(context), observing);
      for (const each of seen.findings) findings.push(each);
      for (const each of seen.evidence) evidence.push(each);
      yield;
    }
    found.push({ configuration, findings });
  }
  const unnecessary = new Set(rules.filter((rule) => rule.unnecessary).map(({ id }) => id));
  return { findings: once(agreed(found, (rule) => unnecessary.has(rule))), evidence: once(evidence) };
}

function problemFindings(input: ReviewInput, reading: Reading, levels: Levels): Finding[] {
  const findings: Finding[] = [];
  if (!levels.isOff(syntaxProblem))
    for (const problem of reading.problems)
      findings.push(ownFinding(syntaxProblem, input.path, problem.span, problem.message, levels));
  if (levels.isOff(unreadLines)) return findings;
  for (const { span, why } of reading.unread)
    if (why !== undefined) findings.push(ownFinding(unreadLines, input.path, span, why, levels));
  const first = reading.unread.find(({ why }) => why === undefined);
  if (first) {
    const { unread, total } = reading.lines;
    const lines = unread === 1 ? "1 line" : `${unread} lines`;
    const message = `${lines} of ${total} not understood; no check has looked at ${unread === 1 ? "it" : "them"}`;
    findings.push(ownFinding(unreadLines, input.path, first.span, message, levels));
  }
  return findings;
}

/** Readers do not throw; should one do so nevertheless, the file counts as unread and the others are still reviewed. */
function readGuarded(
  format: Format,
  input: ReviewInput,
  setup: ReviewSetup,
  earlier: Reading | undefined,
): Reading | undefined {
  try {
    const reading = format.read(input.text, setup.tools, earlier);
    return setup.policy ? asPartOf(setup.policy, reading, input.path) : reading;
  } catch (thrown) {
    setup.onFailure?.({ file: input.path, what: `reader ${format.id} (${nameOf(thrown)})`, thrown });
    return undefined;
  }
}

function unreadable(input: ReviewInput, placed: string, format: Format): FileReview {
  const total = lineTotal(input.text);
  const message = `the reader of ${format.name} failed, so nothing in this file was reviewed`;
  return {
    path: input.path,
    format: format.id,
    placed,
    text: input.text,
    lines: { total, read: 0, ignored: 0, unread: total },
    unread: [{ span: { start: 0, end: input.text.length } }],
    findings: [ownFinding(internalError, input.path, { start: 0, end: 0 }, message)],
    evidence: [],
  };
}

function unrecognised(input: ReviewInput, placed: string): FileReview {
  const total = lineTotal(input.text);
  return {
    path: input.path,
    format: undefined,
    placed,
    text: input.text,
    lines: { total, read: 0, ignored: 0, unread: total },
    unread: [],
    findings: [],
    evidence: [],
  };
}

function lineTotal(text: string): number {
  const index = new LineIndex(text);
  return index.lineStart(index.count - 1) === text.length ? index.count - 1 : index.count;
}

/** By place, then by rule, so that the same text always gives the same list. */
export function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
