import type { ReadTools } from "../formats/format.ts";

/** What the server needs from the machine it runs on. A browser worker gives another than Node does. */
export interface ServerHost {
  readonly tools: ReadTools;
  /** Absent: only open documents are reviewed. */
  readonly files?: WorkspaceFiles;
  /** Days since 1970-01-01, in the user's time zone. */
  today(): number;
  /** Milliseconds on a clock that only goes forward. */
  now(): number;
}

/** Reads below workspace folders, and nowhere else. */
export interface WorkspaceFiles {
  /** All files below the folder, without following links out of it. Folders that cannot be listed are left out. */
  walk(folder: string, isExcluded: (path: string) => boolean): AsyncIterable<FoundFile>;
  /** The file's text, or why there is none. `folder` is the workspace folder it must lie in. */
  read(folder: string, path: string, maximumBytes: number): Promise<FileText>;
}

export interface FoundFile {
  /** Below the folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** Changes when the file does. */
  readonly stamp: string;
}

export type FileText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "absent" }
  | { readonly kind: "binary" }
  | { readonly kind: "too-big"; readonly bytes: number }
  | { readonly kind: "unreadable"; readonly reason: string };
