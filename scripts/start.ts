import { resolve } from "node:path";
import { buildBundles } from "./build.ts";
import { openEditor } from "./editor.ts";
import { runPalisade, userFolder } from "./support/command-line.ts";
import { root } from "./support/root.ts";

/** `npm start [-- PATH]`: prints the review of examples/, or of another folder, and on a terminal opens it in VS Code. */
export async function main(words: readonly string[]): Promise<number> {
  const [path] = words;
  const folder = path === undefined ? resolve(root, "examples") : resolve(userFolder, path);
  await buildBundles();
  const code = await runPalisade(["review", folder, "--fail-on", "never"]);
  if (code !== 0 || !process.stdin.isTTY || !process.stdout.isTTY) return code;
  return openEditor(folder);
}
