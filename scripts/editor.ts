import { spawnSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { packageExtension } from "./package.ts";
import { root } from "./support/root.ts";
import { installVscodeHost } from "./vscode/install.ts";
import { startVscodeServer } from "./vscode/server.ts";

/** Opens the folder in VS Code with the extension loaded: the desktop's, or one in the browser that is served until Ctrl-C. */
export function openEditor(path: string): Promise<number> | number {
  return openDesktop(path) ? 0 : serveInBrowser(path);
}

/** False when there is no `code` on the PATH. */
function openDesktop(path: string): boolean {
  const shell = process.platform === "win32";
  const quoted = (word: string) => (shell ? `"${word}"` : word);
  const words = ["--new-window", `--extensionDevelopmentPath=${root}`, path];
  const { status } = spawnSync("code", words.map(quoted), { stdio: "ignore", shell });
  if (status !== 0) return false;
  console.log("\nOpened in VS Code, with the extension loaded.");
  return true;
}

async function serveInBrowser(path: string): Promise<number> {
  const extension = await packageExtension();
  const host = installVscodeHost();
  const data = join(root, ".cache", "editor");
  mkdirSync(data, { recursive: true });
  const server = await startVscodeServer(host, { data, extensions: [extension] });
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  console.log(`\nVS Code with Palisade, on ${basename(folder)}: ${server.address(folder)}`);
  console.log("Open the address in a browser of this machine. Ctrl-C ends it.");

  const interrupted = new Promise<"interrupted">((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => done("interrupted"));
  });
  const end = await Promise.race([interrupted, server.ended]);
  await server.close();
  if (end === "interrupted") return 0;
  console.error(`VS Code's server ended: ${end}`);
  return 2;
}
