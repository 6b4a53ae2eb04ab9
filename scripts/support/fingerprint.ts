import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

/** A hash of files, and of all files below folders, named from the project's folder. */
export function fingerprint(names: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of names.flatMap((name) => filesOf(join(root, name)))) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Whether what the stamp stands for was made from these very files. */
export function isMadeFrom(stamp: string, source: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === source;
}

export function stampWith(stamp: string, source: string): void {
  writeFileSync(stamp, source);
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
