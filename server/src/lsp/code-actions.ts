import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  LSPErrorCodes,
  type Range,
  ResponseError,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { prove } from "../review/prove.ts";
import type { Finding, ShownFix } from "../review/review.ts";
import type { Fix } from "../rules/rule.ts";
import type { Span } from "../text/span.ts";
import { fixAllKind } from "./capabilities.ts";
import { copyActions } from "./copying.ts";
import { diagnosticOf, findingKey, tellsOf } from "./diagnostics.ts";
import { documentEdit } from "./edits.ts";
import { fixAllEdits } from "./fix-all.ts";
import type { Session } from "./session.ts";
import { type ShownFile, shownNow } from "./shown-file.ts";
import { siteActions } from "./site-actions.ts";
import { stopIfCancelled, yieldToOthers } from "./waiting.ts";

/** What an action carries until it is chosen. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly finding: string;
  readonly proposal: number;
}

/**
 * Proving a fix reviews the file again. As long as that takes no longer than this, fixes are proved before they are
 * offered; a slow file's are offered to clients that ask for the edit later, and proved then.
 */
const provingMilliseconds = 400;

/** The light bulb: ways out of the findings in a range. */
export async function codeActions(
  session: Session,
  document: TextDocument,
  { range, context }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const shown = await shownNow(session, document);
  if (!shown) return [];
  const wants = (kind: string) => context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? false;
  const actions: CodeAction[] = [];
  if (!context.only || wants(CodeActionKind.QuickFix)) {
    const findings = findingsAt(shown, range, context.diagnostics).filter((finding) => !finding.accepted);
    actions.push(...(await quickFixes(session, document, shown, findings, token)));
    for (const finding of findings) actions.push(...copyActions(session, shown, finding));
    for (const finding of findings) actions.push(...siteActions(session, shown, finding, findings.length > 1));
  }
  if (wants(fixAllKind)) actions.push(...(await fixAll(session, shown, token)));
  return actions;
}

/** The edit of an action that was offered without one. */
export async function resolveAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const data: unknown = action.data;
  if (action.edit || !isActionData(data)) return action;
  const document = session.documents.get(data.uri);
  const shown = document?.version === data.version ? await shownNow(session, document) : undefined;
  const finding = shown?.findings.find((each) => findingKey(each) === data.finding);
  const proposal = finding?.proposals[data.proposal];
  if (!shown || !finding || !proposal) throw refusal("the file has changed since; ask for the fixes again");
  const fix = proved(shown, finding, proposal);
  const edit = fix && documentEdit(session, shown, fix.edits);
  if (!edit) throw refusal(`"${action.title}" cannot be proved to do only what it says, so nothing was changed`);
  return { ...action, edit };
}

async function quickFixes(
  session: Session,
  document: TextDocument,
  shown: ShownFile,
  findings: readonly Finding[],
  token: CancellationToken,
): Promise<CodeAction[]> {
  const actions: CodeAction[] = [];
  const deadline = session.host.now() + provingMilliseconds;
  const slow = (shown.reviewed?.milliseconds ?? 0) > provingMilliseconds;
  for (const finding of findings) {
    let preferred = finding.proposals.filter((each) => each.safe).length > 0;
    for (const [at, proposal] of finding.proposals.entries()) {
      const isPreferred = preferred && proposal.safe;
      const offered = {
        title: proposal.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(session, shown, finding)],
        ...(isPreferred && { isPreferred }),
      };
      if (session.client.resolvesEdits && (slow || session.host.now() > deadline)) {
        const data: ActionData = {
          uri: document.uri,
          version: document.version,
          finding: findingKey(finding),
          proposal: at,
        };
        actions.push({ ...offered, data });
        continue;
      }
      const fix = proved(shown, finding, proposal);
      const edit = fix && documentEdit(session, shown, fix.edits);
      if (edit) {
        actions.push({ ...offered, edit });
        if (isPreferred) preferred = false;
      }
      await yieldToOthers();
      stopIfCancelled(token);
    }
  }
  return actions;
}

async function fixAll(session: Session, shown: ShownFile, token: CancellationToken): Promise<CodeAction[]> {
  if (!shown.reviewed) return [];
  const edits = await fixAllEdits(session.host, shown.reviewed, () => !token.isCancellationRequested);
  if (!edits || edits.length === 0) return [];
  const edit = documentEdit(session, shown, edits);
  return [{ title: "Apply all safe fixes of Palisade", kind: fixAllKind, edit }];
}

/** Proofs stay true as long as the review they were made on is the current one. */
const proofs = new WeakMap<Fix, { readonly of: Finding; readonly fix: ShownFix | undefined }>();

function proved({ reviewed }: ShownFile, finding: Finding, proposal: Fix): ShownFix | undefined {
  const known = proofs.get(proposal);
  if (known?.of === finding) return known.fix;
  const tried = reviewed && prove(reviewed.review, finding, proposal, reviewed.setup)?.fix;
  const fix = tried?.edits.every((edit) => edit.file === finding.file) ? tried : undefined;
  proofs.set(proposal, { of: finding, fix });
  return fix;
}

/** The findings of the diagnostics the client asks about; where it names none that still stand, those in the range. */
function findingsAt(shown: ShownFile, range: Range, asked: readonly Diagnostic[]): readonly Finding[] {
  const { findings, lines } = shown;
  const named = findings.filter((finding) => asked.some((each) => tellsOf(each, shown, finding)));
  if (named.length > 0) return named;
  const place: Span = { start: lines.offset(range.start), end: lines.offset(range.end) };
  return findings.filter(({ span }) => span.start <= place.end && place.start <= span.end);
}

function isActionData(data: unknown): data is ActionData {
  return (
    typeof data === "object" &&
    data !== null &&
    "uri" in data &&
    typeof data.uri === "string" &&
    "version" in data &&
    "finding" in data &&
    "proposal" in data
  );
}

function refusal(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
