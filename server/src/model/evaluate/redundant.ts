import { Budget } from "../../net/budget.ts";
import { type DecidingItem, needlessItems } from "../../net/needless.ts";
import type { Entry, Filter } from "../filter.ts";
import type { RedundantEntries } from "../traffic.ts";
import { deadEntries } from "./dead.ts";
import { unlimited } from "./flatten.ts";
import type { MatchBounds } from "./match.ts";

const steps = 30_000_000;

/** Entries that could go without changing a verdict; undefined for lists whose entries do more than permit and deny. */
export function redundantEntries(
  filter: Filter,
  boundsOf: (entry: Entry) => MatchBounds,
): RedundantEntries | undefined {
  const entries = filter.entries.filter((entry) => !entry.disabled && entry.action.value.kind !== "continue");
  const kinds = new Set(entries.map((entry) => entry.action.value.kind));
  if (kinds.has("call") || kinds.has("return") || filter.otherwise.value === "next") return undefined;
  const budget = new Budget(steps);
  const bounds = entries.map(boundsOf);
  const answers = ([4, 6] as const).map((family) => {
    const items = entries.map((entry, at) =>
      itemOf(bounds[at] as MatchBounds, entry.action.value.kind === "permit", family),
    );
    return needlessItems([...items, itemOf(unlimited, filter.otherwise.value === "permit", family)], family, budget);
  });
  const dead = new Set(deadEntries(filter, boundsOf).dead.map(({ entry }) => entry));
  const redundant = entries.filter(
    (entry, at) => !entry.implied && !dead.has(entry) && answers.every((answer) => answer[at] === true),
  );
  return { redundant, complete: answers.every((answer) => !answer.includes(undefined)) };
}

function itemOf(bounds: MatchBounds, permits: boolean, family: 4 | 6): DecidingItem {
  return { region: bounds.maybe[family], takes: bounds.sure[family], permits };
}
