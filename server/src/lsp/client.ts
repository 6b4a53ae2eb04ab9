import {
  CodeActionKind,
  type InitializeParams,
  MarkupKind,
  ResourceOperationKind,
  type WorkspaceFolder,
} from "vscode-languageserver";
import type { InitializationOptions } from "./protocol.ts";

/** What the client can do, as far as the server acts on it. */
export interface Client {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly versionedDiagnostics: boolean;
  /** Answers `workspace/configuration`. */
  readonly configuration: boolean;
  readonly dynamicConfiguration: boolean;
  readonly dynamicWatchedFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly workDoneProgress: boolean;
  readonly codeActionLiterals: boolean;
  /** Asks for the edit of a code action only when it is chosen. */
  readonly resolvesEdits: boolean;
  readonly documentChanges: boolean;
  readonly createsFiles: boolean;
  readonly snippetEdits: boolean;
  readonly showsDocuments: boolean;
  readonly nestedSymbols: boolean;
  readonly preparesRename: boolean;
  readonly markdown: boolean;
  readonly completionSnippets: boolean;
  readonly textDocumentContent: boolean;
  readonly docsUri: string | undefined;
  /** Puts text on the clipboard when asked. */
  readonly copiesText: boolean;
  /** Settings handed over at the start. */
  readonly settings: unknown;
  readonly folders: readonly WorkspaceFolder[];
}

export function clientOf(params: InitializeParams): Client {
  const { textDocument, workspace, window } = params.capabilities;
  const options = optionsOf(params.initializationOptions);
  const action = textDocument?.codeAction;
  const edit = workspace?.workspaceEdit;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      textDocument?.publishDiagnostics?.relatedInformation === true ||
      textDocument?.diagnostic?.relatedInformation === true,
    versionedDiagnostics: textDocument?.publishDiagnostics?.versionSupport === true,
    configuration: workspace?.configuration === true,
    dynamicConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    dynamicWatchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    workDoneProgress: window?.workDoneProgress === true,
    codeActionLiterals:
      action?.codeActionLiteralSupport?.codeActionKind.valueSet.includes(CodeActionKind.QuickFix) === true,
    resolvesEdits: action?.dataSupport === true && action.resolveSupport?.properties.includes("edit") === true,
    documentChanges: edit?.documentChanges === true,
    createsFiles:
      edit?.documentChanges === true && edit.resourceOperations?.includes(ResourceOperationKind.Create) === true,
    snippetEdits: edit?.documentChanges === true && edit.snippetEditSupport === true,
    showsDocuments: window?.showDocument?.support === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    completionSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    textDocumentContent: workspace?.textDocumentContent !== undefined,
    docsUri: options.docsUri,
    copiesText: options.copiesText === true,
    settings: options.settings,
    folders: foldersOf(params),
  };
}

function optionsOf(sent: unknown): InitializationOptions {
  if (typeof sent !== "object" || sent === null) return {};
  const docsUri = "docsUri" in sent && typeof sent.docsUri === "string" ? sent.docsUri : undefined;
  const settings = "settings" in sent ? sent.settings : undefined;
  const copiesText = "copiesText" in sent && sent.copiesText === true;
  return { ...(docsUri === undefined ? {} : { docsUri }), settings, copiesText };
}

function foldersOf(params: InitializeParams): readonly WorkspaceFolder[] {
  if (params.workspaceFolders) return params.workspaceFolders;
  return params.rootUri ? [{ uri: params.rootUri, name: "" }] : [];
}
