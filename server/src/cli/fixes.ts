import { provedFixes } from "../review/prove.ts";
import type { Finding, ShownFix } from "../review/review.ts";
import { declareFix } from "../review/site-fixes.ts";
import type { ReviewedPaths } from "./review-paths.ts";

/** Characters that may be read again to prove fixes for one report: some seconds. */
const proofBudget = 16_000_000;

/** Proves fixes when a report asks for them, each once, as long as the budget lasts. */
export class Fixes {
  readonly #reviewed: ReviewedPaths;
  readonly #proved = new Map<Finding, readonly ShownFix[]>();
  #left = proofBudget;
  /** Findings whose fixes were not tried any more. */
  untried = 0;

  constructor(reviewed: ReviewedPaths) {
    this.#reviewed = reviewed;
  }

  of(finding: Finding): readonly ShownFix[] {
    const known = this.#proved.get(finding);
    if (known) return known;
    const fixes = this.#prove(finding);
    this.#proved.set(finding, fixes);
    return fixes;
  }

  #prove(finding: Finding): readonly ShownFix[] {
    if (finding.asks !== undefined) return this.#declare(finding);
    const file = this.#reviewed.files.get(finding.file);
    if (!file || finding.proposals.length === 0 || finding.accepted) return [];
    if (this.#left <= 0) {
      this.untried++;
      return [];
    }
    this.#left -= finding.proposals.length * file.review.text.length;
    return provedFixes(file.review, finding, file.setup);
  }

  #declare(finding: Finding): readonly ShownFix[] {
    const { estates, files, newSitePath } = this.#reviewed;
    const [any] = files.values();
    const siteFile = estates.find((estate) => estate.findings.includes(finding))?.siteFile;
    const fix = any && declareFix(finding, siteFile ?? { path: newSitePath }, any.setup);
    return fix ? [fix] : [];
  }
}
