import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { fingerprint, isMadeFrom, stampWith } from "./support/fingerprint.ts";
import { root } from "./support/root.ts";

const dist = join(root, "dist");
const stamp = join(dist, ".built-from");

/** `npm run build`: the three bundles in dist/, unless they were made from what is here now. */
export async function main(): Promise<number> {
  const built = await buildBundles();
  console.log(built ? "dist/ is built" : "dist/ is up to date");
  return 0;
}

/** Makes the bundles; false when they were up to date. */
export async function buildBundles(): Promise<boolean> {
  const source = fingerprint(["client", "server", "scripts/build.ts", "package.json", "package-lock.json"]);
  if (isMadeFrom(stamp, source)) return false;
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  await Promise.all([
    bundle({
      entryPoints: ["client/src/extension.ts"],
      outfile: "dist/extension.cjs",
      format: "cjs",
      external: ["vscode"],
    }),
    bundle({ entryPoints: ["server/src/lsp/node.ts"], outfile: "dist/server.cjs", format: "cjs" }),
    bundle({
      entryPoints: ["server/src/cli/main.ts"],
      outfile: "dist/cli.mjs",
      format: "esm",
      // Packages written for require() find it here.
      banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    }),
  ]);
  chmodSync(join(dist, "cli.mjs"), 0o755);
  stampWith(stamp, source);
  return true;
}

const bundle = (options: BuildOptions) =>
  build({
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    mainFields: ["module", "main"],
    ...options,
  });
