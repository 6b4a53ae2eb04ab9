import { readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { comparison } from "./bench/compare.ts";
import { benchmarksPage, machineWords } from "./bench/page.ts";
import { promisesOf } from "./bench/promises.ts";
import { measureAll } from "./bench/run.ts";
import { buildBundles } from "./build.ts";
import { fill } from "./docs/pages.ts";
import { root } from "./support/root.ts";

/**
 * `npm run bench [-- representation]`: measures what was promised and writes docs/benchmarks.md, or compares ways to find dead
 * entries and writes the tables of docs/representation.md.
 */
export async function main(words: readonly string[]): Promise<number> {
  if (words.includes("representation")) {
    const page = join(root, "docs", "representation.md");
    const tables = await comparison();
    writeFileSync(page, fill(readFileSync(page, "utf8"), "measured", `${machineWords(loadavg())}\n\n${tables}`));
    console.log("Written: docs/representation.md");
    return 0;
  }
  await buildBundles();
  const before = loadavg();
  console.log("Measuring, which takes some minutes:");
  const measured = await measureAll();
  writeFileSync(join(root, "docs", "benchmarks.md"), benchmarksPage(measured, before));
  for (const { promise, found, kept } of promisesOf(measured))
    console.log(`${kept ? "kept" : "NOT "}  ${promise}: ${found}`);
  console.log("Written: docs/benchmarks.md");
  return 0;
}
