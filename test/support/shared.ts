import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A file or folder of the reference material beside the checkout; undefined where that is absent. */
export function sharedPath(path: string): string | undefined {
  const full = fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));
  return existsSync(full) ? full : undefined;
}
