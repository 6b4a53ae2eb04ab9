import type { Budget } from "./budget.ts";
import type { Ip } from "./ip.ts";
import { everyValue, fieldCount, meet, overlap, type Product } from "./product.ts";
import { coversRange, overlapsRange, type Ranges } from "./ranges.ts";
import { type Cover, isCovered } from "./remainder.ts";

/** One entry of an ordered list: what it may match, and what it surely takes from those behind it. */
export interface Item {
  readonly region: readonly Product[];
  /** Absent for an entry that decides nothing. */
  readonly takes: readonly Product[] | undefined;
}

/** Earlier items that together cover an item; "reached" when some packet gets to it; undefined when the budget ran out. */
export type Hidden = readonly number[] | "reached" | undefined;

/** Lists this short are compared each with each. */
const fewItems = 10;

/**
 * Finds the items that earlier ones cover by their union, for a whole list at once: space is halved until few items
 * meet in a part, as in a k-d tree. An item is reached as soon as one part shows it; parts where no item is still
 * in question are skipped, so lists whose entries lie side by side take n log n steps.
 */
export function hiddenItems(items: readonly Item[], family: 4 | 6, budget: Budget): Hidden[] {
  const search = new Search(items, family, budget);
  search.run();
  return items.map((_, at) => search.answer(at));
}

/** A box: for each field the first and the last value. */
interface Part {
  readonly lo: readonly Ip[];
  readonly hi: readonly Ip[];
  /** The places of the items that meet it, ascending. */
  readonly items: readonly number[];
}

class Search {
  readonly #items: readonly Item[];
  readonly #family: 4 | 6;
  readonly #budget: Budget;
  readonly #reached: Uint8Array;
  readonly #blamed: Map<number, Set<number>> = new Map();
  readonly #fields: readonly number[];

  constructor(items: readonly Item[], family: 4 | 6, budget: Budget) {
    this.#items = items;
    this.#family = family;
    this.#budget = budget;
    this.#reached = new Uint8Array(items.length);
    const limited = new Set<number>();
    for (const item of items)
      for (const product of item.region)
        for (let at = 0; at < fieldCount; at++) if (product[at] !== undefined) limited.add(at);
    this.#fields = [...limited].sort((a, b) => a - b);
  }

