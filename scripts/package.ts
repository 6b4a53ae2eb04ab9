import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { listFiles, PackageManager } from "@vscode/vsce";
import { buildBundles } from "./build.ts";
import { fingerprint, isMadeFrom, stampWith } from "./support/fingerprint.ts";
import { root } from "./support/root.ts";
import { runToolQuietly } from "./support/tools.ts";

const mostBytes = 3 * 1024 * 1024;

/** Goes away with dist/, so that a new build is packaged anew. */
const stamp = join(root, "dist", ".packaged-from");

/** `npm run package`: the .vsix, checked for what it holds and weighs. */
export async function main(): Promise<number> {
  const path = await packageExtension();
  console.log(`${path}: ${(statSync(path).size / 1024).toFixed(0)} KiB`);
  return 0;
}

/** Makes the .vsix, unless it was made from what is here now, and gives its path. */
export async function packageExtension(): Promise<string> {
  await buildBundles();
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const path = join(root, `palisade-${version}.vsix`);
  const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  const source = fingerprint(files);
  if (isMadeFrom(stamp, source) && statSync(path, { throwIfNoEntry: false })) return path;
  const stray = files.filter((file) => /(^|\/)node_modules\/|\.(ts|map)$/.test(file));
  if (stray.length > 0) throw new Error(`the package must not hold ${stray.slice(0, 5).join(", ")}`);
  // Images of the README stay where they are: there is no address to point them at.
  const words = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--out", path];
  await runToolQuietly("@vscode/vsce/vsce", "package", ...words);
  if (statSync(path).size > mostBytes) throw new Error(`the package is over ${mostBytes} bytes`);
  stampWith(stamp, source);
  return path;
}
