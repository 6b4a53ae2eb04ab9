import { strict as assert } from "node:assert";
import * as vscode from "vscode";

/** Asks again until there is an answer: an editor takes its time. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | PromiseLike<T | undefined>,
  milliseconds = 15_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function inWorkspace(...path: string[]): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, "a folder is open");
  return vscode.Uri.joinPath(folder.uri, ...path);
}

/** Opens a file of the workspace and shows it. */
export async function open(...path: string[]): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(...path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Waits until the document has the language; setting it closes the document and opens another. */
export function openAs(language: string, uri: vscode.Uri): Promise<vscode.TextDocument> {
  return until(`${uri.path} to be ${language}`, () =>
    vscode.workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString() && document.languageId === language,
    ),
  );
}

/** Waits until VS Code says what changes in a folder of the workspace: it hears of a new folder a while after it was made. */
export async function watched(folder: vscode.Uri): Promise<void> {
  const file = vscode.Uri.joinPath(folder, "watched");
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, "watched"));
  let seen = false;
  watcher.onDidChange(() => {
    seen = true;
  });
  try {
    await until(`${folder.path} to be watched`, async () => {
      await vscode.workspace.fs.writeFile(file, new Uint8Array());
      return seen ? true : undefined;
    });
  } finally {
    watcher.dispose();
    await vscode.workspace.fs.delete(file);
  }
}

/** Palisade's findings on the file, once there are any. */
export function findings(uri: vscode.Uri): Promise<vscode.Diagnostic[]> {
  return until(`findings on ${uri.path}`, () => {
    const ours = currentFindings(uri);
    return ours.length > 0 ? ours : undefined;
  });
}

export function currentFindings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source?.toLowerCase() === "palisade");
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** A picture of the workbench, where the launcher can take one; a desktop VS Code takes none. */
export async function picture(name: string): Promise<void> {
  const control = process.env.HOST_CONTROL_URL;
  if (control === undefined) return;
  await new Promise((resolve) => setTimeout(resolve, 400));
  const { ok, status } = await fetch(`${control}/picture?name=${encodeURIComponent(name)}`, { method: "POST" });
  assert.ok(ok, `no picture: ${status}`);
}
