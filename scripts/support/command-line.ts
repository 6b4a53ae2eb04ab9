import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "./root.ts";

/** Runs the built command line in the user's folder and gives its exit code. */
export async function runPalisade(words: readonly string[]): Promise<number> {
  const command = spawn(process.execPath, [join(root, "dist", "cli.mjs"), ...words], {
    cwd: userFolder,
    stdio: "inherit",
  });
  const [code] = await once(command, "exit");
  return typeof code === "number" ? code : 2;
}

/** Where the user called npm; npm itself runs scripts in the project's folder. */
export const userFolder = process.env.INIT_CWD ?? process.cwd();
