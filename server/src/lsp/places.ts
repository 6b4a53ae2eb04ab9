import type { WorkspaceFolder } from "vscode-languageserver";
import { nameOf, pathBelow, uriBelow, uriKey } from "./uris.ts";

/** Where a file stands: below a folder the user opened, or alone. */
export interface Place {
  readonly uri: string;
  /** The workspace folder's URI; absent: the document lies in none, and nothing around it is read. */
  readonly folder?: string;
  /** Below the folder, with forward slashes; the file's name alone where there is no folder. */
  readonly path: string;
}

/** The folders the user opened. */
export class Folders {
  #folders: readonly WorkspaceFolder[] = [];

  get all(): readonly WorkspaceFolder[] {
    return this.#folders;
  }

  set(folders: readonly WorkspaceFolder[]): void {
    this.#folders = folders;
  }

  change(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
    const gone = new Set([...removed, ...added].map((folder) => uriKey(folder.uri)));
    this.#folders = [...this.#folders.filter((folder) => !gone.has(uriKey(folder.uri))), ...added];
  }

  /** Folders may lie in one another: the innermost one counts. */
  placeOf(uri: string): Place {
    let innermost: Place | undefined;
    for (const folder of this.#folders) {
      const path = pathBelow(folder.uri, uri);
      if (path === undefined || (innermost && innermost.path.length <= path.length)) continue;
      innermost = { uri, folder: folder.uri, path };
    }
    return innermost ?? { uri, path: nameOf(uri) };
  }

  /** A file below one of the folders, unless it belongs to a folder further in. */
  placeIn(folder: string, path: string): Place | undefined {
    const uri = uriBelow(folder, path);
    const place = this.placeOf(uri);
    return place.folder === folder ? place : undefined;
  }
}

/** Folders of a path from its own up to the top: `a/b/c.cfg` gives `a/b`, `a` and the empty path. */
export function foldersAbove(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return Array.from({ length: parts.length + 1 }, (_, up) => parts.slice(0, parts.length - up).join("/"));
}

export function joinPath(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
