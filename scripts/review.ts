import { join } from "node:path";
import { buildBundles } from "./build.ts";
import { runPalisade } from "./support/command-line.ts";
import { root } from "./support/root.ts";

/** `npm run review [-- PATH…]`: the review of examples/, or of other files and folders, as text. */
export async function main(words: readonly string[]): Promise<number> {
  await buildBundles();
  return runPalisade(["review", ...(words.length > 0 ? words : [join(root, "examples")])]);
}
