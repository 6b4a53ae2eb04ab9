import { shiftOffset, type TextEdit } from "../text/edit.ts";
import { unreadLines } from "./own-checks.ts";
import type { FileReview, Finding } from "./review.ts";

/** Whether the edits took the finding away and brought nothing new: no finding, no unread text, nothing that cannot be judged any more. */
export function isMended(finding: Finding, before: FileReview, after: FileReview, edits: readonly TextEdit[]): boolean {
  if (isStillThere(finding, after, edits)) return false;
  return !hasNewFinding(finding, before, after, edits) && !hasNewUnread(before, after) && !hasNewDoubt(before, after);
}

function isStillThere(finding: Finding, after: FileReview, edits: readonly TextEdit[]): boolean {
  const start = shiftOffset(finding.span.start, edits);
  return after.findings.some(
    (each) => each.rule === finding.rule && each.message === finding.message && each.span.start === start,
  );
}

/**
 * Findings are known again by rule, message and place; failing that, by rule and place (a message may name what changed);
 * failing that, by rule and message (the text around it may have been replaced). What is left over is new.
 */
function hasNewFinding(finding: Finding, before: FileReview, after: FileReview, edits: readonly TextEdit[]): boolean {
  const old = before.findings.filter((each) => each !== finding && each.rule !== unreadLines.id);
  let left: readonly Finding[] = after.findings.filter((each) => each.rule !== unreadLines.id);
  let known: readonly Finding[] = old;
  const shifted = (each: Finding) => shiftOffset(each.span.start, edits);
  const passes: readonly (readonly [(each: Finding) => string, (each: Finding) => string])[] = [
    [
      (each) => `${each.rule}\n${each.message}\n${shifted(each)}`,
      (each) => `${each.rule}\n${each.message}\n${each.span.start}`,
    ],
    [(each) => `${each.rule}\n${shifted(each)}`, (each) => `${each.rule}\n${each.span.start}`],
    [(each) => `${each.rule}\n${each.message}`, (each) => `${each.rule}\n${each.message}`],
  ];
  for (const [keyBefore, keyAfter] of passes) {
    const pool = new Map<string, Finding[]>();
    for (const each of known) pool.set(keyBefore(each), [...(pool.get(keyBefore(each)) ?? []), each]);
    left = left.filter((each) => pool.get(keyAfter(each))?.pop() === undefined);
    known = [...pool.values()].flat();
  }
  return left.length > 0;
}

function hasNewUnread(before: FileReview, after: FileReview): boolean {
  if (after.lines.unread > before.lines.unread) return true;
  const texts = countOf(before.unread.map(({ span }) => before.text.slice(span.start, span.end)));
  return after.unread.some(({ span }) => !takeOne(texts, after.text.slice(span.start, span.end)));
}

/** A fix must not silence a check by making the file impossible to judge. */
function hasNewDoubt(before: FileReview, after: FileReview): boolean {
  const open = (review: FileReview) =>
    review.evidence.filter((each) => each.kind === "not-assessed").map((each) => each.rule);
  const doubts = countOf(open(before));
  return open(after).some((rule) => !takeOne(doubts, rule));
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
