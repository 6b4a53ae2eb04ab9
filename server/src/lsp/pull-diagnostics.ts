import {
  type CancellationToken,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type ResultProgressReporter,
  type WorkDoneProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type DiagnosticList, DiagnosticLists } from "./diagnostic-lists.ts";
import { updateWithProgress } from "./progress.ts";
import type { Session } from "./session.ts";
import { type ShownFile, shownAlone, shownIn, shownNow, shownReview, shownSite } from "./shown-file.ts";
import { isSiteFile } from "./sites.ts";
import { uriKey } from "./uris.ts";
import { stopIfCancelled } from "./waiting.ts";

/** Files reported at once while a pass over the workspace goes on. */
const chunkSize = 20;

/** Answers clients that ask for diagnostics. */
export class PullDiagnostics {
  readonly #session: Session;
  readonly #lists: DiagnosticLists;

  constructor(session: Session) {
    this.#session = session;
    this.#lists = new DiagnosticLists(session);
  }

  async ofDocument(params: DocumentDiagnosticParams, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const { uri } = params.textDocument;
    const document = this.#session.documents.get(uri);
    const known = this.#lists.last(uri);
    if (document && known && this.#session.reviews.waitsForSave(document))
      return report(known, params.previousResultId);
    const shown = document ? await this.#settled(document, token) : await this.#closed(uri);
    stopIfCancelled(token);
    return report(this.#lists.of(uri, shown), params.previousResultId);
  }

  async ofWorkspace(
    params: WorkspaceDiagnosticParams,
    token: CancellationToken,
    workDone: WorkDoneProgressReporter,
    partial: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    const known = new Map(params.previousResultIds.map(({ uri, value }) => [uriKey(uri), value]));
    const sent = new Map<string, string>();
    let waiting: WorkspaceDocumentDiagnosticReport[] = [];
    const add = (uri: string, shown: ShownFile | undefined, version: number | null) => {
      const key = uriKey(uri);
      const list = this.#lists.of(uri, shown);
      if (sent.get(key) === list.id) return;
      // A file that had no findings and has none now is not worth a word.
      if (!known.has(key) && !sent.has(key) && list.items.length === 0) return;
      sent.set(key, list.id);
      waiting.push({ uri, version, ...report(list, known.get(key)) });
      if (!partial || waiting.length < chunkSize) return;
      partial.report({ items: waiting });
      waiting = [];
    };

    await updateWithProgress(this.#session, workDone, {
      token,
      ...(partial && { onReviewed: (reviewed) => add(reviewed.place.uri, shownAlone(reviewed), null) }),
    });
    const present = new Set<string>();
    for (const { uri, shown, version } of await this.#everything(token)) {
      present.add(uriKey(uri));
      add(uri, shown, version);
    }
    // What was reported once and is gone now has nothing to say any more.
    for (const { uri } of params.previousResultIds)
      if (!present.has(uriKey(uri)) && !this.#session.documents.get(uri)) add(uri, undefined, null);
    return { items: waiting };
  }

  /** All files of the folders, closed and open. */
  async #everything(token: CancellationToken) {
    const { documents, estates, files } = this.#session;
    const all: { uri: string; shown: ShownFile | undefined; version: number | null }[] = [];
    for (const estate of estates.all())
      for (const member of estate.members)
        if (!documents.get(member.place.uri))
          all.push({ uri: member.place.uri, shown: shownIn(estate, member), version: null });
    for (const uri of files.siteFiles)
      if (!documents.get(uri)) all.push({ uri, shown: await shownSite(this.#session, uri), version: null });
    for (const document of documents.all) {
      if (this.#session.reviews.waitsForSave(document)) continue;
      const { version } = document;
      all.push({ uri: document.uri, shown: await shownNow(this.#session, document), version });
      stopIfCancelled(token);
    }
    return all;
  }

  async #settled(document: TextDocument, token: CancellationToken): Promise<ShownFile | undefined> {
    if (isSiteFile(document.uri)) return shownSite(this.#session, document.uri);
    return shownReview(this.#session, await this.#session.reviews.settled(document, token));
  }

  async #closed(uri: string): Promise<ShownFile | undefined> {
    if (isSiteFile(uri)) return shownSite(this.#session, uri);
    const reviewed = await this.#session.files.fresh(uri);
    return reviewed && shownReview(this.#session, reviewed);
  }
}

function report(list: DiagnosticList, before: string | undefined): DocumentDiagnosticReport {
  return list.id === before
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: list.id }
    : { kind: DocumentDiagnosticReportKind.Full, resultId: list.id, items: list.items };
}
