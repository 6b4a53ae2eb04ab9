import { shiftOffset, type TextEdit } from "../text/edit.ts";
import { reviewFile } from "./file.ts";
import { type Attempt, prove, shownFix, spell, tryEdits } from "./prove.ts";
import type { FileReview, Finding, ReviewInput, ReviewSetup, ShownFix } from "./review.ts";
import { type Steps, toTheEnd } from "./steps.ts";

export interface FixedFile {
  /** Of the text as it is after all fixes. */
  readonly review: FileReview;
  /** In this order; the edits of each are of the text the one before left. */
  readonly done: readonly DoneFix[];
}

export interface DoneFix {
  readonly finding: Finding;
  readonly fix: ShownFix;
}

/**
 * Applies the safe fixes of a file, each proved against the text the one before left. Many are tried at once, and
 * fewer when they do not hold together, so that a file with hundreds of leftovers need not be read hundreds of times.
 * It ends because every step either takes findings away and adds none, or passes one by.
 */
export function fixAll(input: ReviewInput, setup: ReviewSetup): FixedFile {
  return toTheEnd(fixAllInSteps(input, setup));
}

/** The same with a pause before each attempt, for every proof is a review. */
export function* fixAllInSteps(input: ReviewInput, setup: ReviewSetup): Steps<FixedFile> {
  const done: DoneFix[] = [];
  let review = reviewFile(input, setup);
  let from = 0;
  let most = Number.POSITIVE_INFINITY;
  for (;;) {
    const batch = nextBatch(review, from, most, setup);
    const [first] = batch;
    if (!first) return { review, done };
    yield;
    const step = batch.length > 1 ? together(review, batch, setup) : alone(review, first.finding, setup);
    if (step) {
      for (const each of step.done) done.push(each);
      review = step.after;
      from = firstAt(review, first.finding.span.start);
      most *= 2;
    } else if (batch.length > 1) most = Math.ceil(batch.length / 2);
    else {
      from = review.findings.indexOf(first.finding) + 1;
      most = 2;
    }
  }
}

interface Step {
  readonly done: readonly DoneFix[];
  readonly after: FileReview;
}

interface Spelled extends Attempt {
  readonly edits: readonly TextEdit[];
}

/** The first safe ways out of the findings from a place on, as far as their edits do not touch each other. */
function nextBatch(review: FileReview, from: number, most: number, setup: ReviewSetup): readonly Spelled[] {
  const batch: Spelled[] = [];
  const taken: TextEdit[] = [];
  for (const finding of review.findings.slice(from)) {
    if (batch.length >= most) break;
    if (finding.accepted) continue;
    const spelled = firstSpelled(review, finding, setup);
    if (!spelled || spelled.edits.some((edit) => taken.some((other) => touch(edit, other)))) continue;
    batch.push(spelled);
    for (const each of spelled.edits) taken.push(each);
  }
  return batch;
}

function firstSpelled(review: FileReview, finding: Finding, setup: ReviewSetup): Spelled | undefined {
  for (const proposal of finding.proposals) {
    const edits = proposal.safe ? spell(review, proposal, setup) : undefined;
    if (edits && edits.length > 0) return { finding, proposal, edits };
  }
  return undefined;
}

function touch(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}

function together(review: FileReview, batch: readonly Spelled[], setup: ReviewSetup): Step | undefined {
  const after = tryEdits(
    review,
    batch,
    batch.flatMap((each) => each.edits),
    setup,
  );
  if ("refusal" in after) return undefined;
  const before: TextEdit[] = [];
  const done = batch.map(({ finding, proposal, edits }) => {
    const shifted = edits.map((edit) => shiftEdit(edit, before));
    for (const each of edits) before.push(each);
    return { finding, fix: shownFix(proposal, shifted, review.path) };
  });
  return { done, after };
}

/** The same edit of the text that other edits leave, none of which touches it. */
function shiftEdit({ span, text }: TextEdit, edits: readonly TextEdit[]): TextEdit {
  const start = shiftOffset(span.start, edits);
  return { span: { start, end: start + span.end - span.start }, text };
}

function alone(review: FileReview, finding: Finding, setup: ReviewSetup): Step | undefined {
  for (const proposal of finding.proposals) {
    if (!proposal.safe) continue;
    const proof = prove(review, finding, proposal, setup);
    if (proof) return { done: [{ finding, fix: proof.fix }], after: proof.after };
  }
  return undefined;
}

/** Where to go on in a new list of findings: those further up were tried already. */
function firstAt(review: FileReview, start: number): number {
  const at = review.findings.findIndex((each) => each.span.start >= start);
  return at < 0 ? review.findings.length : at;
}
