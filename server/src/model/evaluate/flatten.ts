import { meet, overlap, type Product } from "../../net/product.ts";
import type { Cover } from "../../net/remainder.ts";
import type { Entry, Filter } from "../filter.ts";
import { actionOf } from "../moved.ts";
import { Gone } from "./gone.ts";
import type { ByFamily, MatchBounds } from "./match.ts";

/** One deciding entry of a filter, calls followed: what reaches it from its callers, and what has left before. */
export interface Line {
  /** Absent for what no list decides. */
  readonly filter: Filter | undefined;
  /** Absent for a filter's own verdict on what matched nothing. */
  readonly entry: Entry | undefined;
  /** The entries that called the filter it stands in, outermost first. */
  readonly via: readonly Entry[];
  /** The filters that those entries stand in. */
  readonly callers: readonly Filter[];
  readonly permits: boolean;
  /** At least these packets, at most those. */
  readonly sure: Covers;
  readonly maybe: Covers;
  readonly unknown: readonly string[];
}

export interface Covers {
  readonly 4: Cover;
  readonly 6: Cover;
}

export interface FlatFilter {
  readonly lines: readonly Line[];
  /** False when calls multiplied beyond what is followed. */
  readonly complete: boolean;
}

const mostLines = 200_000;
const deepestCall = 64;

type Called = Pick<Line, "via" | "callers">;

const notCalled: Called = { via: [], callers: [] };

/** What is not known yet of a packet on its way into a filter: who called, and what must not be true of it. */
interface Way extends Called {
  readonly within: MatchBounds | undefined;
  readonly names: ReadonlySet<string>;
}

/**
 * The deciding entries of filters asked in turn, in the order in which they decide; a text names one that is not there.
 * They are asked about all packets, or about some.
 */
export function flatten(
  chain: readonly (Filter | string)[],
  filters: ReadonlyMap<string, Filter>,
  boundsOf: (entry: Entry) => MatchBounds,
  asked?: MatchBounds,
): FlatFilter {
  const lines: Line[] = [];
  let complete = true;

  /** Returns true when its entries themselves decide on all that gets there: nothing is left for who called. */
  const follow = (filter: Filter, way: Way, before?: Gone): boolean => {
    const gone = new Gone(before);
    let isAnyGone = false;
    for (const entry of filter.entries) {
      const action = actionOf(entry);
      if (entry.disabled || action.kind === "continue") continue;
      const bounds = within(boundsOf(entry), way.within);
      if (isNothing(bounds)) continue;
      if (lines.length >= mostLines) {
        complete = false;
        return false;
      }
      if (action.kind === "permit" || action.kind === "deny") {
        lines.push(line(filter, entry, way, action.kind === "permit", bounds, gone));
        if (isAll(boundsOf(entry), way.within) && !isAnyGone) return true;
        continue;
      }
      if (action.kind === "call") {
        const called = filters.get(action.filter.value);
        const calls = { via: [...way.via, entry], callers: [...way.callers, filter] };
        if (!called) lines.push(...undefinedList(action.filter.value, bounds, calls, gone));
        else if (way.names.has(action.filter.value) || way.via.length >= deepestCall) complete = false;
        else {
          const names = new Set([...way.names, action.filter.value]);
          const isDecided = follow(called, { within: bounds, ...calls, names }, gone);
          if (isDecided && isAll(boundsOf(entry), way.within) && !isAnyGone) return true;
        }
        if (!action.goto) continue;
      }
      gone.add(bounds);
      isAnyGone = true;
    }
    if (filter.otherwise.value !== "next") {
      const rest = way.within ?? unlimited;
      // What left by a return or a goto falls to the filter's own verdict too.
      lines.push(line(filter, undefined, way, filter.otherwise.value === "permit", rest, before));
    }
    return false;
  };

  for (const filter of chain) {
    if (typeof filter === "string") {
      lines.push(...undefinedList(filter, asked ?? unlimited, notCalled));
      continue;
    }
    const { family } = filter;
    const limited = family === undefined ? asked : ofFamily(asked ?? unlimited, family);
    follow(filter, { within: limited, ...notCalled, names: new Set([filter.name.value]) });
  }
  return { lines, complete };
}

