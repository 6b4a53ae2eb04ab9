import { addAcceptance, declareFact } from "../site/edit.ts";
import type { TextEdit } from "../text/edit.ts";
import { applyEdits } from "../text/edit.ts";
import { concerns } from "./acceptance.ts";
import { ownChecks, syntaxProblem, unreadLines } from "./own-checks.ts";
import type { Finding, ReviewSetup, ShownFix, SiteFile } from "./review.ts";
import { readSiteFile } from "./site-file.ts";

/** Where facts about a file go: the palisade.yaml that governs it, or the path of one to be made. */
export type SiteTarget = SiteFile | { readonly path: string; readonly text?: undefined };

export interface AcceptanceWords {
  /** Why the finding may stay; people must say it. */
  readonly reason: string;
  /** Day number after which it counts again. */
  readonly until: number;
}

/**
 * Accepts what a rule finds in the file, in palisade.yaml; undefined for findings about the review itself,
 * and where palisade.yaml cannot take it.
 */
export function acceptFix(
  finding: Finding,
  placed: string,
  target: SiteTarget,
  words: AcceptanceWords,
  setup: ReviewSetup,
): ShownFix | undefined {
  if (!mayBeAccepted(finding)) return undefined;
  const edits = addAcceptance(target.text, { rule: finding.rule, in: globOf(placed), ...words });
  const after = edits && readAfter(target, edits, setup);
  if (!after?.site.accept.some((each) => concerns(each, finding.rule, placed))) return undefined;
  return shown(`Accept ${finding.rule} in ${placed}`, target, edits ?? []);
}

/** Makes room in palisade.yaml for the fact a finding asks for, with an example beside it. */
export function declareFix(finding: Finding, target: SiteTarget, setup: ReviewSetup): ShownFix | undefined {
  if (finding.asks === undefined) return undefined;
  const edits = declareFact(target.text, finding.asks);
  if (!edits || edits.length === 0 || !readAfter(target, edits, setup)) return undefined;
  return shown(`Declare ${finding.asks} in palisade.yaml`, target, edits);
}

/** A crash, a mistake in palisade.yaml or an acceptance gone stale is mended, not accepted. */
export function mayBeAccepted(finding: Finding): boolean {
  if (finding.accepted) return false;
  const about = ownChecks.find((check) => check.id === finding.rule);
  return about === undefined || about === syntaxProblem || about === unreadLines;
}

/** The site file as the edits leave it, unless they bring a mistake. */
function readAfter(target: SiteTarget, edits: readonly TextEdit[], setup: ReviewSetup): SiteFile | undefined {
  const before = readSiteFile(target.path, target.text ?? "", setup.catalogue);
  const after = readSiteFile(target.path, applyEdits(target.text ?? "", edits), setup.catalogue);
  return after.problems.length <= before.problems.length ? after : undefined;
}

/** A glob for exactly this file. Folders of policies have braces in their names, which a glob cannot quote: `?` is any letter. */
function globOf(placed: string): string {
  const path = placed.replace(/[{}*?]/g, "?");
  return path.includes("/") ? path : `./${path}`;
}

function shown(title: string, target: SiteTarget, edits: readonly TextEdit[]): ShownFix {
  return { title, safe: false, edits: edits.map((edit) => ({ file: target.path, ...edit })) };
}
