import type { Kind } from "./dead.ts";
import { wayNames } from "./representations.ts";
import { compareWays } from "./run.ts";
import { milliseconds, table } from "./tables.ts";

const sizes: Readonly<Record<Kind, readonly number[]>> = {
  realistic: [625, 1250, 2500, 5000],
  hostile: [156, 312, 625, 1250, 5000],
  crowded: [156, 312, 625, 1250],
};

const titles: Readonly<Record<Kind, string>> = {
  realistic: "Realistic lists",
  hostile: "Hostile lists",
  crowded: "Crowded lists",
};

/** The tables of docs/representation.md: each way to find dead entries, on the same lists. */
export async function comparison(): Promise<string> {
  const parts: string[] = [];
  for (const kind of Object.keys(sizes) as Kind[]) {
    const rows: string[][] = [];
    for (const way of wayNames) {
      const found = await compareWays(way, kind, sizes[kind]);
      const largest = found.findLast((each) => each !== undefined);
      rows.push([
        way,
        ...found.map((each) =>
          each === undefined ? "over 2 min" : each.left > 0 ? "gave up" : milliseconds(each.milliseconds),
        ),
        largest === undefined ? "" : `${largest.dead} of ${largest.entries.toLocaleString("en")}`,
        largest?.nodes === undefined
          ? ""
          : `${largest.nodes.toLocaleString("en")} of ${largest.made?.toLocaleString("en")}`,
        largest === undefined ? "" : `${largest.peak.toFixed(0)} MB`,
      ]);
    }
    const heads = sizes[kind].map((entries) => `${entries.toLocaleString("en")} entries`);
    parts.push(
      `### ${titles[kind]}\n\n${table(["way", ...heads, "dead", "nodes kept, of those made", "memory"], rows)}`,
    );
  }
  return parts.join("\n\n");
}
