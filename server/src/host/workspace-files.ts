import { lstat, open, opendir, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeBytes, isReadable } from "../formats/bytes.ts";
import type { FileText, FoundFile, WorkspaceFiles } from "./files.ts";
import { codeOf, reasonOf } from "./reasons.ts";

/**
 * The files below `file:` folders of this machine. An editor has other work to do meanwhile, and must not leave the folder
 * it was given, so it does not read as the command line does (`walk.ts`, `text-file.ts`).
 */
export const workspaceFiles: WorkspaceFiles = { reaches: (folder) => folderPath(folder) !== undefined, walk, read };

/** Enough to tell text from other data, so that a disk image is not read to its end. */
const headBytes = 8192;

async function* walk(folder: string, isExcluded: (path: string) => boolean): AsyncGenerator<FoundFile> {
  const root = folderPath(folder);
  if (root === undefined) return;
  const waiting = [""];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const inside: string[] = [];
    for (const entry of await entriesOf(join(root, below))) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (isExcluded(path)) continue;
      if (entry.kind === "folder") inside.push(path);
      else {
        const found = await foundFile(root, path, entry.kind === "link");
        if (found) yield found;
      }
    }
    // The last one pushed is walked first: alphabetical order within each folder.
    for (const each of inside.reverse()) waiting.push(each);
  }
}

interface Entry {
  readonly name: string;
  readonly kind: "file" | "link" | "folder";
}

/** What a folder holds by name; nothing where it cannot be listed. */
async function entriesOf(path: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of await opendir(path)) {
      if (entry.isDirectory()) entries.push({ name: entry.name, kind: "folder" });
      else if (entry.isFile()) entries.push({ name: entry.name, kind: "file" });
      else if (entry.isSymbolicLink()) entries.push({ name: entry.name, kind: "link" });
    }
  } catch {
    return entries;
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Folders are walked by their own names, so that only the last part of a path can be a link. */
async function foundFile(root: string, path: string, isLink: boolean): Promise<FoundFile | undefined> {
  try {
    const real = isLink ? await realPathInside(root, path) : join(root, path);
    if (real === undefined) return undefined;
    const { size, modified, isFile } = await fileStats(real);
    return isFile ? { path, bytes: size, stamp: `${modified}/${size}` } : undefined;
  } catch {
    return undefined;
  }
}

async function read(folder: string, path: string, maximumBytes: number): Promise<FileText> {
  const root = folderPath(folder);
  if (root === undefined) return { kind: "absent" };
  try {
    const real = await realPathInside(root, path);
    if (real === undefined) return { kind: "absent" };
    const { size, isFile, isFolder } = await fileStats(real);
    if (!isFile) return { kind: isFolder ? "folder" : "absent" };
    if (size > maximumBytes) return { kind: "too-big", bytes: size };
    const file = await open(real, "r");
    try {
      const head = new Uint8Array(Math.min(size, headBytes));
      await file.read(head, 0, head.length, 0);
      if (!isReadable(head)) return { kind: "binary" };
      const decoded = decodeBytes(head.length === size ? head : await file.readFile(), path);
      return decoded === undefined ? { kind: "binary" } : { kind: "text", text: decoded.text };
    } finally {
      await file.close();
    }
  } catch (problem) {
    return isMissing(problem) ? { kind: "absent" } : { kind: "unreadable", reason: reasonOf(codeOf(problem)) };
  }
}

interface FileStats {
  readonly size: number;
  readonly modified: number;
  readonly isFile: boolean;
  readonly isFolder: boolean;
}

/** Asked before a file is opened: opening a pipe would wait for someone to write. */
async function fileStats(path: string): Promise<FileStats> {
  const stats = await lstat(path);
  return { size: stats.size, modified: stats.mtimeMs, isFile: stats.isFile(), isFolder: stats.isDirectory() };
}

/** Where the path really leads, if that is below the folder: a link must not lead out of what the user opened. */
async function realPathInside(root: string, path: string): Promise<string | undefined> {
  const [realRoot, real] = await Promise.all([realpath(root), realpath(join(root, path))]);
  return real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep) ? real : undefined;
}

function folderPath(folder: string): string | undefined {
  try {
    return fileURLToPath(folder);
  } catch {
    return undefined;
  }
}

function isMissing(problem: unknown): boolean {
  const code = codeOf(problem);
  return code === "ENOENT" || code === "ENOTDIR";
}
