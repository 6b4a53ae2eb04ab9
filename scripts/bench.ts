import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { benchmarksPage } from "./bench/page.ts";
import { promisesOf } from "./bench/promises.ts";
import { measureAll } from "./bench/run.ts";
import { buildBundles } from "./build.ts";
import { root } from "./support/root.ts";

/** `npm run bench`: measures what was promised, and writes docs/benchmarks.md. */
export async function main(): Promise<number> {
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
