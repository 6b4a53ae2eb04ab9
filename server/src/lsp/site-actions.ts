import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver";
import type { Finding, ReviewSetup } from "../review/review.ts";
import { acceptFix, declareFix, type SiteTarget } from "../review/site-fixes.ts";
import { applyEdits, type TextEdit } from "../text/edit.ts";
import { LineIndex } from "../text/lines.ts";
import { diagnosticOf } from "./diagnostics.ts";
import { siteEdit } from "./edits.ts";
import type { Session } from "./session.ts";
import { showCommand } from "./show-place.ts";
import type { ShownFile } from "./shown-file.ts";
import { siteFileName } from "./sites.ts";
import { uriBelow } from "./uris.ts";

/** What stands for the reason until the user has written one. */
const reasonBlank = "why this is acceptable, and the ticket";

/** An acceptance is looked at again after this many days, unless the user writes another date. */
const acceptedDays = 90;

/**
 * What palisade.yaml may say about a finding: that it is accepted, or the fact it asks for.
 * `amongOthers`: more than one is offered, so the title has to name it.
 */
export function siteActions(session: Session, shown: ShownFile, finding: Finding, amongOthers: boolean): CodeAction[] {
  const target = targetOf(session, shown);
  if (!target) return [];
  const setup: ReviewSetup = { tools: session.host.tools, today: session.host.today() };
  const declared = declareFix(finding, target.file, setup);
  if (declared) {
    const key = finding.asks?.split(".").at(-1) ?? "";
    return [
      action(session, shown, finding, { title: declared.title, edits: declared.edits, target, behind: `${key}:` }),
    ];
  }
  const placed = shown.reviewed?.review.placed;
  if (placed === undefined || shown.place.folder === undefined) return [];
  const until = Math.max(setup.today, shown.site?.file.site.asOf?.value ?? 0) + acceptedDays;
  const accepted = acceptFix(finding, placed, target.file, { reason: reasonBlank, until }, setup);
  if (!accepted) return [];
  const title = amongOthers ? `Accept this finding… (${finding.rule})` : "Accept this finding…";
  return [action(session, shown, finding, { title, edits: accepted.edits, target, over: reasonBlank })];
}

/** The palisade.yaml that governs a file, or the one to be made at the top of its folder. */
interface Target {
  readonly uri: string;
  readonly file: SiteTarget;
}

function targetOf(session: Session, { place, site }: ShownFile): Target | undefined {
  if (site) return { uri: site.uri, file: site.file };
  if (place.folder === undefined || !session.client.createsFiles) return undefined;
  return { uri: uriBelow(place.folder, siteFileName), file: { path: siteFileName } };
}

interface SiteChange {
  readonly title: string;
  readonly target: Target;
  readonly edits: readonly TextEdit[];
  /** Where the user goes on writing: over this text, or behind it. */
  readonly over?: string;
  readonly behind?: string;
}

function action(session: Session, shown: ShownFile, finding: Finding, change: SiteChange): CodeAction {
  const { title, target, edits, over } = change;
  const { text } = target.file;
  const selection = session.client.showsDocuments ? selectionAfter(text ?? "", change) : undefined;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(session, shown, finding)],
    edit: siteEdit(session, target.uri, text, edits, over),
    ...(selection && { command: showCommand({ uri: target.uri, selection }) }),
  };
}

function selectionAfter(before: string, { edits, over, behind = "" }: SiteChange): Range | undefined {
  const after = applyEdits(before, edits);
  const word = over ?? behind;
  const start = after.indexOf(word, Math.min(...edits.map((edit) => edit.span.start)));
  if (start < 0) return undefined;
  const end = start + word.length;
  return new LineIndex(after).range({ start: over === undefined ? end : start, end });
}
