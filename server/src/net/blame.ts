import { Budget } from "./budget.ts";
import { Hulls } from "./hulls.ts";
import type { Ip } from "./ip.ts";
import { contains, everyValue, fieldCount, meet, type Product } from "./product.ts";
import type { Ranges } from "./ranges.ts";
import { type Cover, isCovered, remainder } from "./remainder.ts";

/** Packets of one address family. */
export interface FamilyProduct {
  readonly product: Product;
  readonly family: 4 | 6;
}

/** What an item of an ordered list takes from those behind it. */
export type Takes = Readonly<Record<4 | 6, readonly Product[]>>;

/** For one look at what an item gets. */
const trialSteps = 5_000;

/** Says who takes what gets no further than to some items of an ordered list. */
export class Blame {
  readonly #budget: Budget;
  readonly #inOrder: (family: 4 | 6) => Row;
  readonly #byWidth: (family: 4 | 6) => Row;

  /** `takes` of each item in order; of one that nothing gets to, nothing. */
  constructor(takes: readonly Takes[], budget: Budget) {
    this.#budget = budget;
    const places = [...takes.keys()];
    this.#inOrder = byFamily((family) => new Row(places, takes, family));
    this.#byWidth = byFamily((family) => {
      const sizes = takes.map((one) => one[family].reduce((sum, product) => sum + sizeOf(product, family), 0));
      return new Row(
        places.toSorted((a, b) => (sizes[b] as number) - (sizes[a] as number)),
        takes,
        family,
      );
    });
  }

  /**
   * Few of the items before a place that together leave nothing of the regions: one where one will do, else wide ones of
   * which none can be left out. Each of them takes packets that nothing before it took. All items before the place when
   * the budget is spent before that is known.
   */
  of(regions: readonly FamilyProduct[], place: number): readonly number[] {
    const [first] = regions;
    if (!first) return [];
    const alone = this.#alone(regions, onePacket(first), place);
    if (alone !== undefined) return [alone];
    let chosen: readonly number[] = [];
    for (let left = this.#leftBy(chosen, regions); left; left = this.#leftBy(chosen, regions)) {
      const next = this.#widestThatTakes(onePacket(left), regions, place);
      if (next === undefined) break;
      chosen = [...chosen, next];
    }
    for (const one of chosen) {
      const less = chosen.filter((other) => other !== one);
      if (this.#isAll(less, regions)) chosen = less;
    }
    return this.#budget.spent ? [...Array(place).keys()] : chosen.toSorted((a, b) => a - b);
  }

  /** The first that holds all of the regions; but when those before it leave it nothing of them, no single one does. */
  #alone(regions: readonly FamilyProduct[], packet: FamilyProduct, end: number): number | undefined {
    for (const place of this.#inOrder(packet.family).holding(packet.product, this.#budget)) {
      if (place >= end) return undefined;
      if (this.#isAll([place], regions)) return this.#getsSome(place, regions) ? place : undefined;
    }
    return undefined;
  }

  /** The widest that holds the packet and takes some of the regions itself. */
  #widestThatTakes(packet: FamilyProduct, regions: readonly FamilyProduct[], end: number): number | undefined {
    const [first] = this.#inOrder(packet.family).holding(packet.product, this.#budget);
    for (const place of this.#byWidth(packet.family).holding(packet.product, this.#budget))
      if (place === first || (place < end && this.#getsSome(place, regions))) return place;
    return undefined;
  }

  /** Whether those before the place leave it some of the regions, as far as that is told quickly. */
  #getsSome(place: number, regions: readonly FamilyProduct[]): boolean {
    for (const { product, family } of regions) {
      const row = this.#inOrder(family);
      for (const own of row.at(place)) {
        const both = meet(product, own);
        if (!both) continue;
        const [first] = row.holding(onePacket({ product: both, family }).product, this.#budget);
        if (first === place) return true;
        const before = row.meetingBefore(place, both, this.#budget);
        const trial = new Budget(trialSteps);
        const [piece] = remainder(both, row.covers(before), family, trial);
        this.#budget.step(trialSteps - trial.left);
        if (piece) return true;
      }
    }
    return false;
  }

  #isAll(places: readonly number[], regions: readonly FamilyProduct[]): boolean {
    return regions.every(
      ({ product, family }) => isCovered(product, this.#inOrder(family).covers(places), family, this.#budget) === true,
    );
  }

  #leftBy(places: readonly number[], regions: readonly FamilyProduct[]): FamilyProduct | undefined {
    for (const { product, family } of regions)
      for (const piece of remainder(product, this.#inOrder(family).covers(places), family, this.#budget))
        return { product: piece, family };
    return undefined;
  }
}

/** One thing for each family, made when first asked for. */
function byFamily<T>(make: (family: 4 | 6) => T): (family: 4 | 6) => T {
  const made = new Map<4 | 6, T>();
  return (family) => {
    const one = made.get(family) ?? make(family);
    made.set(family, one);
    return one;
  };
}

/** So many items are passed by at a glance in one step. */
const glanceWidth = 64;

/** What items take of one family, in some order. */
class Row {
  readonly #places: readonly number[];
  readonly #takes: readonly Takes[];
  readonly #family: 4 | 6;
  readonly #hulls: Hulls;

  constructor(places: readonly number[], takes: readonly Takes[], family: 4 | 6) {
    this.#places = places;
    this.#takes = takes;
    this.#family = family;
    const sets = places.map((place) => this.at(place));
    this.#hulls = new Hulls(sets, family);
  }

  at(place: number): readonly Product[] {
    return (this.#takes[place] as Takes)[this.#family];
  }

  covers(places: readonly number[]): readonly Cover[] {
    return places.map((place) => ({ products: this.at(place), except: [] }));
  }

  /** The places whose items take the packet, in this order. */
  *holding(packet: Product, budget: Budget): Generator<number> {
    let passed = 0;
    for (const next of this.#hulls.holding(packet)) {
      if (!budget.step(1 + (next - passed) / glanceWidth)) return;
      const place = this.#places[next] as number;
      if (this.at(place).some((product) => contains(product, packet, this.#family))) yield place;
      passed = next;
    }
  }

  /** The places before one, where items stand as in their list, whose items may take some of the product. */
  meetingBefore(end: number, product: Product, budget: Budget): readonly number[] {
    const meeting = [...this.#hulls.meetingBefore(end, product)];
    budget.step(meeting.length + end / glanceWidth);
    return meeting;
  }
}

function onePacket({ product, family }: FamilyProduct): FamilyProduct {
  const values = Array.from({ length: fieldCount }, (_, at) => valuesOf(product, at, family)[0] as Ip);
  return { product: values.map((value) => [value, value]), family };
}

/** How many packets there are. */
function sizeOf(product: Product, family: 4 | 6): number {
  let size = 1;
  for (let at = 0; at < fieldCount; at++) {
    const values = valuesOf(product, at, family);
    let count = 0;
    for (let from = 0; from < values.length; from += 2) count += Number(values[from + 1]) - Number(values[from]) + 1;
    size *= count;
  }
  return size;
}

function valuesOf(product: Product, at: number, family: 4 | 6): Ranges<Ip> {
  return product[at] ?? everyValue(at, family);
}
