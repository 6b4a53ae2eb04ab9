import { reviewFile } from "./file.ts";
import { prove } from "./prove.ts";
import type { FileReview, Finding, ReviewInput, ReviewSetup, ShownFix } from "./review.ts";
import { type Steps, toTheEnd } from "./steps.ts";

export interface FixedFile {
  /** Of the text as it is after all fixes. */
  readonly review: FileReview;
  readonly done: readonly DoneFix[];
}

export interface DoneFix {
  readonly finding: Finding;
  readonly fix: ShownFix;
}

/**
 * Applies the safe fixes of a file one after another, each proved against the text the one before it left.
 * It ends because every fix takes a finding away and adds none.
 */
export function fixAll(input: ReviewInput, setup: ReviewSetup): FixedFile {
  return toTheEnd(fixAllInSteps(input, setup));
}

/** The same with a pause before each finding, for every proof is a review. */
export function* fixAllInSteps(input: ReviewInput, setup: ReviewSetup): Steps<FixedFile> {
  const done: DoneFix[] = [];
  let review = reviewFile(input, setup);
  let at = 0;
  while (at < review.findings.length) {
    yield;
    const finding = review.findings[at];
    const step = finding && firstSafe(review, finding, setup);
    if (!step) {
      at++;
      continue;
    }
    done.push(step.done);
    at = firstAfter(step.after, finding);
    review = step.after;
  }
  return { review, done };
}

function firstSafe(
  review: FileReview,
  finding: Finding,
  setup: ReviewSetup,
): { done: DoneFix; after: FileReview } | undefined {
  if (finding.accepted) return undefined;
  for (const proposal of finding.proposals) {
    if (!proposal.safe) continue;
    const proof = prove(review, finding, proposal, setup);
    if (proof) return { done: { finding, fix: proof.fix }, after: proof.after };
  }
  return undefined;
}

/** Where to go on in the new list of findings: those before the mended one were tried already. */
function firstAfter(after: FileReview, finding: Finding): number {
  const at = after.findings.findIndex((each) => each.span.start >= finding.span.start);
  return at < 0 ? after.findings.length : at;
}
