import type { Ip } from "./ip.ts";
import { fieldCount, isSameSet, type Product } from "./product.ts";
import { type Ranges, union } from "./ranges.ts";

/** The same packets in fewer products: those that differ in one field only become one. */
export function joined(products: readonly Product[]): readonly Product[] {
  let left = products;
  for (let at = 0; at < fieldCount && left.length > 1; at++) left = joinedIn(at, left);
  return left;
}

/** The packets of both as one product; undefined where they differ in more than one field. */
export function inOne(a: Product, b: Product): Product | undefined {
  let differing: number | undefined;
  for (let at = 0; at < fieldCount; at++) {
    if (isSameSet(a[at], b[at])) continue;
    if (differing !== undefined) return undefined;
    differing = at;
  }
  return differing === undefined ? a : a.with(differing, either(a[differing], b[differing]));
}

function joinedIn(at: number, products: readonly Product[]): readonly Product[] {
  const byRest = new Map<string, Product>();
  for (const product of products) {
    const key = keyOf(product.with(at, undefined));
    const known = byRest.get(key);
    byRest.set(key, known ? known.with(at, either(known[at], product[at])) : product);
  }
  return [...byRest.values()];
}

function either(a: Ranges<Ip> | undefined, b: Ranges<Ip> | undefined): Ranges<Ip> | undefined {
  return a && b && union<Ip>(a, b);
}

/** An absent set and one that names every value are not the same text: they are left apart. */
function keyOf(product: Product): string {
  return product.map((set) => set?.join()).join("|");
}
