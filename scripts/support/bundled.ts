import { type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./root.ts";

/**
 * Makes one file of a module of the project and gives its path: run through a loader that translates as it goes, the
 * same code takes up to twice as long.
 */
export async function bundled(module: string): Promise<string> {
  // As deep below the project's folder as modules that look for its files from where they stand.
  const outfile = join(root, "out", "bundled", module.replaceAll("/", "-").replace(/\.ts$/, ".mjs"));
  await build({
    absWorkingDir: root,
    entryPoints: [module],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    mainFields: ["module", "main"],
    logLevel: "warning",
    // Packages written for require() find it here.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
  });
  return outfile;
}

/** Runs a bundled file to its end, its output shown; the exit code, 2 where a signal ended it. */
export async function runBundled(file: string, words: readonly string[], options: SpawnOptions = {}): Promise<number> {
  const run = spawn(process.execPath, [...nodeOptions, file, ...words], { stdio: "inherit", ...options });
  const [code] = await once(run, "exit");
  return typeof code === "number" ? code : 2;
}

const nodeOptions = ["--expose-gc", "--enable-source-maps"];