/** Nobody knows what a list that is not there would do: permit, deny, or nothing. */
function undefinedList(name: string, bounds: MatchBounds, called: Called, gone?: Gone): readonly Line[] {
  const doubt = [...bounds.unknown, `the undefined list ${name}`];
  const open: MatchBounds = { sure: nothingSets, maybe: bounds.maybe, unknown: doubt };
  return [true, false].map((permits) => line(undefined, undefined, called, permits, open, gone));
}

const nothingSets: ByFamily = { 4: [], 6: [] };
const unlimitedSets: ByFamily = {
  4: [new Array<undefined>(10).fill(undefined)],
  6: [new Array<undefined>(10).fill(undefined)],
};
export const unlimited: MatchBounds = { sure: unlimitedSets, maybe: unlimitedSets, unknown: [] };

/** Only the packets of one family. */
export function ofFamily(bounds: MatchBounds, family: 4 | 6): MatchBounds {
  const only = (sets: ByFamily): ByFamily => ({ 4: family === 4 ? sets[4] : [], 6: family === 6 ? sets[6] : [] });
  const maybe = only(bounds.maybe);
  return { maybe, sure: bounds.sure === bounds.maybe ? maybe : only(bounds.sure), unknown: bounds.unknown };
}

function line(
  filter: Filter | undefined,
  entry: Entry | undefined,
  { via, callers }: Called,
  permits: boolean,
  bounds: MatchBounds,
  gone: Gone | undefined,
): Line {
  const maybe = coversOf(bounds.maybe, gone?.sure);
  const certain = bounds.sure === bounds.maybe && gone?.certain !== false;
  const sure = certain ? maybe : coversOf(bounds.sure, gone?.maybe);
  return { filter, entry, via, callers, permits, maybe, sure, unknown: bounds.unknown };
}

export function coversOf(sets: ByFamily, except?: ByFamily): Covers {
  return { 4: coverOf(sets[4], except?.[4]), 6: coverOf(sets[6], except?.[6]) };
}

const noProducts: readonly Product[] = [];
const nothingCovered: Cover = { products: noProducts, except: noProducts };

/** Hundreds of packets may be gone before: only those count that are some of the products'. */
function coverOf(products: readonly Product[], except: readonly Product[] = noProducts): Cover {
  if (products.length === 0) return nothingCovered;
  return { products, except: except.length === 0 ? noProducts : meets(products, except) };
}

function within(bounds: MatchBounds, outer: MatchBounds | undefined): MatchBounds {
  if (!outer) return bounds;
  const join = (a: ByFamily, b: ByFamily): ByFamily => ({ 4: meets(a[4], b[4]), 6: meets(a[6], b[6]) });
  const maybe = join(bounds.maybe, outer.maybe);
  const certain = bounds.sure === bounds.maybe && outer.sure === outer.maybe;
  return {
    maybe,
    sure: certain ? maybe : join(bounds.sure, outer.sure),
    unknown: [...outer.unknown, ...bounds.unknown],
  };
}

function meets(a: readonly Product[], b: readonly Product[]): Product[] {
  const result: Product[] = [];
  for (const x of a)
    for (const y of b) {
      const both = overlap(x, y) ? meet(x, y) : undefined;
      if (both) result.push(both);
    }
  return result;
}

/** Whether an entry matches for sure all that gets to its list. */
function isAll(own: MatchBounds, within: MatchBounds = unlimited): boolean {
  return ([4, 6] as const).every(
    (family) =>
      within.maybe[family].length === 0 ||
      own.sure[family].some((product) => product.every((set) => set === undefined)),
  );
}

function isNothing(bounds: MatchBounds): boolean {
  return bounds.maybe[4].length === 0 && bounds.maybe[6].length === 0;
}
