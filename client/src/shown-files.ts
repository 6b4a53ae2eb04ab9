import {
  type CustomDocument,
  commands,
  Disposable,
  EventEmitter,
  type Uri,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import {
  type Shown,
  type ShowParams,
  shownExtension,
  shownScheme,
  showRequest,
} from "../../server/src/lsp/protocol.ts";

/** Where a file that is no text is shown as one; other files are shown where they are. */
export function shownUri(file: Uri): Uri {
  if (file.scheme === shownScheme || !file.path.toLowerCase().endsWith(shownExtension)) return file;
  return file.with({ scheme: shownScheme, query: file.scheme });
}

/** The file that is shown there. */
export function ownUri(shown: Uri): Uri {
  return shown.scheme === shownScheme ? shown.with({ scheme: shown.query || "file", query: "" }) : shown;
}

/** Opens Registry.pol as text that can be read and not changed. */
export function showBinaryFiles(server: LanguageClient): Disposable {
  const changed = new EventEmitter<Uri>();
  const follow = (file: Uri) => changed.fire(shownUri(file));
  const watcher = workspace.createFileSystemWatcher(`**/*${shownExtension}`);
  return Disposable.from(
    changed,
    watcher,
    watcher.onDidChange(follow),
    // Written anew by another program, or changed as soon as it was made.
    watcher.onDidCreate(follow),
    workspace.registerTextDocumentContentProvider(shownScheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => textOf(server, ownUri(uri)),
    }),
    window.registerCustomEditorProvider("palisade.registryPol", {
      openCustomDocument: (uri) => ({ uri, dispose() {} }),
      // Not awaited: VS Code fills the panel once this is done, and must not find it gone.
      resolveCustomEditor: (document, panel) => void openAsText(server, document, panel),
    }),
  );
}

async function textOf(server: LanguageClient, file: Uri): Promise<string> {
  return (await shownText(server, file)) ?? "";
}

async function shownText(server: LanguageClient, file: Uri): Promise<string | undefined> {
  const bytes = await workspace.fs.readFile(file);
  const params: ShowParams = { uri: file.toString(), bytes: Buffer.from(bytes).toString("base64") };
  return (await server.sendRequest<Shown | null>(showRequest, params))?.text;
}

/** The text takes the editor's place; a file of another kind that ends in `.pol` is left to VS Code. */
async function openAsText(server: LanguageClient, { uri }: CustomDocument, panel: WebviewPanel): Promise<void> {
  const { viewColumn } = panel;
  const isOurs = (await shownText(server, uri)) !== undefined;
  if (isOurs) await window.showTextDocument(shownUri(uri), { ...(viewColumn && { viewColumn }), preview: false });
  else await commands.executeCommand("vscode.openWith", uri, "default", viewColumn);
  panel.dispose();
}
