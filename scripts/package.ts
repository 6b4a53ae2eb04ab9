import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildBundles } from "./build.ts";
import { fingerprint, isMadeFrom, stampWith } from "./support/fingerprint.ts";
import { root } from "./support/root.ts";
import { runToolQuietly } from "./support/tools.ts";

const mostBytes = 3 * 1024 * 1024;

/** Goes away with dist/, so that a new build is packaged anew. */
const stamp = join(root, "dist", ".packaged-from");

/** `npm run package`: the .vsix, checked for what it weighs. */
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
  const files = contents();
  const source = fingerprint([...files, "scripts/package.ts"]);
  if (isMadeFrom(stamp, source) && statSync(path, { throwIfNoEntry: false })) return path;
  // Images of the README stay where they are: there is no address to point them at.
  const words = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--out", path];
  await runToolQuietly(copyOf(files), "@vscode/vsce/vsce", "package", ...words);
  if (statSync(path).size > mostBytes) throw new Error(`the package is over ${mostBytes} bytes`);
  stampWith(stamp, source);
  return path;
}

/** Everything the package holds. */
function contents(): string[] {
  const grammars = readdirSync(join(root, "syntaxes")).map((name) => `syntaxes/${name}`);
  const bundles = ["dist/extension.cjs", "dist/server.cjs", "dist/cli.mjs"];
  return ["package.json", "README.md", "CHANGELOG.md", "LICENSE", "images/icon.png", ...bundles, ...grammars];
}

/** A folder that holds the files and nothing else: among installed packages vsce would look at each of their files. */
function copyOf(files: readonly string[]): string {
  const folder = join(root, "out", "package");
  rmSync(folder, { recursive: true, force: true });
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(root, file), join(folder, file));
  }
  return folder;
}
