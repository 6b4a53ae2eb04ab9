import type { Filter } from "../../model/filter.ts";
import type { DeadEntry } from "../../model/traffic.ts";

/** Dead entries, one for each text: where a text became several entries, only if none of them does anything. */
export function wholeEntries(filter: Filter, dead: readonly DeadEntry[]): DeadEntry[] {
  if (dead.length === 0) return [];
  const deadParts = new Map<number, DeadEntry[]>();
  for (const each of dead) {
    const { start } = each.entry.span;
    const known = deadParts.get(start);
    if (known) known.push(each);
    else deadParts.set(start, [each]);
  }
  const parts = new Map<number, number>();
  for (const { span, implied } of filter.entries)
    if (implied === undefined && deadParts.has(span.start)) parts.set(span.start, (parts.get(span.start) ?? 0) + 1);
  return [...deadParts].flatMap(([start, [first, ...others]]) => {
    const isWhole = others.length + 1 >= (parts.get(start) ?? 1);
    return first && isWhole ? [first] : [];
  });
}
