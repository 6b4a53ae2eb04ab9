import { Range, Uri, window, workspace } from "vscode";

/** Opens what a link of the report points at: a file, as a URI or relative to a workspace folder, with `#L12` for a line. */
export async function openEvidence(href: string): Promise<void> {
  const [path = "", fragment = ""] = href.split("#", 2);
  const uri = await locate(path);
  if (!uri) {
    void window.showWarningMessage(`Palisade cannot find ${decodeURI(path)} in this workspace.`);
    return;
  }
  const line = Math.max(0, Number(/^L(\d+)/.exec(fragment)?.[1] ?? 1) - 1);
  await window.showTextDocument(uri, { selection: new Range(line, 0, line, 0) });
}

/** The file below a workspace folder; a report must not open anything else. */
async function locate(path: string): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  const candidates = /^[a-z][a-z0-9+.-]+:/i.test(path)
    ? [Uri.parse(path)].filter((uri) => workspace.getWorkspaceFolder(uri))
    : folders.map(({ uri }) => Uri.joinPath(uri, ...decodeURI(path).split("/")));
  for (const uri of candidates) {
    if (!workspace.getWorkspaceFolder(uri)) continue;
    const exists = await workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (exists) return uri;
  }
  return undefined;
}
