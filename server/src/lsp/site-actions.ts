import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver";
import type { Finding } from "../review/review.ts";
import { addAcceptance, declareFact } from "../site/edit.ts";
import { applyEdits, type TextEdit } from "../text/edit.ts";
import { LineIndex } from "../text/lines.ts";
import { diagnosticOf } from "./diagnostics.ts";
import { siteEdit } from "./edits.ts";
import type { Session } from "./session.ts";
import { type ShowTarget, showCommand } from "./show-place.ts";
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
  const { asks } = finding;
  if (asks !== undefined) {
    const key = asks.split(".").at(-1) ?? asks;
    const edits = declareFact(target.text, asks);
    return edits
      ? [action(session, shown, finding, `Declare ${asks} in ${siteFileName}`, target, edits, `${key}:`)]
      : [];
  }
  const placed = shown.reviewed?.review.placed;
  if (placed === undefined || shown.place.folder === undefined) return [];
  const until = Math.max(session.host.today(), shown.site?.file.site.asOf?.value ?? 0) + acceptedDays;
  const edits = addAcceptance(target.text, { rule: finding.rule, in: placed, until, reason: reasonBlank });
  const title = amongOthers ? `Accept this finding… (${finding.rule})` : "Accept this finding…";
  return edits ? [action(session, shown, finding, title, target, edits, reasonBlank)] : [];
}

/** The palisade.yaml that governs a file, or the one to be made at the top of its folder. */
interface SiteTarget {
  readonly uri: string;
  /** Absent: it does not exist yet. */
  readonly text: string | undefined;
}

function targetOf(session: Session, { place, site }: ShownFile): SiteTarget | undefined {
  if (site) return { uri: site.uri, text: site.file.text };
  if (place.folder === undefined || !session.client.createsFiles) return undefined;
  return { uri: uriBelow(place.folder, siteFileName), text: undefined };
}

function action(
  session: Session,
  shown: ShownFile,
  finding: Finding,
  title: string,
  { uri, text }: SiteTarget,
  edits: readonly TextEdit[],
  blank: string,
): CodeAction {
  const isReason = blank === reasonBlank;
  const show = session.client.showsDocuments ? selectionOf(text ?? "", edits, blank, isReason) : undefined;
  const target: ShowTarget | undefined = show && { uri, selection: show };
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(session, shown, finding)],
    edit: siteEdit(session, uri, text, edits, isReason ? blank : undefined),
    ...(target && { command: showCommand(target) }),
  };
}

/** Where the user goes on writing: over the blank, or behind the key. */
function selectionOf(before: string, edits: readonly TextEdit[], word: string, over: boolean): Range | undefined {
  const after = applyEdits(before, edits);
  const first = Math.min(...edits.map((edit) => edit.span.start));
  const start = after.indexOf(word, first);
  if (start < 0) return undefined;
  const end = start + word.length;
  return new LineIndex(after).range({ start: over ? start : end, end });
}
