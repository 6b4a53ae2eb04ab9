import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./root.ts";

/** Runs a JavaScript tool of node_modules, its output shown; true when it ended well. */
export async function runTool(script: string, ...words: string[]): Promise<boolean> {
  const tool = spawn(process.execPath, [modulePath(script), ...words], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(tool, "exit");
  return code === 0;
}

/** The same in another folder and without its output, which an error holds. */
export async function runToolQuietly(folder: string, script: string, ...words: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [modulePath(script), ...words], { cwd: folder });
}

/** What a tool wrote as JSON; undefined when it wrote nothing. */
export function readJson(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

const modulePath = (script: string) => join(root, "node_modules", script);
