import type { Budget } from "./budget.ts";
import { bearingOn, hiddenAhead } from "./glance.ts";
import { type Item, searchParts } from "./parts.ts";
import { contains, meet, overlap, type Product } from "./product.ts";
import { type Ranked, ranked } from "./ranked.ts";
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

/** For each item of a list, whether some packet gets to it past the items before it. */
export function reachOf(items: readonly Item[], family: 4 | 6, budget: Budget): Reach[] {
  const numbers = numericOf(items, family);
  const blamed = new Map<number, Set<number>>();
  const blame = (place: number, by: number) => {
    const known = blamed.get(place);
    if (known) known.add(by);
    else blamed.set(place, new Set([by]));
  };
  const reached = search(numbers.items, () => true, budget, blame);
  return items.map((_, place) => {
    const piece = reached.get(place);
    if (piece) return { kind: "reached", piece: numbers.restore(piece) };
    if (budget.spent) return undefined;
    return { kind: "hidden", by: [...(blamed.get(place) ?? [])].sort((a, b) => a - b) };
  });
}

/**
 * Some packets that get to each asked item, by its place, past the items before it; all such places unless the budget
 * ran out. All items lie in the region.
 */
export function reachedItems(
  items: readonly Item[],
  asked: (place: number) => boolean,
  region: Product,
  family: 4 | 6,
  budget: Budget,
): ReadonlyMap<number, Product> {
  const hidden = hiddenAhead(items, region);
  const wanted = new Set([...items.keys()].filter((place) => !hidden.has(place) && asked(place)));
  const places = bearingOn(items, wanted);
  const numbers = numericOf(
    places.map((place) => items[place] as Item),
    family,
  );
  const isAsked = (index: number) => wanted.has(places[index] as number);
  const reached = [...search(numbers.items, isAsked, budget, undefined)].sort(([a], [b]) => a - b);
  return new Map(reached.map(([index, piece]) => [places[index] as number, numbers.restore(piece)]));
}

function numericOf(items: readonly Item[], family: 4 | 6): Ranked<Item> {
  return family === 4 ? { items, restore: (product) => product } : ranked(items);
}

/** Without `blame`, nobody asks which items hide another. */
function search(
  items: readonly Item[],
  asked: (place: number) => boolean,
  budget: Budget,
  blame: ((place: number, by: number) => void) | undefined,
): ReadonlyMap<number, Product> {
  const reached = new Map<number, Product>();
  const isSettled = (place: number) => reached.has(place) || !asked(place);

  const judge = (place: number, region: Product, earlier: readonly Blocker[]) => {
    budget.step(earlier.length);
    const blockers = earlier.filter(({ cover }) => cover.products.some((product) => overlap(product, region)));
    for (const { cover, place: by } of blockers) {
      const takesAll = blame
        ? firstOf(remainder(region, [cover], 4, budget)) === undefined && !budget.spent
        : cover.products.some((product) => contains(product, region, 4));
      if (!takesAll) continue;
      blame?.(place, by);
      return;
    }
    const covers = blockers.map(({ cover }) => cover);
    const piece = firstOf(remainder(region, covers, 4, budget));
    if (piece) reached.set(place, piece);
    else if (!budget.spent) for (const blocker of blockers) blame?.(place, blocker.place);
  };

  searchParts(items, budget, {
    covering: 1,
    isSettled,
    hide(place, by) {
      if (!isSettled(place)) blame?.(place, by);
    },
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
  return reached;
}

function firstOf(pieces: Iterable<Product>): Product | undefined {
  for (const piece of pieces) return piece;
  return undefined;
}
