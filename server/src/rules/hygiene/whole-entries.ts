import type { Filter } from "../../model/filter.ts";
import { startOf } from "../../model/moved.ts";
import type { DeadEntry } from "../../model/traffic.ts";

/** Dead entries, one for each text: where a text became several entries, only if none of them does anything. */
export function wholeEntries(filter: Filter, dead: readonly DeadEntry[]): DeadEntry[] {
  if (dead.length === 0) return [];
  const deadParts = new Map<number, DeadEntry[]>();
  for (const each of dead) {
    const start = startOf(each.entry);
    const known = deadParts.get(start);
    if (known) known.push(each);
    else deadParts.set(start, [each]);
  }
  const parts = new Map<number, number>();
  for (const entry of filter.entries) {
    const start = startOf(entry);
    if (deadParts.has(start) && entry.implied === undefined) parts.set(start, (parts.get(start) ?? 0) + 1);
  }
  return [...deadParts].flatMap(([start, [first, ...others]]) => {
    const isWhole = others.length + 1 >= (parts.get(start) ?? 1);
    return first && isWhole ? [first] : [];
  });
}
