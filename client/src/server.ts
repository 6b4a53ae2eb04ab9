import { type Diagnostic, type ExtensionContext, Uri, window } from "vscode";
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  TransportKind,
} from "vscode-languageclient/node";
import { copyTextCommand, type InitializationOptions, shownScheme } from "../../server/src/lsp/protocol.ts";
import { ruleLink } from "./rule-pages.ts";
import { ownUri, shownUri } from "./shown-files.ts";

/** Schemes of documents that are the user's own; not the old side of a comparison, not an output. */
export const documentSchemes: readonly string[] = ["file", "untitled", "vscode-vfs", "vscode-remote"];

const initializationOptions: InitializationOptions = { copiesText: true };

/** The language server in a process of its own; not started yet. */
export function createServerConnection(context: ExtensionContext, languages: readonly string[]): LanguageClient {
  const module = context.asAbsolutePath("dist/server.cjs");
  const options: LanguageClientOptions = {
    documentSelector: [
      ...documentSchemes.flatMap((scheme) => [
        ...languages.map((language) => ({ scheme, language })),
        { scheme, pattern: "**/palisade.{yaml,yml}" },
      ]),
      { scheme: shownScheme },
    ],
    // The server knows a file by its own URI, whatever it is shown as.
    uriConverters: {
      code2Protocol: (uri) => ownUri(uri).toString(),
      protocol2Code: (uri) => shownUri(Uri.parse(uri)),
    },
    diagnosticCollectionName: "palisade",
    initializationOptions,
    markdown: { isTrusted: { enabledCommands: [copyTextCommand] } },
    middleware: openRulePages(),
    errorHandler: new CrashHandler(() => void client.restart()),
  };
  const run = { module, transport: TransportKind.ipc };
  const client = new LanguageClient("palisade", "Palisade", { run, debug: run }, options);
  return client;
}

/** A finding's code opens the rule's page rendered; the server's own link would show its source. */
function openRulePages(): Middleware {
  const link = (diagnostics: readonly Diagnostic[]) => {
    for (const { code } of diagnostics) if (typeof code === "object") code.target = ruleLink(String(code.value));
  };
  return {
    handleDiagnostics(uri, diagnostics, next) {
      link(diagnostics);
      next(uri, diagnostics);
    },
    async provideDiagnostics(document, previousResultId, token, next) {
      const report = await next(document, previousResultId, token);
      if (report?.kind === "full") link(report.items);
      return report;
    },
    provideWorkspaceDiagnostics(resultIds, token, resultReporter, next) {
      return next(resultIds, token, (chunk) => {
        for (const report of chunk?.items ?? []) if (report.kind === "full") link(report.items);
        resultReporter(chunk);
      });
    },
  };
}

const crashesAllowed = 3;
const crashWindowMilliseconds = 3 * 60_000;

/** Starts a crashed server again, and asks first when it keeps crashing. */
class CrashHandler implements ErrorHandler {
  readonly #restart: () => void;
  #crashes: number[] = [];

  constructor(restart: () => void) {
    this.#restart = restart;
  }

  error(_error: Error, _message: unknown, count: number | undefined): { action: ErrorAction } {
    return { action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((at) => now - at < crashWindowMilliseconds), now];
    if (this.#crashes.length <= crashesAllowed) return { action: CloseAction.Restart };
    void this.#ask();
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  async #ask(): Promise<void> {
    const restart = "Restart";
    const message = `Palisade's language server stopped ${this.#crashes.length} times in a few minutes. Findings are not current.`;
    const answer = await window.showErrorMessage(message, restart);
    if (answer !== restart) return;
    this.#crashes = [];
    this.#restart();
  }
}
