import { quoteLine } from "../report/frame.ts";
import type { LineIndex } from "../text/lines.ts";

/** The lines that differ, marked `-` and `+` with their numbers, secrets replaced. */
export function changedLines(before: LineIndex, after: LineIndex): string[] {
  const old = linesOf(before);
  const now = linesOf(after);
  const common = commonLines(old, now);
  const result: string[] = [];
  let i = 0;
  let j = 0;
  for (const [atOld, atNow] of [...common, [old.length, now.length] as const]) {
    for (; i < atOld; i++) result.push(`  - ${i + 1} | ${quoteLine(old[i] ?? "")}`);
    for (; j < atNow; j++) result.push(`  + ${j + 1} | ${quoteLine(now[j] ?? "")}`);
    i++;
    j++;
  }
  return result;
}

function linesOf(index: LineIndex): string[] {
  return Array.from({ length: index.count }, (_, line) => index.lineText(line));
}

/** Pairs of equal lines, greedily: fixes change few lines, so the next equal line is soon found. */
function commonLines(old: readonly string[], now: readonly string[]): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length && j < now.length) {
    const gap = nextEqual(old, i, now, j);
    if (!gap) break;
    i += gap.old;
    j += gap.now;
    pairs.push([i, j]);
    i++;
    j++;
  }
  return pairs;
}

const farthest = 200;

/** How many lines to pass on each side up to the nearest equal pair. */
function nextEqual(
  old: readonly string[],
  i: number,
  now: readonly string[],
  j: number,
): { old: number; now: number } | undefined {
  for (let distance = 0; distance <= farthest; distance++)
    for (let left = 0; left <= distance; left++) {
      const right = distance - left;
      if (i + left < old.length && j + right < now.length && old[i + left] === now[j + right])
        return { old: left, now: right };
    }
  return undefined;
}
