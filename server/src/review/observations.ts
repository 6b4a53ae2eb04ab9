import type { Check, Observation } from "../rules/rule.ts";
import type { Writable } from "../text/writable.ts";
import type { Levels } from "./levels.ts";
import { internalError } from "./own-checks.ts";
import type { Evidence, Failure, Finding } from "./review.ts";
import { type Steps, toTheEnd } from "./steps.ts";

/** What came of running one check. */
export interface Seen {
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
}

/** Where an observation is made, and what happens to those that throw. */
export interface Observing {
  readonly levels: Levels;
  /** The file that a failure of the check is reported in. */
  readonly file: string;
  readonly onFailure?: ((failure: Failure) => void) | undefined;
}

/** Runs one check. */
export function observe(
  check: Check,
  run: () => Iterable<Observation & { readonly file?: string }>,
  observing: Observing,
): Seen {
  return toTheEnd(observeInSteps(check, run, observing));
}

/**
 * Runs one check, with a pause after each observation. When it throws, what it found so far stays true,
 * what it called kept does not count, and the failure is a finding of its own.
 */
export function* observeInSteps(
  check: Check,
  run: () => Iterable<Observation & { readonly file?: string }>,
  observing: Observing,
): Steps<Seen> {
  const findings: Finding[] = [];
  const evidence: Evidence[] = [];
  try {
    for (const observation of run()) {
      const file = observation.file ?? observing.file;
      if (observation.kind === "broken") findings.push(findingOf(check, observation, file, observing.levels));
      else evidence.push(evidenceOf(check, observation, file));
      yield;
    }
  } catch (thrown) {
    observing.onFailure?.({ file: observing.file, what: `check ${check.id}`, thrown });
    const message = `the check ${check.id} failed (${nameOf(thrown)}), so what it would have found is unknown`;
    return {
      findings: [...findings, ownFinding(internalError, observing.file, { start: 0, end: 0 }, message)],
      evidence: [
        ...evidence.filter((each) => each.kind !== "kept"),
        {
          kind: "not-assessed",
          file: observing.file,
          rule: check.id,
          recommendation: check.recommendation,
          span: { start: 0, end: 0 },
          message,
        },
      ],
    };
  }
  return { findings, evidence };
}

/** A finding the review itself makes. */
export function ownFinding(
  check: Check,
  file: string,
  span: Finding["span"],
  message: string,
  levels?: Levels,
): Finding {
  return {
    file,
    span,
    rule: check.id,
    recommendation: check.recommendation,
    severity: levels?.severity(check) ?? check.severity,
    confidence: "certain",
    message,
    related: [],
    proposals: [],
  };
}

/** Names what was thrown without its message, which may quote the file. */
export function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : typeof thrown;
}

function findingOf(check: Check, violation: Observation & { kind: "broken" }, file: string, levels: Levels): Finding {
  const { alsoBreaks, undecided, advice, witness, related = nothing, fixes = nothing } = violation;
  const finding: Writable<Finding> = {
    file,
    span: violation.span,
    rule: check.id,
    recommendation: check.recommendation,
    severity: levels.severity(check, violation.severity),
    confidence: violation.confidence ?? "certain",
    message: violation.message,
    related: related.length === 0 ? nothing : related.map((each) => ({ file, ...each })),
    proposals: fixes,
  };
  // Large files have thousands, made anew with every key.
  if (alsoBreaks) finding.alsoBreaks = alsoBreaks;
  if (undecided) finding.undecided = true;
  if (advice) finding.advice = true;
  if (witness) finding.witness = witness;
  return finding;
}

const nothing: readonly never[] = [];

function evidenceOf(check: Check, observation: Exclude<Observation, { kind: "broken" }>, file: string): Evidence {
  const common = { file, rule: check.id, recommendation: check.recommendation, span: observation.span };
  if (observation.kind === "kept") return { ...common, kind: "kept", message: observation.message };
  return {
    ...common,
    kind: "not-assessed",
    message: observation.reason,
    ...(observation.needs !== undefined && { needs: observation.needs }),
  };
}
