import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { onTestFinished } from "vitest";
import {
  type ClientCapabilities,
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  type WorkspaceDiagnosticReport,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { uriKey } from "../../server/src/lsp/uris.ts";

export interface EditorOptions {
  /** Files of the workspace folders by path; the first part of a path is the folder's name when `folders` are named. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Folders to open, below the place of the files; default: that place itself. */
  readonly folders?: readonly string[];
  readonly settings?: unknown;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
}

/** What VS Code's client says it can do, as far as the server asks. */
export const richCapabilities: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedDocumentSupport: false, relatedInformation: true },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    hover: { contentFormat: ["markdown", "plaintext"] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
    codeAction: {
      dataSupport: true,
      resolveSupport: { properties: ["edit"] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } },
    },
    completion: { completionItem: { snippetSupport: true } },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"], snippetEditSupport: true },
    textDocumentContent: {},
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
};

/** A client that can do as little as the protocol allows: diagnostics are pushed. */
export const poorCapabilities: ClientCapabilities = { textDocument: { publishDiagnostics: {} } };

/** Starts the real server as a process and opens a workspace in it; both end with the test. */
export async function openEditor(options: EditorOptions = {}): Promise<Editor> {
  const place = mkdtempSync(join(tmpdir(), "palisade-lsp-"));
  for (const [path, content] of Object.entries(options.files ?? {})) write(join(place, path), content);
  const server = spawn(process.execPath, [await serverBundle(), "--stdio"], { stdio: ["pipe", "pipe", "pipe"] });
  onTestFinished(() => void server.kill("SIGKILL"));
  const editor = new Editor(server, place, options);
  await editor.start();
  return editor;
}

/** By path: the result's id, and rule ids of errors and warnings. */
export type WorkspaceAnswer = ReadonlyMap<string, { readonly id: string; readonly findings: string[] | "unchanged" }>;

export class Editor {
  readonly server: ChildProcess;
  readonly connection: ProtocolConnection;
  /** What the server logged and showed. */
  readonly messages: string[] = [];
  readonly registered: string[] = [];
  readonly published = new Map<string, PublishDiagnosticsParams>();
  initialized: InitializeResult = { capabilities: {} };
  refreshes = 0;
  /** What the server asked the editor to show. */
  readonly shown: unknown[] = [];
  settings: unknown;
  readonly #place: string;
  readonly #options: EditorOptions;
  readonly #documents = new Map<string, TextDocument>();

  constructor(server: ChildProcess, place: string, options: EditorOptions) {
    if (!server.stdout || !server.stdin) throw new Error("the server has no standard streams");
    this.server = server;
    this.#place = place;
    this.#options = options;
    this.settings = options.settings ?? null;
    this.connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    this.#listen();
  }

