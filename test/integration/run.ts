import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { build } from "esbuild";
import { buildBundles } from "../../scripts/build.ts";
import type { Counts } from "../../scripts/checks/counts.ts";
import { root } from "../../scripts/support/root.ts";
import { installVscodeHost } from "../../scripts/vscode/install.ts";
import { installBrowser } from "./browser/install.ts";

/** Runs the suite inside a real VS Code, on a copy of the folder under test. */
export async function runSuite(): Promise<Counts> {
  await buildBundles();
  const tests = await bundleSuite();
  const work = mkdtempSync(join(tmpdir(), "palisade-suite-"));
  const counts = join(work, "counts.json");
  const workspace = join(work, "client");
  cpSync(folderUnderTest(), workspace, { recursive: true });
  try {
    const exit = await runTests({
      vscodeExecutablePath: await vscodeExecutable(),
      extensionDevelopmentPath: root,
      extensionTestsPath: tests,
      launchArgs: [workspace, "--disable-extensions", "--disable-workspace-trust"],
      extensionTestsEnv: { PALISADE_TEST_COUNTS: counts },
    }).catch((error: unknown) => error);
    return readCounts(counts, exit);
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** The exit code proves nothing when the extension host dies half-way; the counts the suite left behind do. */
function readCounts(path: string, exit: unknown): Counts {
  if (!existsSync(path)) throw new Error(`the suite did not run to its end: ${exit}`);
  const { passes, failures } = JSON.parse(readFileSync(path, "utf8")) as { passes: number; failures: number };
  if (exit !== 0 && failures === 0) throw new Error(`the suite passed, but VS Code did not end well: ${exit}`);
  if (passes + failures === 0) throw new Error("the suite held no test");
  return { passed: passes, failed: failures };
}

async function bundleSuite(): Promise<string> {
  const suite = join(root, "test", "integration", "suite");
  const outfile = join(root, "out", "integration", "suite.cjs");
  await build({
    entryPoints: [join(suite, "index.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return outfile;
}

function folderUnderTest(): string {
  const examples = join(root, "examples");
  return existsSync(join(examples, "palisade.yaml")) ? examples : join(import.meta.dirname, "fixture");
}

/** A desktop VS Code where one can be shown and downloaded, else the one in the browser. */
async function vscodeExecutable(): Promise<string> {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named !== undefined) return named;
  const hasScreen = process.platform !== "linux" || process.env.DISPLAY !== undefined;
  if (!hasScreen) return browserLauncher();
  try {
    return await downloadAndUnzipVSCode({ version: "stable", cachePath: join(root, ".cache", "vscode-desktop") });
  } catch (error) {
    if (process.platform !== "linux") throw error;
    return browserLauncher();
  }
}

function browserLauncher(): string {
  installVscodeHost();
  installBrowser();
  return join(import.meta.dirname, "launcher.mjs");
}
