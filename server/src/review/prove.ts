import { formatOf } from "../formats/registry.ts";
import type { Fix } from "../rules/rule.ts";
import { applyEdits, type TextEdit } from "../text/edit.ts";
import { everything } from "./catalogue.ts";
import { effectHolds } from "./effect.ts";
import { reviewFile } from "./file.ts";
import { harmOf } from "./mended.ts";
import type { FileReview, Finding, ReviewSetup, ShownFix } from "./review.ts";

/** A fix that was tried out, and the review of the text it leads to. */
export interface Proof {
  readonly fix: ShownFix;
  readonly after: FileReview;
}

/** The finding's ways out that hold what they promise when the file is read again. */
export function provedFixes(review: FileReview, finding: Finding, setup: ReviewSetup): readonly ShownFix[] {
  return finding.proposals.flatMap((proposal) => prove(review, finding, proposal, setup)?.fix ?? []);
}

/** The proof of a proposal, when it holds. */
export function prove(review: FileReview, finding: Finding, proposal: Fix, setup: ReviewSetup): Proof | undefined {
  const result = tryOut(review, finding, proposal, setup);
  return "refusal" in result ? undefined : result;
}

/** Why a proposal is not offered. */
export interface Refused {
  readonly refusal: string;
}

/** A finding and one of its ways out. */
export interface Attempt {
  readonly finding: Finding;
  readonly proposal: Fix;
}

/**
 * Tries a proposal out. It holds when its format can spell it, the finding is gone, nothing else was found or left
 * unread because of it, and exactly the packets it announces are treated otherwise than before.
 */
export function tryOut(review: FileReview, finding: Finding, proposal: Fix, setup: ReviewSetup): Proof | Refused {
  const edits = spell(review, proposal, setup);
  if (!edits) return { refusal: "the format has no safe spelling for it" };
  const result = tryEdits(review, [{ finding, proposal }], edits, setup);
  if ("refusal" in result) return result;
  return { fix: shownFix(proposal, edits, review.path), after: result };
}

/** The review of the text that several attempts lead to at once, by the same measure. */
export function tryEdits(
  review: FileReview,
  attempts: readonly Attempt[],
  edits: readonly TextEdit[],
  setup: ReviewSetup,
): FileReview | Refused {
  if (!review.reading || attempts.some(({ finding }) => finding.file !== review.path))
    return { refusal: "it is not about this file alone" };
  const text = applyEdits(review.text, edits);
  if (text === review.text) return { refusal: "it changes nothing" };
  const after = reviewFile({ path: review.path, text, placed: review.placed }, setup, review);
  if (!after.reading || after.format !== review.format) return { refusal: "the file would no longer be known" };
  const findings = attempts.map((attempt) => attempt.finding);
  const harm = harmOf(findings, review, after, edits);
  if (harm !== undefined) return { refusal: harm };
  const effects = attempts.map((attempt) => attempt.proposal.effect ?? {});
  const together = {
    newlyDenied: effects.flatMap((effect) => effect.newlyDenied ?? []),
    newlyPermitted: effects.flatMap((effect) => effect.newlyPermitted ?? []),
  };
  if (!effectHolds(review.reading.configurations, after.reading.configurations, together))
    return { refusal: "it would let through or stop other packets than it says" };
  return after;
}

export function shownFix({ title, safe }: Fix, edits: readonly TextEdit[], file: string): ShownFix {
  return { title, safe, edits: edits.map((edit) => ({ file, ...edit })) };
}

/** The edits a proposal needs, in the order of the text, none over another; undefined when they cannot be spelled. */
export function spell(review: FileReview, proposal: Fix, setup: ReviewSetup): readonly TextEdit[] | undefined {
  const format = formatOf(review.format ?? "", (setup.catalogue ?? everything).formats);
  if (!format || !review.reading) return undefined;
  const edits: TextEdit[] = [];
  for (const change of proposal.changes) {
    const spelled = format.spell(review.text, review.reading, change);
    if (!spelled) return undefined;
    for (const edit of spelled) if (!edits.some((each) => isSame(each, edit))) edits.push(edit);
  }
  edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return edits.some((edit, at) => edit.span.start < (edits[at - 1]?.span.end ?? 0)) ? undefined : edits;
}

/** Two changes of one fix may need the same edit, such as making a section. */
function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;
}
