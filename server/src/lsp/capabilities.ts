import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";
import type { Client } from "./client.ts";
import { pageScheme } from "./protocol.ts";
import { showPlaceCommand } from "./show-place.ts";

export const fixAllKind = `${CodeActionKind.SourceFixAll}.palisade`;

/** What the server offers this client. */
export function capabilitiesFor(client: Client): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    ...(client.pullsDiagnostics && {
      diagnosticProvider: {
        identifier: "palisade",
        interFileDependencies: true,
        workspaceDiagnostics: true,
        workDoneProgress: true,
      },
    }),
    hoverProvider: true,
    completionProvider: { triggerCharacters: [":", " ", "-", '"', "["] },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: { label: "Palisade" },
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    codeActionProvider: client.codeActionLiterals
      ? { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: client.resolvesEdits }
      : false,
    ...(client.showsDocuments && { executeCommandProvider: { commands: [showPlaceCommand] } }),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      ...(client.textDocumentContent && { textDocumentContent: { schemes: [pageScheme] } }),
    },
  };
}
