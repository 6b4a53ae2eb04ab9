import {
  type CancellationToken,
  type Diagnostic,
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
import { diagnosticsOf } from "./diagnostics.ts";
import { updateWithProgress } from "./progress.ts";
import type { Session } from "./session.ts";
import { type ShownFile, shownAlone, shownIn, shownNow, shownReview, shownSite } from "./shown-file.ts";
import { isSiteFile } from "./sites.ts";
import { uriKey } from "./uris.ts";
import { stopIfCancelled } from "./waiting.ts";

/** A list of diagnostics, named so that it need not be sent twice. */
interface Result {
  readonly id: string;
  readonly items: Diagnostic[];
  /** To see whether the next list is the same. */
  readonly json: string;
  readonly madeOf: readonly unknown[];
}

/** Files reported at once while a pass over the workspace goes on. */
const chunkSize = 20;

/** Answers clients that ask for diagnostics. */
export class PullDiagnostics {
  readonly #session: Session;
  readonly #results = new Map<string, Result>();
  #count = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  async ofDocument(params: DocumentDiagnosticParams, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const { uri } = params.textDocument;
    const document = this.#session.documents.get(uri);
    const known = this.#results.get(uriKey(uri));
    if (document && known && this.#session.reviews.waitsForSave(document))
      return report(known, params.previousResultId);
    const shown = document ? await this.#settled(document, token) : await this.#closed(uri);
    stopIfCancelled(token);
    return report(this.#result(uri, shown), params.previousResultId);
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
      const result = this.#result(uri, shown);
      if (sent.get(key) === result.id) return;
      // A file that had no findings and has none now is not worth a word.
      if (!known.has(key) && !sent.has(key) && result.items.length === 0) return;
      sent.set(key, result.id);
      waiting.push({ uri, version, ...report(result, known.get(key)) });
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

  #result(uri: string, shown: ShownFile | undefined): Result {
    const known = this.#results.get(uriKey(uri));
    const madeOf = shown?.madeOf ?? [];
    if (known && isSame(known.madeOf, madeOf)) return known;
    const items = shown ? diagnosticsOf(this.#session, shown) : [];
    const json = JSON.stringify(items);
    const id = known?.json === json ? known.id : String(++this.#count);
    const result = { id, items, json, madeOf };
    this.#results.set(uriKey(uri), result);
    return result;
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}

function report(result: Result, before: string | undefined): DocumentDiagnosticReport {
  return result.id === before
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: result.id }
    : { kind: DocumentDiagnosticReportKind.Full, resultId: result.id, items: result.items };
}
