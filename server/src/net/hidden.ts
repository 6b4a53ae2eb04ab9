import type { Budget } from "./budget.ts";
import { type Item, type Part, searchParts } from "./parts.ts";
import { meet, overlap, type Product } from "./product.ts";
import { type Cover, isCovered } from "./remainder.ts";

/** Earlier items that together cover an item; "reached" when some packet gets to it; undefined when the budget ran out. */
export type Hidden = readonly number[] | "reached" | undefined;

interface Blocker {
  readonly place: number;
  readonly cover: Cover;
}

/** Finds the items of a whole list that earlier ones cover by their union. */
export function hiddenItems(items: readonly Item[], family: 4 | 6, budget: Budget): Hidden[] {
  const reached = new Uint8Array(items.length);
  const blamed = new Map<number, Set<number>>();

  const blame = (place: number, by: number) => {
    if (reached[place] === 1) return;
    const known = blamed.get(place);
    if (known) known.add(by);
    else blamed.set(place, new Set([by]));
  };
  const judge = (place: number, region: Product, earlier: readonly Blocker[]) => {
    const blockers = earlier.filter(({ cover }) => cover.products.some((product) => overlap(product, region)));
    budget.step(earlier.length);
    const alone = blockers.find(({ cover }) => isCovered(region, [cover], family, budget) === true);
    const needed = alone ? [alone] : blockers;
    const covers = needed.map(({ cover }) => cover);
    const covered = alone !== undefined || isCovered(region, covers, family, budget);
    if (covered === false) reached[place] = 1;
    else if (covered === true) for (const blocker of needed) blame(place, blocker.place);
  };

  searchParts(items, family, budget, {
    covering: 1,
    isSettled: (place) => reached[place] === 1,
    hide: blame,
    compare({ box, places }: Part) {
      const earlier: Blocker[] = [];
      for (const place of places) {
        const item = items[place] as Item;
        for (const product of item.region) {
          const region = reached[place] === 0 ? meet(product, box) : undefined;
          if (region) judge(place, region, earlier);
        }
        if (budget.spent) return;
        if (item.takes) earlier.push({ place, cover: { products: item.takes, except: [] } });
      }
    },
  });
  return items.map((_, place) => {
    if (reached[place] === 1) return "reached";
    return budget.spent ? undefined : [...(blamed.get(place) ?? [])].sort((a, b) => a - b);
  });
}
