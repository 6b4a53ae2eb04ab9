import { Disposable, languages, type TextDocument, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type Recognised, type RecogniseParams, recogniseRequest } from "../../server/src/lsp/protocol.ts";
import { documentSchemes } from "./server.ts";

/** What VS Code calls a .txt, .cfg, .conf or .inf file it knows nothing better about. */
const vagueLanguageIds: readonly string[] = ["plaintext", "properties", "ini"];

/** An untitled document is looked at again when it grows by this much at once, as by a paste. */
const pasteLength = 100;

/** Gives documents that VS Code opened as plain text or INI the language of the configuration they hold. */
export function detectLanguages(server: LanguageClient, languageIds: readonly string[]): Disposable {
  const detector = new Detector(server, languageIds);
  for (const document of workspace.textDocuments) void detector.detect(document);
  return Disposable.from(
    workspace.onDidOpenTextDocument((document) => void detector.detect(document)),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document.isUntitled && contentChanges.some(({ text }) => text.length >= pasteLength))
        void detector.detect(document);
    }),
    workspace.onDidCloseTextDocument((document) => detector.forget(document)),
  );
}

class Detector {
  readonly #server: LanguageClient;
  readonly #languageIds: readonly string[];
  /** Documents that had a language of their own once: who changes it back to plain text has their way. */
  readonly #settled = new Set<string>();

  constructor(server: LanguageClient, languageIds: readonly string[]) {
    this.#server = server;
    this.#languageIds = languageIds;
  }

  async detect(document: TextDocument): Promise<void> {
    const key = document.uri.toString();
    if (!isVague(document)) this.#settled.add(key);
    if (this.#settled.has(key)) return;
    if (!workspace.getConfiguration("palisade", document).get<boolean>("detectLanguage", true)) return;
    const params: RecogniseParams = {
      uri: this.#server.code2ProtocolConverter.asUri(document.uri),
      text: document.getText(),
    };
    const recognised = await this.#server.sendRequest<Recognised | null>(recogniseRequest, params);
    if (!recognised || document.isClosed || !isVague(document)) return;
    if (!this.#languageIds.includes(recognised.languageId)) return;
    await languages.setTextDocumentLanguage(document, recognised.languageId);
  }

  /** Setting a language closes the document and opens it again, which is no reason to forget it. */
  forget(document: TextDocument): void {
    const key = document.uri.toString();
    setTimeout(() => {
      if (!workspace.textDocuments.some(({ uri }) => uri.toString() === key)) this.#settled.delete(key);
    }, 1000);
  }
}

const isVague = (document: TextDocument) =>
  vagueLanguageIds.includes(document.languageId) && documentSchemes.includes(document.uri.scheme);
