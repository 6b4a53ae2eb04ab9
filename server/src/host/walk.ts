import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "./reasons.ts";

/** What a walk through a folder comes across. */
export type Found =
  | { readonly kind: "file"; readonly path: string }
  /** A link, a pipe or another thing that is not read; links are never followed, so nothing leads out of the folder. */
  | { readonly kind: "passed"; readonly path: string }
  | { readonly kind: "unreadable"; readonly path: string; readonly code: string };

/** All files below a folder, in the order of their names; folders of tools are left out. */
export function* walk(folder: string): Generator<Found> {
  const waiting = [folder];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    let entries: Dirent[];
    try {
      entries = readdirSync(at, { withFileTypes: true });
    } catch (thrown) {
      yield { kind: "unreadable", path: at, code: codeOf(thrown) };
      continue;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const folders: string[] = [];
    for (const entry of entries) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) {
        if (!isToolFolder(entry.name)) folders.push(path);
      } else yield { kind: entry.isFile() ? "file" : "passed", path };
    }
    // The last one in is walked first.
    for (const each of folders.reverse()) waiting.push(each);
  }
}

/** `.git`, `.vscode`, `node_modules`: no client keeps configurations there. */
function isToolFolder(name: string): boolean {
  return name.startsWith(".") || name === "node_modules" || name === "__pycache__";
}
