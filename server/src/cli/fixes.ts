import { provedFixes } from "../review/prove.ts";
import type { Finding, ShownFix } from "../review/review.ts";
import type { ReviewedFile } from "./review-paths.ts";

/** Characters that may be read again to prove fixes for one report: some seconds. */
const proofBudget = 40_000_000;

/** Proves fixes when a report asks for them, each once, as long as the budget lasts. */
export class Fixes {
  readonly #files: ReadonlyMap<string, ReviewedFile>;
  readonly #proved = new Map<Finding, readonly ShownFix[]>();
  #left = proofBudget;
  /** Findings whose fixes were not tried any more. */
  untried = 0;

  constructor(files: ReadonlyMap<string, ReviewedFile>) {
    this.#files = files;
  }

  of(finding: Finding): readonly ShownFix[] {
    const known = this.#proved.get(finding);
    if (known) return known;
    const fixes = this.#prove(finding);
    this.#proved.set(finding, fixes);
    return fixes;
  }

  #prove(finding: Finding): readonly ShownFix[] {
    const file = this.#files.get(finding.file);
    if (!file || finding.proposals.length === 0 || finding.accepted) return [];
    if (this.#left <= 0) {
      this.untried++;
      return [];
    }
    this.#left -= finding.proposals.length * file.review.text.length;
    return provedFixes(file.review, finding, file.setup);
  }
}