  run(): void {
    const every = Array.from({ length: fieldCount }, (_, at) => everyValue(at, this.#family));
    const all = this.#items.flatMap((item, at) => (item.region.length > 0 ? [at] : []));
    const stack: Part[] = [{ lo: every.map((set) => set[0] as Ip), hi: every.map((set) => set[1] as Ip), items: all }];
    for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
      const left = this.#untilCovered(part);
      if (!this.#budget.step(left.length + 1)) return;
      if (left.every((at) => this.#reached[at] === 1)) continue;
      const cut = left.length > fewItems ? this.#bestCut(part, left) : undefined;
      if (cut === undefined) this.#compare(part, left);
      else stack.push(...halves(part, left, cut, (at, lo, hi) => this.#meets(at, cut.field, lo, hi)));
    }
  }

  answer(at: number): Hidden {
    if (this.#reached[at] === 1) return "reached";
    if (this.#budget.spent) return undefined;
    return [...(this.#blamed.get(at) ?? [])].sort((a, b) => a - b);
  }

  /** The items up to and with the first that takes the whole part; those behind it are hidden here. */
  #untilCovered(part: Part): readonly number[] {
    for (let place = 0; place < part.items.length; place++) {
      const at = part.items[place] as number;
      if (!this.#takesAll(at, part)) continue;
      for (const hidden of part.items.slice(place + 1)) this.#blame(hidden, at);
      return part.items.slice(0, place + 1);
    }
    return part.items;
  }

  #takesAll(at: number, part: Part): boolean {
    return (this.#items[at] as Item).takes?.some((product) => this.#coversPart(product, part)) ?? false;
  }

  #coversPart(product: Product, part: Part): boolean {
    for (const field of this.#fields) {
      const set = product[field];
      if (set !== undefined && !coversRange(set, part.lo[field] as Ip, part.hi[field] as Ip)) return false;
    }
    return true;
  }

  #meets(at: number, field: number, lo: Ip, hi: Ip): boolean {
    return (this.#items[at] as Item).region.some((product) => {
      const set = product[field];
      return set === undefined || overlapsRange(set, lo, hi);
    });
  }

  /** Each item of the part that is still in question against those before it. */
  #compare(part: Part, places: readonly number[]): void {
    const box: Product = part.lo.map((lo, field) =>
      this.#fields.includes(field) ? [lo, part.hi[field] as Ip] : undefined,
    );
    const earlier: { readonly at: number; readonly cover: Cover }[] = [];
    for (const at of places) {
      const item = this.#items[at] as Item;
      if (this.#reached[at] === 0) this.#judge(at, item, box, earlier);
      if (this.#budget.spent) return;
      if (item.takes) earlier.push({ at, cover: { products: item.takes, except: [] } });
    }
  }

  #judge(
    at: number,
    item: Item,
    box: Product,
    earlier: readonly { readonly at: number; readonly cover: Cover }[],
  ): void {
    for (const product of item.region) {
      const inside = meet(product, box);
      if (!inside) continue;
      const blockers = earlier.filter(({ cover }) => cover.products.some((other) => overlap(other, inside)));
      this.#budget.step(earlier.length);
      const alone = blockers.find(({ cover }) => isCovered(inside, [cover], this.#family, this.#budget) === true);
      const needed = alone ? [alone] : blockers;
      const covered = alone
        ? true
        : isCovered(
            inside,
            blockers.map(({ cover }) => cover),
            this.#family,
            this.#budget,
          );
      if (covered === undefined) return;
      if (!covered) {
        this.#reached[at] = 1;
        return;
      }
      for (const blocker of needed) this.#blame(at, blocker.at);
    }
  }

  #blame(at: number, by: number): void {
    if (this.#reached[at] === 1) return;
    const known = this.#blamed.get(at);
    if (known) known.add(by);
    else this.#blamed.set(at, new Set([by]));
  }

  /** The cut, among a sample of the items' own edges, that parts them best; undefined when none helps much. */
  #bestCut(part: Part, places: readonly number[]): Cut | undefined {
    const sample = sampled(places);
    let best: Cut | undefined;
    let bestScore = 0.8 * sample.length * sample.length;
    for (const field of this.#fields) {
      const lo = part.lo[field] as Ip;
      const hi = part.hi[field] as Ip;
      if (lo === hi) continue;
      const edges: Ip[] = [];
      for (const at of sample)
        for (const product of (this.#items[at] as Item).region) {
          const set = product[field];
          if (set) pushEdges(edges, set, lo, hi);
        }
      if (edges.length === 0) continue;
      edges.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      for (const quantile of [0.5, 0.25, 0.75]) {
        const at = edges[Math.floor(edges.length * quantile)] as Ip;
        const left = sample.filter((place) => this.#meets(place, field, lo, before(at))).length;
        const right = sample.filter((place) => this.#meets(place, field, at, hi)).length;
        const score = left * left + right * right;
        if (score < bestScore) {
          best = { field, at };
          bestScore = score;
        }
      }
    }
    return best;
  }
}

/** A place to cut a part: values under `at` go left, the others right. */
interface Cut {
  readonly field: number;
  readonly at: Ip;
}

function halves(
  part: Part,
  places: readonly number[],
  cut: Cut,
  meets: (at: number, lo: Ip, hi: Ip) => boolean,
): readonly Part[] {
  const lo = part.lo[cut.field] as Ip;
  const hi = part.hi[cut.field] as Ip;
  const side = (from: Ip, to: Ip): Part => ({
    lo: part.lo.with(cut.field, from),
    hi: part.hi.with(cut.field, to),
    items: places.filter((at) => meets(at, from, to)),
  });
  return [side(lo, before(cut.at)), side(cut.at, hi)];
}

/** Beginnings of ranges, and what follows their ends, that cut the part in two. */
function pushEdges(edges: Ip[], set: Ranges<Ip>, lo: Ip, hi: Ip): void {
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
