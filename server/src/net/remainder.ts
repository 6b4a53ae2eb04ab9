import type { Budget } from "./budget.ts";
import { contains, meet, minus, overlap, type Product } from "./product.ts";

/** Packets in any of `products` and in none of `except`. */
export interface Cover {
  readonly products: readonly Product[];
  readonly except: readonly Product[];
}

/**
 * The packets of `region` that no cover holds, as products, one after the other so that a caller who wants
 * just one can stop. Ends early when the budget is spent: ask the budget whether all was said.
 */
export function* remainder(
  region: Product,
  covers: readonly Cover[],
  family: 4 | 6,
  budget: Budget,
): Generator<Product> {
  const relevant = covers.filter((cover) => cover.products.some((product) => overlap(product, region)));
  if (!budget.step(covers.length)) return;
  const stack: { readonly piece: Product; readonly next: number }[] = [{ piece: region, next: 0 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { piece } = top;
    let { next } = top;
    let pieces: readonly Product[] | undefined;
    while (next < relevant.length && pieces === undefined) {
      if (!budget.step()) return;
      pieces = uncovered(piece, relevant[next] as Cover, family);
      next++;
    }
    if (pieces === undefined) yield piece;
    else for (let at = pieces.length - 1; at >= 0; at--) stack.push({ piece: pieces[at] as Product, next });
  }
}

/** What the cover leaves of the piece; undefined when it leaves all of it as it is. */
function uncovered(piece: Product, cover: Cover, family: 4 | 6): readonly Product[] | undefined {
  let left: readonly Product[] | undefined;
  for (const product of cover.products) {
    if (!overlap(product, piece)) continue;
    left = left === undefined ? minus(piece, product, family) : left.flatMap((each) => minus(each, product, family));
  }
  if (left === undefined || cover.except.length === 0) return left;
  const spared: Product[] = [...left];
  for (const product of cover.products)
    for (const except of cover.except) {
      const inside = meet(product, except);
      const back = inside && meet(piece, inside);
      if (back) spared.push(back);
    }
  return spared;
}

/** Whether the covers hold all of `region`; undefined when the budget ran out. */
export function isCovered(
  region: Product,
  covers: readonly Cover[],
  family: 4 | 6,
  budget: Budget,
): boolean | undefined {
  if (
    covers.some(
      (cover) => cover.except.length === 0 && cover.products.some((product) => contains(product, region, family)),
    )
  )
    return true;
  for (const _ of remainder(region, covers, family, budget)) return false;
  return budget.spent ? undefined : true;
}
