import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createVSIX, listFiles, PackageManager } from "@vscode/vsce";
import { buildBundles } from "./build.ts";
import { root } from "./support/root.ts";

const mostBytes = 3 * 1024 * 1024;

/** `npm run package`: the .vsix, checked for what it holds and weighs. */
export async function main(): Promise<number> {
  const path = await packageExtension();
  console.log(`${path}: ${(statSync(path).size / 1024).toFixed(0)} KiB`);
  return 0;
}

/** Makes the .vsix and gives its path. */
export async function packageExtension(): Promise<string> {
  await buildBundles();
  const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  const stray = files.filter((file) => /(^|\/)node_modules\/|\.(ts|map)$/.test(file));
  if (stray.length > 0) throw new Error(`the package must not hold ${stray.slice(0, 5).join(", ")}`);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const path = join(root, `palisade-${version}.vsix`);
  await createVSIX({
    cwd: root,
    packagePath: path,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  if (!existsSync(path)) throw new Error("no package was made");
  if (statSync(path).size > mostBytes) throw new Error(`the package is over ${mostBytes} bytes`);
  return path;
}
