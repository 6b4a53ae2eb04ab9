import type { Budget } from "./budget.ts";
import type { Ip } from "./ip.ts";
import { everyValue, fieldCount, type Product } from "./product.ts";
import { coversRange, overlapsRange, type Ranges } from "./ranges.ts";

/** One entry of an ordered list: what it may match, and what it surely takes from those behind it. */
export interface Item {
  readonly region: readonly Product[];
  /** Absent for an entry that decides nothing. */
  readonly takes: readonly Product[] | undefined;
}

/** A box of packet space, with the places of the items that meet it, ascending. */
export interface Part {
  readonly box: Product;
  readonly places: readonly number[];
}

/** What a search does with the parts. */
export interface PartSearch {
  /** Items that take a whole part end its list; this many of them are kept. */
  readonly covering: 1 | 2;
  /** Nothing more is to be learned about the item. */
  isSettled(place: number): boolean;
  /** In some part, `by` takes all before it gets to the item. */
  hide(place: number, by: number): void;
  /** Few items meet here: compare each with each. */
  compare(part: Part): void;
}

/** Lists this short are compared each with each. */
const fewItems = 10;

/**
 * Halves packet space until few items meet in a part, as a k-d tree does, and skips parts where no item is in
 * question any more. Lists whose entries lie side by side, as they do in practice, take n log n steps.
 */
export function searchParts(items: readonly Item[], family: 4 | 6, budget: Budget, search: PartSearch): void {
  const fields = limitedFields(items);
  const every = Array.from({ length: fieldCount }, (_, at) => everyValue(at, family));
  const all = items.flatMap((item, place) => (item.region.length > 0 ? [place] : []));
  const stack: Bounds[] = [{ lo: every.map((set) => set[0] as Ip), hi: every.map((set) => set[1] as Ip), places: all }];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    const places = untilCovered(items, part, fields, search);
    if (!budget.step(places.length + 1)) return;
    if (places.every((place) => search.isSettled(place))) continue;
    const cut = places.length > fewItems ? bestCut(items, part, places, fields) : undefined;
    if (cut) stack.push(...halves(items, part, places, cut));
    else search.compare({ box: boxOf(part, fields), places });
  }
}

/** For each field the first and the last value. */
interface Bounds {
  readonly lo: readonly Ip[];
  readonly hi: readonly Ip[];
  readonly places: readonly number[];
}

/** A place to cut a part: values under `at` go left, the others right. */
interface Cut {
  readonly field: number;
  readonly at: Ip;
}

function limitedFields(items: readonly Item[]): readonly number[] {
  const limited = new Set<number>();
  for (const item of items)
    for (const product of item.region)
      for (let at = 0; at < fieldCount; at++) if (product[at] !== undefined) limited.add(at);
  return [...limited].sort((a, b) => a - b);
}

function boxOf(part: Bounds, fields: readonly number[]): Product {
  return part.lo.map((lo, field) => (fields.includes(field) ? [lo, part.hi[field] as Ip] : undefined));
}

/** The items up to the ones that take the whole part; those behind are hidden here. */
function untilCovered(
  items: readonly Item[],
  part: Bounds,
  fields: readonly number[],
  search: PartSearch,
): readonly number[] {
  let found = 0;
  for (let index = 0; index < part.places.length; index++) {
    const place = part.places[index] as number;
    const takes = (items[place] as Item).takes;
    if (!takes?.some((product) => coversBounds(product, part, fields)) || ++found < search.covering) continue;
    for (let behind = index + 1; behind < part.places.length; behind++)
      search.hide(part.places[behind] as number, place);
    return part.places.slice(0, index + 1);
  }
  return part.places;
}

function coversBounds(product: Product, part: Bounds, fields: readonly number[]): boolean {
  for (const field of fields) {
    const set = product[field];
    if (set !== undefined && !coversRange(set, part.lo[field] as Ip, part.hi[field] as Ip)) return false;
  }
  return true;
}

function meets(item: Item, field: number, lo: Ip, hi: Ip): boolean {
  for (const product of item.region) {
    const set = product[field];
    if (set === undefined || overlapsRange(set, lo, hi)) return true;
  }
  return false;
}

/** The cut, among a sample of the items' own edges, that parts them best; undefined when none helps much. */
function bestCut(
  items: readonly Item[],
  part: Bounds,
  places: readonly number[],
  fields: readonly number[],
): Cut | undefined {
  const sample = sampled(places).map((place) => items[place] as Item);
  let best: Cut | undefined;
  let bestScore = 0.8 * sample.length * sample.length;
  for (const field of fields) {
    const lo = part.lo[field] as Ip;
    const hi = part.hi[field] as Ip;
    if (lo === hi) continue;
    const edges: Ip[] = [];
    for (const item of sample) for (const product of item.region) pushEdges(edges, product[field], lo, hi);
    edges.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    for (const quantile of edges.length === 0 ? [] : [0.5, 0.25, 0.75]) {
      const at = edges[Math.floor(edges.length * quantile)] as Ip;
      const left = sample.filter((item) => meets(item, field, lo, before(at))).length;
      const right = sample.filter((item) => meets(item, field, at, hi)).length;
      const score = left * left + right * right;
      if (score < bestScore) {
        best = { field, at };
        bestScore = score;
      }
    }
  }
  return best;
}

function halves(items: readonly Item[], part: Bounds, places: readonly number[], cut: Cut): readonly Bounds[] {
  const side = (from: Ip, to: Ip): Bounds => ({
    lo: part.lo.with(cut.field, from),
    hi: part.hi.with(cut.field, to),
    places: places.filter((place) => meets(items[place] as Item, cut.field, from, to)),
  });
  return [side(part.lo[cut.field] as Ip, before(cut.at)), side(cut.at, part.hi[cut.field] as Ip)];
}

/** Beginnings of ranges, and what follows their ends, that cut the part in two: a few of each set. */
function pushEdges(edges: Ip[], set: Ranges<Ip> | undefined, lo: Ip, hi: Ip): void {
  if (set === undefined) return;
  const most = 8;
  for (let at = 0, taken = 0; at < set.length && taken < most; at += 2) {
    const from = set[at] as Ip;
    const to = set[at + 1] as Ip;
    if (lo < from && from <= hi) {
      edges.push(from);
      taken++;
    }
    if (lo <= to && to < hi) {
      edges.push(after(to));
      taken++;
    }
  }
}

/** At most 64 of the places, evenly spread. */
function sampled(places: readonly number[]): readonly number[] {
  const most = 64;
  if (places.length <= most) return places;
  return Array.from({ length: most }, (_, at) => places[Math.floor((at * places.length) / most)] as number);
}

function before(value: Ip): Ip {
  return typeof value === "bigint" ? value - 1n : value - 1;
}

function after(value: Ip): Ip {
  return typeof value === "bigint" ? value + 1n : value + 1;
}
