import { shiftOffset, type TextEdit } from "../text/edit.ts";
import { grouped } from "../text/grouped.ts";
import { unreadLines } from "./own-checks.ts";
import type { FileReview, Finding } from "./review.ts";

/** What speaks against the edits: a finding is still there, or they bring another, or text or checks that nobody can judge. */
export function harmOf(
  findings: readonly Finding[],
  before: FileReview,
  after: FileReview,
  edits: readonly TextEdit[],
): string | undefined {
  return newFinding(findings, before, after, edits) ?? newUnread(before, after) ?? newDoubt(before, after);
}

/**
 * Findings are known again by rule, message and place; failing that, by rule and place (a message may name what changed);
 * failing that, by rule and message (the text around it may have been replaced). What is left over is new, or is the
 * mended finding itself, which then is not gone.
 */
function newFinding(
  mended: readonly Finding[],
  before: FileReview,
  after: FileReview,
  edits: readonly TextEdit[],
): string | undefined {
  const shifted = (each: Finding) => shiftOffset(each.span.start, edits);
  const exact = (each: Finding, start: number) => `${each.rule}\n${start}\n${each.message}`;
  // By what they say: the estate tells some findings of a file with more around them.
  const targets = new Set(mended.map((each) => exact(each, each.span.start)));
  const matching = new Matching(
    before.findings.filter((each) => !targets.has(exact(each, each.span.start)) && each.rule !== unreadLines.id),
    after.findings.filter((each) => each.rule !== unreadLines.id && !each.advice),
  );
  matching.pass(
    (each) => exact(each, shifted(each)),
    (each) => exact(each, each.span.start),
  );
  const own = new Set(mended.map((each) => exact(each, shifted(each))));
  if (matching.left.some((each) => own.has(exact(each, each.span.start)))) return "the finding would still be there";
  matching.pass(
    (each) => `${each.rule}\n${shifted(each)}`,
    (each) => `${each.rule}\n${each.span.start}`,
  );
  matching.pass(
    (each) => `${each.rule}\n${each.message}`,
    (each) => `${each.rule}\n${each.message}`,
  );
  const [first] = matching.left;
  return first && `${first.rule} would be found: ${first.message}`;
}

/** Pairs findings of the new text with those of the old, each at most once. */
class Matching {
  #old: readonly Finding[];
  /** Those of the new text that no old one answers to. */
  left: readonly Finding[];

  constructor(old: readonly Finding[], left: readonly Finding[]) {
    this.#old = old;
    this.left = left;
  }

  pass(oldKey: (finding: Finding) => string, newKey: (finding: Finding) => string): void {
    const pool: Map<string, Finding[]> = grouped(this.#old, oldKey);
    this.left = this.left.filter((each) => pool.get(newKey(each))?.pop() === undefined);
    this.#old = [...pool.values()].flat();
  }
}

function newUnread(before: FileReview, after: FileReview): string | undefined {
  const texts = countOf(before.unread.map(({ span }) => before.text.slice(span.start, span.end)));
  const more = after.unread.some(({ span }) => !takeOne(texts, after.text.slice(span.start, span.end)));
  return more || after.lines.unread > before.lines.unread ? "text would be left that nobody understands" : undefined;
}

/** A fix must not silence a check by making impossible to judge what it judged before. */
function newDoubt(before: FileReview, after: FileReview): string | undefined {
  const open = (review: FileReview) => review.evidence.filter((each) => each.kind === "not-assessed");
  const judged = ({ findings, evidence }: FileReview) =>
    countOf([...findings, ...evidence.filter((each) => each.kind === "kept")].map((each) => each.rule));
  const doubts = countOf(open(before).map((each) => each.rule));
  const judgedBefore = judged(before);
  const judgedAfter = judged(after);
  const doubt = open(after).find(
    ({ rule }) => !takeOne(doubts, rule) && (judgedAfter.get(rule) ?? 0) < (judgedBefore.get(rule) ?? 0),
  );
  return doubt && `${doubt.rule} could no longer judge: ${doubt.message}`;
}

function countOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function takeOne(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0;
  counts.set(key, left - 1);
  return left > 0;
}
