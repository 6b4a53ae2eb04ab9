import type { Budget } from "./budget.ts";
import { bearingOn, hiddenAhead } from "./glance.ts";
import { type Item, searchParts } from "./parts.ts";
import { contains, meet, overlap, type Product } from "./product.ts";
import { type Ranked, ranked } from "./ranked.ts";
import { type Cover, remainder } from "./remainder.ts";

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
  const plain = places.length <= few ? unopposed(items, places, wanted) : undefined;
  if (plain) return plain;
  const numbers = numericOf(
    places.map((place) => items[place] as Item),
    family,
  );
  const isAsked = (index: number) => wanted.has(places[index] as number);
  const reached = [...search(numbers.items, isAsked, budget)].sort(([a], [b]) => a - b);
  return new Map(reached.map(([index, piece]) => [places[index] as number, numbers.restore(piece)]));
}

/** So few items are compared with each other before anything is made for a search: hosts have thousands of such lists. */
const few = 8;

/** Packets of each wanted item, where none before it takes any of them; undefined where it takes a search to tell. */
function unopposed(
  items: readonly Item[],
  places: readonly number[],
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, Product> | undefined {
  const reached = new Map<number, Product>();
  const earlier: Product[] = [];
  for (const place of places) {
    const { region, takes = [] } = items[place] as Item;
    if (wanted.has(place) && region.length > 0) {
      const free = region.find((product) => !earlier.some((each) => overlap(each, product)));
      if (!free) return undefined;
      reached.set(place, free);
    }
    for (const product of takes) earlier.push(product);
  }
  return reached;
}

function numericOf(items: readonly Item[], family: 4 | 6): Ranked<Item> {
  return family === 4 ? { items, restore: (product) => product } : ranked(items);
}

function search(
  items: readonly Item[],
  asked: (place: number) => boolean,
  budget: Budget,
): ReadonlyMap<number, Product> {
  const reached = new Map<number, Product>();
  const judge = (place: number, region: Product, earlier: readonly Cover[]) => {
    budget.step(earlier.length);
    const covers = earlier.filter(({ products }) => products.some((product) => overlap(product, region)));
    if (covers.some(({ products }) => products.some((product) => contains(product, region, 4)))) return;
    const piece = firstOf(remainder(region, covers, 4, budget));
    if (piece) reached.set(place, piece);
  };

  searchParts(items, budget, {
    covering: 1,
    isSettled: (place) => reached.has(place) || !asked(place),
    hide: () => {},
    compare({ box, places }) {
      const earlier: Cover[] = [];
      for (const place of places) {
        const item = items[place] as Item;
        for (const product of asked(place) ? item.region : []) {
          const region = reached.has(place) ? undefined : meet(product, box);
          if (region) judge(place, region, earlier);
          if (budget.spent) return;
        }
        const products = item.takes?.filter((product) => overlap(product, box)) ?? [];
        if (products.length > 0) earlier.push({ products, except: [] });
      }
    },
  });
  return reached;
}

function firstOf(pieces: Iterable<Product>): Product | undefined {
  for (const piece of pieces) return piece;
  return undefined;
}
