import type { Budget } from "./budget.ts";
import { Hulls } from "./hulls.ts";
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
const fewItems = 12;
/** So many items, evenly spread, say well enough how a cut would part a list. */
const sampleSize = 48;

/**
 * Halves packet space until few items meet in a part, as a k-d tree does, and skips parts where no item is in
 * question any more. Lists whose entries lie side by side, as they do in practice, take n log n steps.
 * The items' values are numbers (see `ranked` for IPv6).
 */
export function searchParts(items: readonly Item[], budget: Budget, search: PartSearch): void {
  const space = new Space(items);
  const stack: Bounds[] = [space.whole];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    const places = untilCovered(space, part, search);
    if (!budget.step(places.length + 1)) return;
    if (places.every((place) => search.isSettled(place))) continue;
    const cut = places.length > fewItems ? bestCut(space, part, places) : undefined;
    if (cut) stack.push(...halves(space, part, places, cut));
    else search.compare({ box: space.boxOf(part), places });
  }
}

/** For each field the first and the last value. */
interface Bounds {
  readonly lo: readonly number[];
  readonly hi: readonly number[];
  readonly places: readonly number[];
}

/** A place to cut a part: values under `at` go left, the others right. */
interface Cut {
  readonly field: number;
  readonly at: number;
}

/** The items, with the first and last value of each in each field at hand. */
class Space {
  readonly items: readonly Item[];
  readonly hulls: Hulls;
  /** The item is a single range in every field, so its hull says all. */
  readonly #plain: Uint8Array;

  constructor(items: readonly Item[]) {
    this.items = items;
    this.hulls = new Hulls(
      items.map(({ region }) => region),
      4,
    );
    this.#plain = Uint8Array.from(items, (item) => (isPlain(item) ? 1 : 0));
  }

  get fields(): readonly number[] {
    return this.hulls.fields;
  }

  get whole(): Bounds {
    const every = Array.from({ length: fieldCount }, (_, at) => everyValue(at, 4) as Ranges);
    return {
      lo: every.map((set) => set[0] as number),
      hi: every.map((set) => set[1] as number),
      places: this.items.flatMap((item, place) => (item.region.length > 0 ? [place] : [])),
    };
  }

  boxOf({ lo, hi }: Bounds): Product {
    return lo.map((from, at) => (this.fields.includes(at) ? [from, hi[at] as number] : undefined));
  }

  lo(place: number, at: number): number {
    return this.hulls.lo(place, at);
  }

  hi(place: number, at: number): number {
    return this.hulls.hi(place, at);
  }

  meets(place: number, at: number, lo: number, hi: number): boolean {
    if (this.lo(place, at) > hi || this.hi(place, at) < lo) return false;
    if (this.#plain[place] === 1) return true;
    for (const product of (this.items[place] as Item).region) {
      const set = product[at];
      if (set === undefined || overlapsRange(set as Ranges, lo, hi)) return true;
    }
    return false;
  }
}

function isPlain({ region: [only, ...others] }: Item): boolean {
  return only !== undefined && others.length === 0 && only.every((set) => set === undefined || set.length <= 2);
}

/** The items up to the ones that take the whole part; those behind are hidden here. */
function untilCovered(space: Space, part: Bounds, search: PartSearch): readonly number[] {
  let found = 0;
  for (let index = 0; index < part.places.length; index++) {
    const place = part.places[index] as number;
    if (!takesAll(space, place, part) || ++found < search.covering) continue;
    for (let behind = index + 1; behind < part.places.length; behind++)
      search.hide(part.places[behind] as number, place);
    return part.places.slice(0, index + 1);
  }
  return part.places;
}

function takesAll(space: Space, place: number, part: Bounds): boolean {
  for (const at of space.fields)
    if (space.lo(place, at) > (part.lo[at] as number) || space.hi(place, at) < (part.hi[at] as number)) return false;
  const takes = (space.items[place] as Item).takes;
  return takes?.some((product) => coversBounds(product, part, space.fields)) ?? false;
}

function coversBounds(product: Product, part: Bounds, fields: readonly number[]): boolean {
  for (const at of fields) {
    const set = product[at] as Ranges | undefined;
    if (set !== undefined && !coversRange(set, part.lo[at] as number, part.hi[at] as number)) return false;
  }
  return true;
}

/** The cut, among the edges of a sample of the items, that parts them best; undefined when none helps much. */
function bestCut(space: Space, part: Bounds, places: readonly number[]): Cut | undefined {
  const sample = sampled(places);
  const enough = 0.8 * sample.length * sample.length;
  const edges = new Float64Array(2 * sample.length);
  let best: Cut | undefined;
  let bestScore = enough;
  // The middle edge is nearly always the best; the quarters are tried where no middle one helps.
  for (const quantile of [0.5, 0.25, 0.75]) {
    if (best) return best;
    for (const at of space.fields) {
      const lo = part.lo[at] as number;
      const hi = part.hi[at] as number;
      const count = lo < hi ? edgesWithin(space, sample, at, lo, hi, edges) : 0;
      if (count === 0) continue;
      const cut = edges.subarray(0, count).sort()[Math.floor(count * quantile)] as number;
      const score = scoreOf(space, sample, at, cut);
      if (score >= bestScore) continue;
      best = { field: at, at: cut };
      bestScore = score;
    }
  }
  return best;
}

/** What comparing each with each would cost on both sides of the cut. */
function scoreOf(space: Space, sample: readonly number[], at: number, cut: number): number {
  let left = 0;
  let right = 0;
  for (const place of sample) {
    if (space.lo(place, at) < cut) left++;
    if (space.hi(place, at) >= cut) right++;
  }
  return left * left + right * right;
}

function edgesWithin(
  space: Space,
  sample: readonly number[],
  at: number,
  lo: number,
  hi: number,
  edges: Float64Array,
): number {
  let count = 0;
  for (const place of sample) {
    const from = space.lo(place, at);
    const to = space.hi(place, at);
    if (lo < from && from <= hi) edges[count++] = from;
    if (lo <= to && to < hi) edges[count++] = to + 1;
  }
  return count > 0 ? count : innerEdges(space, sample, at, lo, hi, edges);
}

/** Edges inside sets of several ranges, where the sets' outer bounds leave none. */
function innerEdges(
  space: Space,
  sample: readonly number[],
  at: number,
  lo: number,
  hi: number,
  edges: Float64Array,
): number {
  let count = 0;
  for (const place of sample)
    for (const product of (space.items[place] as Item).region)
      for (const [index, value] of ((product[at] ?? []) as Ranges).entries()) {
        const edge = index % 2 === 0 ? value : value + 1;
        if (count < edges.length && lo < edge && edge <= hi) edges[count++] = edge;
      }
  return count;
}

function halves(space: Space, part: Bounds, places: readonly number[], { field, at }: Cut): readonly Bounds[] {
  const side = (from: number, to: number): Bounds => ({
    lo: part.lo.with(field, from),
    hi: part.hi.with(field, to),
    places: places.filter((place) => space.meets(place, field, from, to)),
  });
  return [side(part.lo[field] as number, at - 1), side(at, part.hi[field] as number)];
}

function sampled(places: readonly number[]): readonly number[] {
  if (places.length <= sampleSize) return places;
  return Array.from({ length: sampleSize }, (_, at) => places[Math.floor((at * places.length) / sampleSize)] as number);
}
