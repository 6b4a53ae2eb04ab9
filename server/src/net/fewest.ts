import type { Budget } from "./budget.ts";
import type { Ip } from "./ip.ts";
import { contains, everyValue, fieldCount, meet, type Product } from "./product.ts";
import type { Ranges } from "./ranges.ts";
import { isCovered, remainder } from "./remainder.ts";

/** Packets of one address family. */
export interface FamilyProduct {
  readonly product: Product;
  readonly family: 4 | 6;
}

/**
 * Of places whose packets together are all of the regions, few that still are: one where one will do, else none that can
 * be left out. All of them when the budget is spent before that is known.
 */
export function fewest(
  regions: readonly FamilyProduct[],
  places: readonly number[],
  productsAt: (place: number, family: 4 | 6) => readonly Product[],
  budget: Budget,
): readonly number[] {
  const coversOf = (by: readonly number[], family: 4 | 6) =>
    by.map((place) => ({ products: productsAt(place, family), except: [] }));
  const isAll = (by: readonly number[]) =>
    regions.every(({ product, family }) => isCovered(product, coversOf(by, family), family, budget) === true);
  const leftBy = (by: readonly number[]): FamilyProduct | undefined => {
    for (const { product, family } of regions)
      for (const piece of remainder(product, coversOf(by, family), family, budget)) return { product: piece, family };
    return undefined;
  };
  /** The place that takes one of these packets and the largest part of all. */
  const widest = ({ product, family }: FamilyProduct): number | undefined => {
    const one = onePacket(product, family);
    let best: number | undefined;
    let most = 0;
    for (const place of places) {
      if (!budget.step()) return undefined;
      const products = productsAt(place, family);
      if (!products.some((each) => contains(each, one, family))) continue;
      const size = sizeWithin(products, regions, family);
      if (size > most) [best, most] = [place, size];
    }
    return best;
  };

  const alone = places.find((place) => isAll([place]));
  if (alone !== undefined) return [alone];
  let chosen: readonly number[] = [];
  for (let left = leftBy(chosen); left; left = leftBy(chosen)) {
    const next = widest(left);
    if (next === undefined) return places;
    chosen = [...chosen, next];
  }
  for (const place of chosen) {
    const less = chosen.filter((other) => other !== place);
    if (isAll(less)) chosen = less;
  }
  return budget.spent ? places : chosen.toSorted((a, b) => a - b);
}

function onePacket(product: Product, family: 4 | 6): Product {
  return Array.from({ length: fieldCount }, (_, at) => {
    const value = valuesOf(product, at, family)[0] as Ip;
    return [value, value];
  });
}

/** How many packets of the regions lie in the products, roughly: where products overlap they count twice. */
function sizeWithin(products: readonly Product[], regions: readonly FamilyProduct[], family: 4 | 6): number {
  let size = 0;
  for (const region of regions)
    if (region.family === family)
      for (const each of products) {
        const both = meet(region.product, each);
        if (both) size += sizeOf(both, family);
      }
  return size;
}

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
