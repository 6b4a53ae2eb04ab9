/** Reads below the folders a user opened, and nowhere else. Folders are URIs. */
export interface WorkspaceFiles {
  /** Whether files of the folder can be read at all; of a virtual one they cannot. */
  reaches(folder: string): boolean;
  /** All files below the folder, without following links out of it. Folders that cannot be listed are left out. */
  walk(folder: string, isExcluded: (path: string) => boolean): AsyncIterable<FoundFile>;
  /** The file's text, or the text it is shown as, or why there is none. It must lie below `folder`. */
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
  | { readonly kind: "folder" }
  | { readonly kind: "binary" }
  | { readonly kind: "too-big"; readonly bytes: number }
  | { readonly kind: "unreadable"; readonly reason: string };
