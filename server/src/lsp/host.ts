import type { ReadTools } from "../formats/format.ts";
import type { WorkspaceFiles } from "../host/files.ts";

/** What the server needs from the machine it runs on. A browser worker gives another than Node does. */
export interface ServerHost {
  readonly tools: ReadTools;
  /** Palisade's version. */
  readonly version: string;
  /** Absent: only open documents are reviewed. */
  readonly files?: WorkspaceFiles;
  /** Days since 1970-01-01, in the user's time zone. */
  today(): number;
  /** Milliseconds on a clock that only goes forward. */
  now(): number;
}
