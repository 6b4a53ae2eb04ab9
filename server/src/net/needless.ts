import type { Budget } from "./budget.ts";
import { type Item, searchParts } from "./parts.ts";
import { meet, type Product } from "./product.ts";
import { ranked } from "./ranked.ts";
import { type Cover, remainder } from "./remainder.ts";

/** An item that decides, and which way. */
export interface DecidingItem extends Item {
  readonly permits: boolean;
}

/**
 * Whether each item could go, alone, without changing any packet's verdict: what gets to it would be decided the
 * same by those behind. The last item should decide all that is left. Undefined when the budget ran out.
 */
export function needlessItems(items: readonly DecidingItem[], family: 4 | 6, budget: Budget): (boolean | undefined)[] {
  return numericNeedless(family === 4 ? items : ranked(items).items, budget);
}

function numericNeedless(items: readonly DecidingItem[], budget: Budget): (boolean | undefined)[] {
  const needed = new Uint8Array(items.length);

  /** Whether without the item some packet of the region, which gets to it, would be decided the other way. */
  const matters = (own: DecidingItem, region: Product, behind: readonly DecidingItem[]): boolean => {
    const same: Cover[] = [];
    for (const other of behind) {
      if (other.permits === own.permits) {
        if (other.takes) same.push({ products: other.takes, except: [] });
        continue;
      }
      for (const product of other.region) {
        const inside = meet(product, region);
        if (!inside) continue;
        for (const _ of remainder(inside, same, 4, budget)) return true;
      }
    }
    return false;
  };

  searchParts(items, budget, {
    covering: 2,
    isSettled: (place) => needed[place] === 1,
    hide: () => {},
    compare({ box, places }) {
      const earlier: Cover[] = [];
      const here = places.map((place) => items[place] as DecidingItem);
      here.forEach((item, index) => {
        const place = places[index] as number;
        for (const product of needed[place] === 1 ? [] : item.region) {
          const region = meet(product, box);
          if (!region) continue;
          for (const piece of remainder(region, earlier, 4, budget))
            if (matters(item, piece, here.slice(index + 1))) {
              needed[place] = 1;
              break;
            }
          if (needed[place] === 1) break;
        }
        if (item.takes) earlier.push({ products: item.takes, except: [] });
      });
    },
  });
  return items.map((_, place) => (needed[place] === 1 ? false : budget.spent ? undefined : true));
}
