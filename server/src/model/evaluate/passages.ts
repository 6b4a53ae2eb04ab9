import { productsOf } from "../../net/blocks.ts";
import type { Budget } from "../../net/budget.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { meet, overlap, type Product } from "../../net/product.ts";
import { type Cover, remainder } from "../../net/remainder.ts";
import { witnessOf } from "../../net/witness.ts";
import type { Passage, Way } from "../traffic.ts";
import type { Line } from "./flatten.ts";
import { decisionOf, type Stage } from "./stage.ts";

/** One passage for each sequence of entries that lets some of the packets through all stages: certain ones first. */
export function* passagesThrough(
  stages: readonly Stage[],
  packets: PacketSet,
  ends: Product,
  place: Way,
  budget: Budget,
): Generator<Passage> {
  const seen = new Set<string>();
  const ids = new Map<Line, number>();
  const idOf = (line: Line): number => {
    const known = ids.get(line);
    if (known !== undefined) return known;
    ids.set(line, ids.size);
    return ids.size - 1;
  };
  for (const certain of [true, false])
    for (const family of [4, 6] as const)
      for (const asked of productsOf(packets, family)) {
        const region = meet(asked, ends);
        if (!region) continue;
        for (const found of through(stages, 0, region, [], certain, family, budget, seen, idOf)) {
          const key = found.by.map(idOf).join();
          if (seen.has(key)) continue;
          seen.add(key);
          const by = found.by.map((line, at) => decisionOf(stages[at] as Stage, line));
          yield { ...place, by, witness: witnessOf(found.region, family), certain };
        }
      }
}

interface Found {
  readonly region: Product;
  readonly by: readonly Line[];
}

/** One product for each sequence of lines that lets part of the region through the stages from `at` on. */
function* through(
  stages: readonly Stage[],
  at: number,
  region: Product,
  by: readonly Line[],
  certain: boolean,
  family: 4 | 6,
  budget: Budget,
  seen: ReadonlySet<string>,
  idOf: (line: Line) => number,
): Generator<Found> {
  const stage = stages[at];
  if (!stage) {
    yield { region, by };
    return;
  }
  const last = at === stages.length - 1;
  const before: Cover[] = [];
  for (const line of stage.flat.lines) {
    const own = (certain ? line.sure : line.maybe)[family];
    if (line.permits && own.products.length > 0) {
      const way = [...by, line];
      if (!(last && seen.has(way.map(idOf).join()))) {
        search: for (const product of own.products) {
          const inside = overlap(product, region) ? meet(product, region) : undefined;
          if (!inside) continue;
          const covers = own.except.length > 0 ? [{ products: own.except, except: [] }, ...before] : before;
          for (const piece of remainder(inside, covers, family, budget)) {
            yield* through(stages, at + 1, piece, way, certain, family, budget, seen, idOf);
            if (last) break search;
          }
          if (budget.spent) return;
        }
      }
    }
    // For sure: an earlier deny takes all it may match, an earlier permit only what it matches for sure.
    // At most: only what an earlier line matches for sure is gone.
    const taken = (certain && !line.permits ? line.maybe : line.sure)[family];
    if (taken.products.some((product) => overlap(product, region))) before.push(taken);
  }
}
