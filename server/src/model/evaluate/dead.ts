import { Blame, type Takes } from "../../net/blame.ts";
import { Budget } from "../../net/budget.ts";
import type { Item } from "../../net/parts.ts";
import { overlap, whole } from "../../net/product.ts";
import { reachedItems } from "../../net/reached.ts";
import type { Entry, Filter } from "../filter.ts";
import { actionOf } from "../moved.ts";
import type { DeadEntries, DeadEntry } from "../traffic.ts";
import { changedEntries, type KeptList } from "./kept-entries.ts";
import type { MatchBounds } from "./match.ts";

const families = [4, 6] as const;
const takesNothing: Takes = { 4: [], 6: [] };
const searchSteps = 30_000_000;
/** For naming the entries that take what others could match, all such entries of a filter together. */
const blameSteps = 60_000_000;

/** What a search for dead entries found, and the share of its budgets that it took. */
export interface FoundDead extends DeadEntries {
  readonly effort: number;
}

/** What was found while the list said something else in some entries, in terms of the list as it is now. */
export interface DeadBefore {
  readonly found: FoundDead;
  readonly list: KeptList;
}

/** A search that took more of its budget might end otherwise when it is done again; then it is done again. */
const easyEffort = 0.25;

/**
 * Entries of a filter that no packet can reach, because earlier ones take all they could match. Those that have nothing
 * to do with the entries that changed are what they were `before`.
 */
export function deadEntries(filter: Filter, boundsOf: (entry: Entry) => MatchBounds, before?: DeadBefore): FoundDead {
  const known = before?.found.complete && before.found.effort < easyEffort ? before : undefined;
  const isOpen = known ? openIn(known.list, boundsOf) : () => true;
  const deadBefore = new Map(known?.found.dead.map((each) => [each.entry, each]));
  const entries = filter.entries.filter((entry) => !entry.disabled);
  const bounds = entries.map(boundsOf);
  const open = entries.map(isOpen);
  const budget = new Budget(searchSteps);
  const blameBudget = new Budget(blameSteps);
  const reached = families.map((family) => {
    const items = bounds.map((each, at) => itemOf(each, entries[at] as Entry, family));
    return reachedItems(items, (at) => open[at] === true, whole, family, budget);
  });

  const isDead = entries.map((entry, at) => {
    if (entry.implied) return false;
    return open[at] ? !budget.spent && reached.every((places) => !places.has(at)) : deadBefore.has(entry);
  });
  const takes = () =>
    entries.map((entry, at) => (isDead[at] || !takesPackets(entry) ? takesNothing : (bounds[at] as MatchBounds).sure));
  let blame: Blame | undefined;
  const dead = entries.flatMap((entry, at) => {
    if (!isDead[at]) return [];
    if (!open[at]) return deadBefore.get(entry) ?? [];
    blame ??= new Blame(takes(), blameBudget);
    return deadBy(blame, at, entries, (bounds[at] as MatchBounds).maybe);
  });
  const effort = Math.max(1 - budget.left / searchSteps, 1 - blameBudget.left / blameSteps);
  return { dead, complete: !budget.spent, effort: effort + (known?.found.effort ?? 0) };
}

function deadBy(blame: Blame, at: number, entries: readonly Entry[], maybe: Takes): DeadEntry {
  const entry = entries[at] as Entry;
  const regions = families.flatMap((family) => maybe[family].map((product) => ({ product, family })));
  const hiddenBy = blame.of(regions, at).map((place) => entries[place] as Entry);
  const contradicted = hiddenBy.some((other) => opposes(other, entry));
  return { entry, hiddenBy, contradicted, empty: regions.length === 0 };
}

/** Whether more or less may be left for an entry than before: it changed, or one before it that takes some of the same. */
function openIn(list: KeptList, boundsOf: (entry: Entry) => MatchBounds): (entry: Entry) => boolean {
  const takers = changedEntries(list)
    .filter((entry) => !entry.disabled && takesPackets(entry))
    .map(boundsOf);
  const isMet = (own: MatchBounds) =>
    takers.some(({ sure }) =>
      families.some((family) => sure[family].some((a) => own.maybe[family].some((b) => overlap(a, b)))),
    );
  const { entries } = list.now;
  const before = new Set(entries.slice(0, list.head));
  const changed = new Set(entries.slice(list.head, entries.length - list.tail));
  return (entry) => !before.has(entry) && (changed.has(entry) || isMet(boundsOf(entry)));
}

function itemOf(bounds: MatchBounds, entry: Entry, family: 4 | 6): Item {
  return { region: bounds.maybe[family], takes: takesPackets(entry) ? bounds.sure[family] : undefined };
}

/** Whether what the entry matches never gets to the entries behind it. */
export function takesPackets(entry: Entry): boolean {
  const action = actionOf(entry);
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
