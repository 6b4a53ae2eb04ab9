import { bundled, runBundled } from "./support/bundled.ts";

/**
 * `npm run fuzz [-- --filters N] [--damaged N] [--seed N] [--only TEXT]`: tries every law of the packet engine on N random
 * filters, and every reader and all rules on N damaged files. Ends with 1 where something is wrong.
 */
export async function main(words: readonly string[]): Promise<number> {
  return runBundled(await bundled("scripts/fuzz/process.ts"), words);
}
