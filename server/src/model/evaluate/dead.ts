import { Budget } from "../../net/budget.ts";
import { fewest } from "../../net/fewest.ts";
import type { Item } from "../../net/parts.ts";
import { type Reach, reachOf } from "../../net/reached.ts";
import type { Entry, Filter } from "../filter.ts";
import type { DeadEntries, DeadEntry } from "../traffic.ts";
import type { MatchBounds } from "./match.ts";

const families = [4, 6] as const;
const searchSteps = 30_000_000;
/** For naming the entries that take what others could match, all such entries of a filter together. */
const blameSteps = 10_000_000;

/** Entries of a filter that no packet can reach, because earlier ones take all they could match. */
export function deadEntries(filter: Filter, boundsOf: (entry: Entry) => MatchBounds): DeadEntries {
  const entries = filter.entries.filter((entry) => !entry.disabled);
  const budget = new Budget(searchSteps);
  const blameBudget = new Budget(blameSteps);
  const bounds = entries.map(boundsOf);
  const reach = families.map((family) =>
    reachOf(
      bounds.map((each, at) => itemOf(each, entries[at] as Entry, family)),
      family,
      budget,
    ),
  );
  const dead: DeadEntry[] = [];
  let complete = true;
  entries.forEach((entry, at) => {
    const answers = reach.map((each) => each[at]);
    if (answers.includes(undefined)) complete = false;
    const by = blamed(answers);
    if (by === undefined || entry.implied) return;
    const own = bounds[at] as MatchBounds;
    const regions = families.flatMap((family) => own.maybe[family].map((product) => ({ product, family })));
    const sureAt = (place: number, family: 4 | 6) => (bounds[place] as MatchBounds).sure[family];
    const hiddenBy = fewest(regions, by, sureAt, blameBudget).map((place) => entries[place] as Entry);
    const contradicted = hiddenBy.some((other) => opposes(other, entry));
    dead.push({ entry, hiddenBy, contradicted, empty: own.maybe[4].length === 0 && own.maybe[6].length === 0 });
  });
  return { dead, complete };
}

function itemOf(bounds: MatchBounds, entry: Entry, family: 4 | 6): Item {
  return { region: bounds.maybe[family], takes: takesPackets(entry) ? bounds.sure[family] : undefined };
}

/** The places of all that is blamed in either family; undefined when the entry is reached or nobody knows. */
function blamed(answers: readonly Reach[]): readonly number[] | undefined {
  const places = new Set<number>();
  for (const answer of answers) {
    if (answer?.kind !== "hidden") return undefined;
    for (const place of answer.by) places.add(place);
  }
  return [...places].sort((a, b) => a - b);
}

/** Whether what the entry matches never gets to the entries behind it. */
export function takesPackets(entry: Entry): boolean {
  const action = entry.action.value;
  return (
    action.kind === "permit" ||
    action.kind === "deny" ||
    action.kind === "return" ||
    (action.kind === "call" && action.goto === true)
  );
}

function opposes(a: Entry, b: Entry): boolean {
  const kinds = [a.action.value.kind, b.action.value.kind];
  return kinds.includes("permit") && kinds.includes("deny");
}
