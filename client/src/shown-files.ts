import {
  type CustomDocument,
  commands,
  Disposable,
  EventEmitter,
  RelativePattern,
  type TextDocument,
  Uri,
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
  return Disposable.from(
    changed,
    followFiles((shown) => changed.fire(shown)),
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

/**
 * Says when a shown text may be out of date: its file was written, or one comes back to it. VS Code is not told of every
 * change: not on some shares, and not in a folder that was made in the same moment as the one around it.
 */
function followFiles(changed: (shown: Uri) => void): Disposable {
  const watchers = new Map<TextDocument, Disposable>();
  const comeBack = () => {
    for (const { document } of window.visibleTextEditors) if (isShown(document)) changed(document.uri);
  };
  return Disposable.from(
    { dispose: () => Disposable.from(...watchers.values()).dispose() },
    workspace.onDidOpenTextDocument((document) => {
      if (isShown(document))
        watchers.set(
          document,
          watchFile(ownUri(document.uri), () => changed(document.uri)),
        );
    }),
    workspace.onDidCloseTextDocument((document) => {
      watchers.get(document)?.dispose();
      watchers.delete(document);
    }),
    window.onDidChangeVisibleTextEditors(comeBack),
    window.onDidChangeWindowState(({ focused }) => focused && comeBack()),
  );
}

const isShown = ({ uri }: TextDocument) => uri.scheme === shownScheme;

/** Wherever the file is: inside the workspace and outside. */
function watchFile(file: Uri, changed: () => void): Disposable {
  // By its folder and any name: a glob would take brackets in a name, and upper case, for something else.
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(file, ".."), "*"));
  const listen = (written: Uri) => {
    if (written.path.toLowerCase() === file.path.toLowerCase()) changed();
  };
  // Also made: written anew by another program, or changed as soon as it was made.
  return Disposable.from(watcher, watcher.onDidChange(listen), watcher.onDidCreate(listen));
}

/** Undefined where the file is gone: what was shown of it stays. */
async function textOf(server: LanguageClient, file: Uri): Promise<string | undefined> {
  const isThere = await workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
  return isThere ? ((await shownText(server, file)) ?? "") : undefined;
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
