import { mkdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { format } from "node:util";
import { root } from "../../scripts/support/root.ts";
import { installVscodeHost } from "../../scripts/vscode/install.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const limitMilliseconds = 5 * 60_000;

/** Pictures the suite asks for. */
const pictures = join(root, "out", "pictures");

/** Runs the extension's test suite in a workbench of its own; takes VS Code's command line, gives the suite's exit code. */
export async function main(words: readonly string[]): Promise<void> {
  const { folder, extension, tests } = readSwitches(words);
  const verbose = process.env.VERBOSE === "1";
  let workbench: Workbench | undefined;
  const control = await startControl(() => workbench);
  try {
    workbench = await openWorkbench(installVscodeHost(), {
      folder,
      development: { extension, tests },
      environment: { HOST_CONTROL_URL: `http://127.0.0.1:${(control.address() as AddressInfo).port}` },
      onConsole: (line) => {
        const text = format(...line);
        if (verbose || !workbenchNoise.test(text)) console.log(text);
      },
      ...(verbose ? { log: (text: string) => process.stderr.write(text) } : {}),
    });
    const timeout = new Promise<Error>((done) =>
      setTimeout(done, limitMilliseconds, new Error("no result in time")).unref(),
    );
    const interrupted = new Promise<Error>((done) => process.once("SIGTERM", () => done(new Error("stopped"))));
    const result = await Promise.race([workbench.finished, timeout, interrupted]);
    if (result !== 0) await workbench.picture(join(pictures, "suite-failed.png")).catch(() => undefined);
    if (result instanceof Error) throw result;
    process.exitCode = result;
  } catch (error) {
    console.error(error);
    process.exitCode = 70;
  } finally {
    await workbench?.close();
    control.close();
    // runTests() drops what is still in the pipe when we exit.
    setTimeout(() => process.exit(), 200);
  }
}

function readSwitches(words: readonly string[]): { folder: string; extension: string; tests: string } {
  const value = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  const folder = words.find((word) => !word.startsWith("-"));
  const extension = value("extensionDevelopmentPath");
  const tests = value("extensionTestsPath");
  if (folder === undefined || extension === undefined || tests === undefined)
    throw new Error("a folder, --extensionDevelopmentPath=… and --extensionTestsPath=… are needed");
  return { folder, extension, tests };
}

/** The workbench's own log comes down the same pipe as the suite's output. The host's native modules were not compiled. */
const workbenchNoise = new RegExp(
  [
    "^Resolv(ing|ed) connection token",
    "^Creating a socket",
    "^\\[(reconnection-grace-time|Service Worker|AgentHost|AccountPolicyGate)",
    "^Updating additional builtin",
    "^Ignoring fetching additional",
    "^Overwriting extension",
    "^Loading development extension",
    "^Canceled: Canceled",
    "^Creation of workbench contribution",
    "^Timed out waiting for authentication provider",
    "Could not locate the bindings file",
    "Cannot find module './build/Release/watchdog'",
  ].join("|"),
);

/** The suite asks for a picture with `POST /picture?name=…`. */
async function startControl(workbench: () => Workbench | undefined): Promise<Server> {
  mkdirSync(pictures, { recursive: true });
  const control = createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://localhost").searchParams.get("name") ?? "picture";
    const taken = workbench()?.picture(join(pictures, `${name.replace(/[^\w-]/g, "_")}.png`)) ?? Promise.reject();
    taken.then(
      () => response.writeHead(200).end(),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((listening) => control.listen(0, "127.0.0.1", listening));
  return control;
}
