import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stalePages } from "./docs/pages.ts";
import { root } from "./support/root.ts";

/** `npm run generate`: writes the pages and tables that say what the code says. */
export async function main(): Promise<number> {
  const stale = stalePages();
  for (const { path, text } of stale) {
    const file = join(root, path);
    if (text === undefined) {
      rmSync(file);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  console.log(
    stale.length === 0 ? "Everything generated is current." : `Written: ${stale.map(({ path }) => path).join(", ")}`,
  );
  return 0;
}
