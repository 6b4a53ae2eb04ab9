import { isAbsolute, relative, resolve, sep } from "node:path";

/** A path as reports name it: relative to the current folder where that is possible, with forward slashes. */
export function shownPath(cwd: string, path: string): string {
  const below = relative(cwd, path);
  return slashed(below === "" ? "." : below);
}

/** The path below a folder with forward slashes; undefined when it lies elsewhere. */
export function pathBelow(folder: string, path: string): string | undefined {
  const below = relative(folder, path);
  return below === ".." || below.startsWith(`..${sep}`) || isAbsolute(below) ? undefined : slashed(below);
}

export function absolutePath(cwd: string, path: string): string {
  return resolve(cwd, path);
}

function slashed(path: string): string {
  return sep === "\\" ? path.replaceAll("\\", "/") : path;
}
