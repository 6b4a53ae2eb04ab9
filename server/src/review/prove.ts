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

/**
 * Tries a proposal out. It holds when its format can spell it, the finding is gone, nothing else was found or left
 * unread because of it, and exactly the packets it announces are treated otherwise than before.
 */
export function tryOut(review: FileReview, finding: Finding, proposal: Fix, setup: ReviewSetup): Proof | Refused {
  if (!review.reading || finding.file !== review.path) return { refusal: "it is not about this file alone" };
  const edits = spell(review, proposal, setup);
  if (!edits) return { refusal: "the format has no safe spelling for it" };
  const text = applyEdits(review.text, edits);
  if (text === review.text) return { refusal: "it changes nothing" };
  const after = reviewFile({ path: review.path, text, placed: review.placed }, setup);
  if (!after.reading || after.format !== review.format) return { refusal: "the file would no longer be known" };
  const harm = harmOf(finding, review, after, edits);
  if (harm !== undefined) return { refusal: harm };
  if (!effectHolds(review.reading.configurations, after.reading.configurations, proposal.effect))
    return { refusal: "it would let through or stop other packets than it says" };
  const shown = edits.map((edit) => ({ file: review.path, ...edit }));
  return { fix: { title: proposal.title, safe: proposal.safe, edits: shown }, after };
}

function spell(review: FileReview, proposal: Fix, setup: ReviewSetup): readonly TextEdit[] | undefined {
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
