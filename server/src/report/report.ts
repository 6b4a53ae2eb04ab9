import type { Recommendation } from "../alert/recommendation.ts";
import type { EstateReview, Finding, ShownFix } from "../review/review.ts";
import type { Check } from "../rules/rule.ts";

/** All that was reviewed at once, ready to be shown in any form. */
export interface Report {
  /** Palisade's version. */
  readonly version: string;
  /** One for each palisade.yaml, and one for files that none governs. */
  readonly estates: readonly EstateReview[];
  /** Files that were walked past because no format knows them. */
  readonly skipped: number;
  /** What findings and verdicts cite. */
  readonly checks: readonly Check[];
  readonly recommendations: readonly Recommendation[];
  /** Proving a fix costs a review of its file, so fixes are asked for only where they are shown. */
  readonly fixesOf: (finding: Finding) => readonly ShownFix[];
}

/** The day that ages were measured against, where it is one for all: the only client's own, or else today. */
export function reviewDay(estates: readonly EstateReview[], today: number): number {
  const own = estates.length === 1 ? estates[0]?.siteFile?.site.asOf?.value : undefined;
  return own ?? today;
}

export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly accepted: number;
}

/** How many findings of each severity count; accepted ones do not. */
export function countFindings(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, information: 0, accepted: 0 };
  for (const finding of findings) counts[finding.accepted ? "accepted" : finding.severity]++;
  return counts;
}

/** `1 finding`, `2 findings`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
