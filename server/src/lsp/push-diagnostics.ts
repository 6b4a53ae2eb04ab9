import type { CancellationToken } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { DiagnosticLists } from "./diagnostic-lists.ts";
import { updateInBackground } from "./progress.ts";
import type { Session } from "./session.ts";
import { type ShownFile, shownAlone, shownIn, shownReview, shownSite } from "./shown-file.ts";
import { isSiteFile } from "./sites.ts";
import { uriKey } from "./uris.ts";

/** Sends diagnostics to clients that do not ask for them. */
export class PushDiagnostics {
  readonly #session: Session;
  /** What was sent last, by the key of the URI; only files that have diagnostics. */
  readonly #sent = new Map<string, { readonly uri: string; readonly id: string }>();
  readonly #lists: DiagnosticLists;

  constructor(session: Session) {
    this.#session = session;
    this.#lists = new DiagnosticLists(session);
  }

  /** The document changed, was opened or was saved. */
  async document(document: TextDocument, token: CancellationToken): Promise<void> {
    const { documents, reviews } = this.#session;
    if (reviews.waitsForSave(document)) return;
    const shown = isSiteFile(document.uri)
      ? await shownSite(this.#session, document.uri)
      : shownReview(this.#session, await reviews.settled(document, token));
    if (documents.get(document.uri) !== document) return;
    const { version } = document;
    this.#send(document.uri, shown, this.#session.client.versionedDiagnostics ? version : undefined);
  }

  /** All other files of the folders, and those that stand in none any more. */
  async workspace(token: CancellationToken): Promise<void> {
    const { documents, estates, files } = this.#session;
    const current = new Set(documents.all.map(({ uri }) => uriKey(uri)));
    await updateInBackground(this.#session, token, (reviewed) => this.#send(reviewed.place.uri, shownAlone(reviewed)));
    for (const estate of estates.all())
      for (const member of estate.members) {
        current.add(uriKey(member.place.uri));
        this.#send(member.place.uri, shownIn(estate, member));
      }
    for (const uri of files.siteFiles) {
      current.add(uriKey(uri));
      this.#send(uri, await shownSite(this.#session, uri));
    }
    for (const [key, { uri }] of this.#sent) if (!current.has(key)) this.#send(uri, undefined);
  }

  #send(uri: string, shown: ShownFile | undefined, version?: number): void {
    const { id, items } = this.#lists.of(uri, shown);
    const key = uriKey(uri);
    const sent = this.#sent.get(key);
    if (version === undefined && (sent ? sent.id === id : items.length === 0)) return;
    if (items.length > 0) this.#sent.set(key, { uri, id });
    else this.#sent.delete(key);
    void this.#session.connection.sendDiagnostics({
      uri,
      diagnostics: items,
      ...(version !== undefined && { version }),
    });
  }
}
