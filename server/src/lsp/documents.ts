import { type Connection, type Event, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { uriKey } from "./uris.ts";

/** The documents that are open in the editor; what they say goes over what is on the disk. */
export class Documents {
  readonly #documents = new TextDocuments(TextDocument);
  readonly #byKey = new Map<string, TextDocument>();
  /** The version of each document that was opened or saved last. */
  readonly #saved = new Map<string, number>();

  constructor() {
    this.#documents.onDidOpen(({ document }) => {
      this.#byKey.set(uriKey(document.uri), document);
      this.#saved.set(document.uri, document.version);
    });
    this.#documents.onDidSave(({ document }) => this.#saved.set(document.uri, document.version));
    this.#documents.onDidClose(({ document }) => {
      this.#byKey.delete(uriKey(document.uri));
      this.#saved.delete(document.uri);
    });
  }

  listen(connection: Connection): void {
    this.#documents.listen(connection);
  }

  get all(): readonly TextDocument[] {
    return this.#documents.all();
  }

  get(uri: string): TextDocument | undefined {
    return this.#byKey.get(uriKey(uri));
  }

  isSaved(document: TextDocument): boolean {
    return this.#saved.get(document.uri) === document.version;
  }

  /** Also fired when a document is opened. */
  get onDidChange(): Event<{ readonly document: TextDocument }> {
    return this.#documents.onDidChangeContent;
  }

  get onDidSave(): Event<{ readonly document: TextDocument }> {
    return this.#documents.onDidSave;
  }

  get onDidClose(): Event<{ readonly document: TextDocument }> {
    return this.#documents.onDidClose;
  }
}