  async start(): Promise<void> {
    const { capabilities = richCapabilities, initializationOptions } = this.#options;
    this.initialized = await this.connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities,
      workspaceFolders: (this.#options.folders ?? [""]).map((name) => ({ uri: this.uri(name), name })),
      initializationOptions,
    });
    await this.connection.sendNotification("initialized", {});
  }

  /** A path of the workspace as a URI; a URI as it is. */
  uri(path: string): string {
    return /^[a-z-]+:/i.test(path) ? path : pathToFileURL(join(this.#place, path)).href;
  }

  path(path: string): string {
    return join(this.#place, path);
  }

  /** Opens a document with the text of the file, or another. */
  async open(path: string, text = this.#fileText(path), languageId = "plaintext"): Promise<void> {
    const uri = this.uri(path);
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async close(path: string): Promise<void> {
    this.#documents.delete(this.uri(path));
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri: this.uri(path) } });
  }

  /** Types `now` over the first `before` in the document. */
  async replace(path: string, before: string, now: string): Promise<void> {
    await this.edit(path, [{ range: this.range(path, before), newText: now }]);
  }

  async edit(path: string, edits: readonly { readonly range: Range; readonly newText: string }[]): Promise<void> {
    const document = this.document(path);
    const version = document.version + 1;
    const inReverse = [...edits].sort((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start));
    const contentChanges = inReverse.map(({ range, newText }) => ({ range, text: newText }));
    this.#documents.set(document.uri, TextDocument.update(document, contentChanges, version));
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: document.uri, version },
      contentChanges,
    });
  }

  async save(path: string): Promise<void> {
    write(this.path(path), this.text(path));
    await this.connection.sendNotification("textDocument/didSave", { textDocument: { uri: this.uri(path) } });
  }

  /** Changes a file behind the editor's back and tells the server, as a watching client does. */
  async writeFile(path: string, content: string | undefined): Promise<void> {
    if (content === undefined) rmSync(this.path(path), { recursive: true });
    else write(this.path(path), content);
    await this.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: this.uri(path), type: content === undefined ? 3 : 2 }],
    });
  }

  async changeSettings(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification("workspace/didChangeConfiguration", { settings: { palisade: settings } });
  }

  document(path: string): TextDocument {
    const document = this.#documents.get(this.uri(path));
    if (!document) throw new Error(`${path} is not open`);
    return document;
  }

  text(path: string): string {
    return this.document(path).getText();
  }

  /** Where a word first stands in an open document. */
  range(path: string, word: string): Range {
    const document = this.document(path);
    const start = document.getText().indexOf(word);
    if (start < 0) throw new Error(`${path} does not hold ${word}`);
    return { start: document.positionAt(start), end: document.positionAt(start + word.length) };
  }

  /** In the middle of a word, as a cursor stands. */
  at(path: string, word: string): { textDocument: { uri: string }; position: Position } {
    const { start } = this.range(path, word);
    const position = { line: start.line, character: start.character + (word.length >> 1) };
    return { textDocument: { uri: this.uri(path) }, position };
  }

  request<R>(method: string, params?: unknown): Promise<R> {
    return this.connection.sendRequest<R>(method, params);
  }

  /** What a client that pulls is told about a document. */
  async pull(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.request("textDocument/diagnostic", { textDocument: { uri: this.uri(path) }, previousResultId });
  }

  async diagnostics(path: string): Promise<Diagnostic[]> {
    const report = await this.pull(path);
    if (report.kind !== "full") throw new Error("expected a full report");
    return report.items;
  }

  /** Rule ids of the errors and warnings of a document, in order. */
  async findings(path: string): Promise<string[]> {
    return rulesIn(await this.diagnostics(path));
  }

  /** What a client that pulls is told about all files; `known` is what an earlier answer gave. */
  async pullWorkspace(known: WorkspaceAnswer = new Map(), more = {}): Promise<WorkspaceAnswer> {
    const previousResultIds = [...known].map(([path, { id }]) => ({ uri: this.uri(path), value: id }));
    const { items } = await this.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds,
      ...more,
    });
    return new Map(
      items.map((report) => [
        relative(this.#place, fileURLToPath(report.uri)).replaceAll("\\", "/"),
        { id: report.resultId ?? "", findings: report.kind === "full" ? rulesIn(report.items) : "unchanged" },
      ]),
    );
  }

  /** The light bulb at a word of an open document. */
  async actions(path: string, word: string, only?: readonly string[]): Promise<CodeAction[]> {
    const { uri } = this.document(path);
    const range = this.range(path, word);
    const context = { diagnostics: [], ...(only && { only }) };
    return (
      (await this.request<CodeAction[] | null>("textDocument/codeAction", { textDocument: { uri }, range, context })) ??
      []
    );
  }

  /** The edit of an action, asked for when the server gave it later. */
  async editOf(action: CodeAction | undefined): Promise<WorkspaceEdit> {
    if (!action) throw new Error("there is no such action");
    const { edit } = action.edit ? action : await this.request<CodeAction>("codeAction/resolve", action);
    if (!edit) throw new Error(`${action.title} has no edit`);
    return edit;
  }

  /** Sends bytes as they are. */
  sendRaw(content: string): void {
    this.server.stdin?.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
  }

  /** Applies an edit to the open documents it names; files it makes are opened. */
  async apply(edit: WorkspaceEdit): Promise<void> {
    for (const change of edit.documentChanges ?? []) {
      if ("kind" in change) {
        if (change.kind === "create") await this.open(change.uri, "");
      } else await this.edit(change.textDocument.uri, textEdits(change));
    }
    for (const [uri, edits] of Object.entries(edit.changes ?? {})) await this.edit(uri, edits);
  }

  /** The diagnostics pushed for a file that hold what is asked, whenever they come. */
  async pushed(path: string, holds: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
    return until(`diagnostics of ${path}`, () => {
      const diagnostics = this.published.get(uriKey(this.uri(path)))?.diagnostics;
      return diagnostics && holds(diagnostics) ? diagnostics : undefined;
    });
  }

  #fileText(path: string): string {
    const content = this.#options.files?.[path];
    if (typeof content !== "string") throw new Error(`${path} is not a text of this workspace`);
    return content;
  }

  #listen(): void {
    const { connection } = this;
    connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings),
    );
    connection.onRequest("client/registerCapability", ({ registrations }: { registrations: { method: string }[] }) => {
      this.registered.push(...registrations.map((each) => each.method));
    });
    connection.onRequest("workspace/diagnostic/refresh", () => {
      this.refreshes++;
      return null;
    });
    connection.onRequest("window/workDoneProgress/create", () => null);
    connection.onRequest("window/showDocument", (params) => {
      this.shown.push(params);
      return { success: true };
    });
    for (const method of ["window/logMessage", "window/showMessage"])
      connection.onNotification(method, ({ message }: { message: string }) => {
        this.messages.push(message);
      });
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      this.published.set(uriKey(params.uri), params);
    });
    connection.listen();
  }
}

/** Rule ids of errors and warnings; what is there for information comes and goes with what nobody declared. */
export function rulesIn(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter(({ severity = 0 }) => severity <= 2).map(({ code }) => String(code));
}

/** Asks again until there is an answer; what never comes is named. */
export async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  // Answers take milliseconds; a machine that is busy with much else takes its time.
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited in vain for ${what}`);
}

function textEdits({ edits }: TextDocumentEdit): { range: Range; newText: string }[] {
  return edits.map((edit) =>
    "newText" in edit ? edit : { range: edit.range, newText: withoutTabStops(edit.snippet.value) },
  );
}

/** The text that a snippet leaves when nothing is typed over its tab stops. */
function withoutTabStops(snippet: string): string {
  return snippet.replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, "$1").replace(/\\([\\$}])/g, "$1");
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

let bundle: Promise<string> | undefined;

/** The server as it is shipped: one file. */
export function serverBundle(): Promise<string> {
  bundle ??= (async () => {
    const outfile = join(mkdtempSync(join(tmpdir(), "palisade-server-")), "server.cjs");
    const entry = fileURLToPath(new URL("../../server/src/lsp/node.ts", import.meta.url));
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      mainFields: ["module", "main"],
      logLevel: "silent",
    });
    return outfile;
  })();
  return bundle;
}
