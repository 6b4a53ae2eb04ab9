import { Budget } from "../../net/budget.ts";
import { overlap } from "../../net/product.ts";
import { type Cover, isCovered } from "../../net/remainder.ts";
import type { Entry, Filter } from "../filter.ts";
import type { DeadEntries, DeadEntry } from "../traffic.ts";
import type { MatchBounds } from "./match.ts";

const steps = 20_000_000;

interface Earlier {
  readonly entry: Entry;
  readonly 4: Cover;
  readonly 6: Cover;
}

/** Entries of a filter that no packet can reach, because earlier ones take all they could match. */
export function deadEntries(filter: Filter, boundsOf: (entry: Entry) => MatchBounds): DeadEntries {
  const budget = new Budget(steps);
  const dead: DeadEntry[] = [];
  const earlier: Earlier[] = [];
  for (const entry of filter.entries) {
    if (entry.disabled || entry.implied) continue;
    const bounds = boundsOf(entry);
    const empty = bounds.maybe[4].length === 0 && bounds.maybe[6].length === 0;
    if (empty) dead.push({ entry, hiddenBy: [], contradicted: false, empty });
    else {
      const blamed = blame(bounds, earlier, budget);
      if (blamed)
        dead.push({ entry, hiddenBy: blamed, contradicted: blamed.some((other) => opposes(other, entry)), empty });
      else if (decides(entry))
        earlier.push({
          entry,
          4: { products: bounds.sure[4], except: [] },
          6: { products: bounds.sure[6], except: [] },
        });
    }
    if (budget.spent) return { dead, complete: false };
  }
  return { dead, complete: true };
}

/** Earlier entries that together cover all of it, none needless; undefined when some packet still gets to it. */
function blame(bounds: MatchBounds, earlier: readonly Earlier[], budget: Budget): Entry[] | undefined {
  const touching = earlier.filter((each) =>
    ([4, 6] as const).some((family) =>
      bounds.maybe[family].some((region) => each[family].products.some((product) => overlap(product, region))),
    ),
  );
  budget.step(earlier.length);
  const covered = (by: readonly Earlier[]) =>
    ([4, 6] as const).every((family) => {
      const covers = by.map((each) => each[family]);
      return bounds.maybe[family].every((region) => isCovered(region, covers, family, budget) === true);
    });
  const alone = touching.find((each) => covered([each]));
  if (alone) return [alone.entry];
  if (!covered(touching)) return undefined;
  let needed = [...touching];
  for (const each of [...touching].reverse()) {
    const less = needed.filter((other) => other !== each);
    if (covered(less)) needed = less;
  }
  return needed.map((each) => each.entry);
}

function decides(entry: Entry): boolean {
  const { kind } = entry.action.value;
  return kind === "permit" || kind === "deny";
}

function opposes(a: Entry, b: Entry): boolean {
  return decides(a) && decides(b) && a.action.value.kind !== b.action.value.kind;
}
