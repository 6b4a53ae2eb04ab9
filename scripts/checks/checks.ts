import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runSuite } from "../../test/integration/run.ts";
import { runUserInterface } from "../../test/integration/ui/run.ts";
import { stalePages } from "../docs/pages.ts";
import { packageExtension } from "../package.ts";
import { root } from "../support/root.ts";
import { readJson, runTool } from "../support/tools.ts";
import { type Counts, one } from "./counts.ts";
import { unusedExports } from "./exports.ts";

/** Everything `npm test` looks at, quick checks first. */
export const checks: ReadonlyMap<string, () => Promise<Counts>> = new Map([
  ["types", async () => one(await runTool("typescript/bin/tsc", "-p", "."))],
  ["style", async () => one(await runTool("@biomejs/biome/bin/biome", "ci", "--reporter=summary"))],
  ["generated", async () => one(nothingStale())],
  ["exports", async () => one(nothingUnused())],
  ["unit", unitTests],
  ["grammars", grammarTests],
  ["package", async () => one(existsSync(await packageExtension()))],
  ["integration", runSuite],
  ["interface", runUserInterface],
]);

function nothingStale(): boolean {
  const stale = stalePages().map(({ path }) => path);
  if (stale.length > 0) console.error(`not current, run npm run generate: ${stale.join(", ")}`);
  return stale.length === 0;
}

function nothingUnused(): boolean {
  const unused = unusedExports();
  if (unused.length > 0) console.error(`exported, and imported nowhere: ${unused.join(", ")}`);
  return unused.length === 0;
}

async function unitTests(): Promise<Counts> {
  const report = outFile("vitest.json");
  await runTool("vitest/vitest.mjs", "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`);
  const result = readJson(report) as { numPassedTests: number; numFailedTests: number; success: boolean } | undefined;
  if (!result) return one(false);
  const { numPassedTests: passed, numFailedTests: failed, success } = result;
  // A file that does not load fails without a failed test.
  return { passed, failed: success ? failed : Math.max(failed, 1) };
}

/** Each grammar test is a file with the scopes it expects, below test/grammars. */
async function grammarTests(): Promise<Counts> {
  const reports = join(root, "out", "grammars");
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const passes = await runTool(
    "vscode-tmgrammar-test/dist/unit.js",
    "test/grammars/**/*.*",
    "--compact",
    "--xunit-report",
    reports,
  );
  const files = readdirSync(reports).map((name) => readFileSync(join(reports, name), "utf8"));
  const failed = files.filter((file) => /<(failure|error)\b/.test(file)).length;
  return { passed: files.length - failed, failed: passes ? failed : Math.max(failed, 1) };
}

function outFile(name: string): string {
  const path = join(root, "out", name);
  mkdirSync(join(root, "out"), { recursive: true });
  rmSync(path, { force: true });
  return path;
}
