import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pictures, runUserInterface } from "../test/integration/ui/run.ts";
import { noted } from "./checks/counts.ts";
import { root } from "./support/root.ts";

/** `npm run pictures`: works with the extension as the tests do, and keeps the pictures for the README. */
export async function main(): Promise<number> {
  const counts = await runUserInterface();
  console.log(noted(counts));
  if (counts.failed > 0) return 1;
  const folder = join(root, "docs", "images");
  mkdirSync(folder, { recursive: true });
  for (const name of ["problems", "hover", "quick-fix", "report", "rule-page"])
    copyFileSync(join(pictures, `${name}.png`), join(folder, `${name}.png`));
  return 0;
}
