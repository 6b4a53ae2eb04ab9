import type { Estates } from "./estates.ts";
import type { FolderFiles } from "./folder-files.ts";
import type { Reviews } from "./reviews.ts";
import type { Workspace } from "./workspace.ts";

/** All that answering a request may need. */
export interface Session extends Workspace {
  readonly reviews: Reviews;
  readonly files: FolderFiles;
  readonly estates: Estates;
}
