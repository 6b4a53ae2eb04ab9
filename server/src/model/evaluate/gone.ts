import { inOne, joined } from "../../net/joined.ts";
import type { Product } from "../../net/product.ts";
import type { ByFamily, MatchBounds } from "./match.ts";

/** A list returns hosts one by one, mostly; those that differ in more are few. */
const mostTried = 8;
/** A set that grows by one range at a time is copied each time: at this length another product is begun. */
const longestSet = 512;

/** The packets that a list's entries have sent back or on to another list for good, gathered in few products. */
export class Gone {
  readonly #sure: FewProducts;
  readonly #maybe: FewProducts;
  #certain: boolean;

  /** As many as were gone where the list was called. */
  constructor(before?: Gone) {
    this.#sure = new FewProducts(before?.sure);
    this.#maybe = new FewProducts(before?.maybe);
    this.#certain = before?.certain ?? true;
  }

  add({ sure, maybe }: MatchBounds): void {
    this.#sure.add(sure);
    this.#maybe.add(maybe);
    this.#certain &&= sure === maybe;
  }

  get sure(): ByFamily {
    return this.#sure.products;
  }

  get maybe(): ByFamily {
    return this.#maybe.products;
  }

  /** Both are the same packets. */
  get certain(): boolean {
    return this.#certain;
  }
}

/** Joins what was added when it is asked for: a line needs it, one return after another does not. */
class FewProducts {
  #known: ByFamily;
  #added: { 4: Product[]; 6: Product[] } = { 4: [], 6: [] };

  constructor(known: ByFamily = { 4: [], 6: [] }) {
    this.#known = known;
  }

  add(sets: ByFamily): void {
    for (const family of [4, 6] as const) for (const product of sets[family]) this.#added[family].push(product);
  }

  get products(): ByFamily {
    if (this.#added[4].length + this.#added[6].length > 0) {
      this.#known = { 4: this.#joined(4), 6: this.#joined(6) };
      this.#added = { 4: [], 6: [] };
    }
    return this.#known;
  }

  #joined(family: 4 | 6): readonly Product[] {
    const all = this.#known[family].slice();
    for (const product of joined(this.#added[family])) {
      const [at, both] = joinedWithOne(all, product) ?? [all.length, product];
      all[at] = both;
    }
    return all;
  }
}

/** The last of the products that the other can join, by its place, and what both are then. */
function joinedWithOne(products: readonly Product[], other: Product): readonly [number, Product] | undefined {
  for (let at = products.length - 1; at >= Math.max(0, products.length - mostTried); at--) {
    const both = inOne(products[at] as Product, other);
    if (both?.every((set) => set === undefined || set.length <= longestSet)) return [at, both];
  }
  return undefined;
}
