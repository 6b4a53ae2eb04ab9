import { Budget } from "../../server/src/net/budget.ts";
import type { Item } from "../../server/src/net/parts.ts";
import { contains, whole } from "../../server/src/net/product.ts";
import { reachedItems } from "../../server/src/net/reached.ts";
import { type Cover, remainder } from "../../server/src/net/remainder.ts";

/** Which entries of a list no packet reaches, found in one way. */
export interface Found {
  readonly dead: number;
  /** Entries that the budget did not suffice for. */
  readonly tooComplex: number;
  readonly steps: number;
}

/** As tools of today do it: each entry against each earlier one alone. A union of earlier ones is not seen. */
export function pairwise(items: readonly Item[]): Found {
  let dead = 0;
  let steps = 0;
  items.forEach(({ region }, at) => {
    const covered = (own: Item["region"][number]) => {
      for (let earlier = 0; earlier < at; earlier++) {
        steps++;
        if (items[earlier]?.takes?.some((product) => contains(product, own, 4))) return true;
      }
      return false;
    };
    if (region.every(covered)) dead++;
  });
  return { dead, tooComplex: 0, steps };
}

/** Exact without any order in space: from each entry all earlier ones are taken away, one after the other. */
export function inOrder(items: readonly Item[], mostSteps: number): Found {
  const budget = new CountingBudget(mostSteps);
  const earlier: Cover[] = [];
  let dead = 0;
  let tooComplex = 0;
  for (const { region, takes } of items) {
    const isReached = region.some((product) => {
      for (const _ of remainder(product, earlier, 4, budget)) return true;
      return false;
    });
    if (budget.spent) tooComplex++;
    else if (!isReached) dead++;
    if (takes) earlier.push({ products: takes, except: [] });
  }
  return { dead, tooComplex, steps: budget.steps };
}

/** The search of `net/parts.ts`: space is halved until few entries meet in a part. */
export function bySpace(items: readonly Item[], mostSteps: number): Found {
  const budget = new CountingBudget(mostSteps);
  const reached = reachedItems(items, () => true, whole, 4, budget);
  const others = items.length - reached.size;
  return { dead: budget.spent ? 0 : others, tooComplex: budget.spent ? others : 0, steps: budget.steps };
}

class CountingBudget extends Budget {
  steps = 0;

  override step(cost = 1): boolean {
    this.steps += cost;
    return super.step(cost);
  }
}
