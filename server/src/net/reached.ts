import type { Budget } from "./budget.ts";
import { type Item, searchParts } from "./parts.ts";
import { meet, overlap, type Product } from "./product.ts";
import { ranked } from "./ranked.ts";
import { type Cover, remainder } from "./remainder.ts";

/** What becomes of one item of an ordered list; undefined when the budget ran out before it was known. */
export type Reach =
  /** These packets, and maybe more, get to it. */
  | { readonly kind: "reached"; readonly piece: Product }
  /** The earlier items at these places take everything it could match. */
  | { readonly kind: "hidden"; readonly by: readonly number[] }
  | undefined;

interface Blocker {
  readonly place: number;
  readonly cover: Cover;
}

/** For each asked item of a list, whether some packet gets to it past the items before it. */
export function reachOf(
  items: readonly Item[],
  asked: (place: number) => boolean,
  family: 4 | 6,
  budget: Budget,
): Reach[] {
  if (family === 4) return numericReachOf(items, asked, budget);
  const { items: numbers, restore } = ranked(items);
  return numericReachOf(numbers, asked, budget).map((reach) =>
    reach?.kind === "reached" ? { kind: "reached", piece: restore(reach.piece) } : reach,
  );
}

function numericReachOf(items: readonly Item[], asked: (place: number) => boolean, budget: Budget): Reach[] {
  const reached = new Map<number, Product>();
  const blamed = new Map<number, Set<number>>();

  const blame = (place: number, by: number) => {
    if (reached.has(place) || !asked(place)) return;
    const known = blamed.get(place);
    if (known) known.add(by);
    else blamed.set(place, new Set([by]));
  };
  const judge = (place: number, region: Product, earlier: readonly Blocker[]) => {
    budget.step(earlier.length);
    const blockers = earlier.filter(({ cover }) => cover.products.some((product) => overlap(product, region)));
    for (const blocker of blockers) {
      if (firstOf(remainder(region, [blocker.cover], 4, budget)) !== undefined || budget.spent) continue;
      blame(place, blocker.place);
      return;
    }
    const covers = blockers.map(({ cover }) => cover);
    const piece = firstOf(remainder(region, covers, 4, budget));
    if (piece) reached.set(place, piece);
    else if (!budget.spent) for (const blocker of blockers) blame(place, blocker.place);
  };

  searchParts(items, budget, {
    covering: 1,
    isSettled: (place) => reached.has(place) || !asked(place),
    hide: blame,
    compare({ box, places }) {
      const earlier: Blocker[] = [];
      for (const place of places) {
        const item = items[place] as Item;
        for (const product of asked(place) ? item.region : []) {
          const region = reached.has(place) ? undefined : meet(product, box);
          if (region) judge(place, region, earlier);
          if (budget.spent) return;
        }
        const products = item.takes?.filter((product) => overlap(product, box)) ?? [];
        if (products.length > 0) earlier.push({ place, cover: { products, except: [] } });
      }
    },
  });
  return items.map((_, place) => {
    const piece = reached.get(place);
    if (piece) return { kind: "reached", piece };
    if (budget.spent || !asked(place)) return undefined;
    return { kind: "hidden", by: [...(blamed.get(place) ?? [])].sort((a, b) => a - b) };
  });
}

function firstOf(pieces: Iterable<Product>): Product | undefined {
  for (const piece of pieces) return piece;
  return undefined;
}
