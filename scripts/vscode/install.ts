import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { installLocked, npm } from "../setup.mjs";
import { root } from "../support/root.ts";

/** VS Code's own server as the npm registry has it, and the Node to run it with. */
export interface VscodeHost {
  readonly node: string;
  readonly serverMain: string;
}

const folder = join(root, ".cache", "vscode");

/** Installs VS Code's server below .cache/, unless it is there. No script of a package runs and nothing is compiled. */
export function installVscodeHost(): VscodeHost {
  mkdirSync(folder, { recursive: true });
  for (const name of ["package.json", "package-lock.json"])
    copyFileSync(join(import.meta.dirname, name), join(folder, name));
  const vscode = join(folder, "node_modules", "code-server", "lib", "vscode");
  const finished = join(vscode, ".installed");
  if (!existsSync(join(folder, "node_modules", ".installed-from")))
    console.log("Installing VS Code's server (0.9 GB, once)");
  installLocked(folder);
  const node = ownNode() ?? process.execPath;
  if (!existsSync(finished)) {
    const path = `${dirname(node)}${delimiter}${process.env.PATH ?? ""}`;
    // Not `npm ci`: what code-server locked names packages for other systems that not every registry has.
    npm(vscode, ["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
      ...process.env,
      PATH: path,
    });
    writeFileSync(finished, "");
  }
  return { node, serverMain: join(vscode, "out", "server-main.js") };
}

function ownNode(): string | undefined {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const path = join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  return existsSync(path) ? path : undefined;
}
