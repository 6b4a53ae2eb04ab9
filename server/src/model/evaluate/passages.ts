import { productsOf } from "../../net/blocks.ts";
import type { Budget } from "../../net/budget.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import type { Item } from "../../net/parts.ts";
import { meet, overlap, type Product } from "../../net/product.ts";
import { reachedItems } from "../../net/reached.ts";
import { type Cover, remainder } from "../../net/remainder.ts";
import { witnessOf } from "../../net/witness.ts";
import type { Passage, Way } from "../traffic.ts";
import type { Line } from "./flatten.ts";
import type { AddressSets } from "./resolve.ts";
import { decisionOf, type Stage } from "./stage.ts";

interface Asked {
  readonly stages: readonly Stage[];
  /** For sure, or at most. */
  readonly certain: boolean;
  readonly family: 4 | 6;
  readonly budget: Budget;
  /** Whether packets let through by these lines were found already. */
  readonly isKnown: (by: readonly Line[]) => boolean;
}

interface Found {
  readonly region: Product;
  readonly by: readonly Line[];
}

/** Which packets are asked about, by family, and what their addresses most likely are. */
export interface Within {
  readonly region: { readonly 4: Product; readonly 6: Product };
  readonly likely?: { readonly source: AddressSets; readonly destination: AddressSets };
}

/** One passage for each sequence of entries that lets some of the packets through all stages: certain ones first. */
export function* passagesThrough(
  stages: readonly Stage[],
  packets: PacketSet,
  { region: within, likely }: Within,
  place: Way,
  budget: Budget,
): Generator<Passage> {
  const seen = new Set<string>();
  const ids = new Map<Line, number>();
  const keyOf = (by: readonly Line[]): string => {
    for (const line of by) if (!ids.has(line)) ids.set(line, ids.size);
    return by.map((line) => ids.get(line)).join();
  };
  const open = stages.some((stage) => stage.flat.lines.some((line) => line.sure !== line.maybe));
  for (const certain of open ? [true, false] : [true])
    for (const family of [4, 6] as const) {
      const near = likely ? { source: likely.source[family], destination: likely.destination[family] } : {};
      for (const asked of productsOf(packets, family)) {
        const region = meet(asked, within[family]);
        if (!region) continue;
        const isKnown = (by: readonly Line[]) => seen.has(keyOf(by));
        for (const found of through({ stages, certain, family, budget, isKnown }, 0, region, [])) {
          const key = keyOf(found.by);
          if (seen.has(key)) continue;
          seen.add(key);
          const by = found.by.map((line, at) => decisionOf(stages[at] as Stage, line));
          yield { ...place, by, witness: witnessOf(found.region, family, near), certain };
        }
      }
    }
}

/** Products of the region that get through the stages from `at` on, at least one for each sequence of lines. */
function* through(asked: Asked, at: number, region: Product, by: readonly Line[]): Generator<Found> {
  const stage = asked.stages[at];
  if (!stage) yield { region, by };
  else if (at === asked.stages.length - 1) yield* throughLast(asked, stage, region, by);
  else
    for (const found of piecesThrough(asked, stage, region))
      yield* through(asked, at + 1, found.region, [...by, ...found.by]);
}

/** One piece for each permitting line of the last stage: what comes behind asks for no more. */
function throughLast(
  { certain, family, budget, isKnown }: Asked,
  stage: Stage,
  region: Product,
  by: readonly Line[],
): Found[] {
  const lines: Line[] = [];
  const items: Item[] = [];
  for (const line of stage.flat.lines) {
    const own = insideOf((certain && line.permits ? line.sure : line.maybe)[family], region, family, budget);
    if (own.length === 0) continue;
    const takes = certain || line.sure === line.maybe ? own : insideOf(line.sure[family], region, family, budget);
    lines.push(line);
    items.push({ region: own, takes });
  }
  const isAsked = (place: number) => {
    const line = lines[place] as Line;
    return line.permits && !isKnown([...by, line]);
  };
  const reached = reachedItems(items, isAsked, region, family, budget);
  return Array.from(reached, ([place, piece]) => ({ region: piece, by: [...by, lines[place] as Line] }));
}

/** All pieces of the region that a stage's permitting lines let through. */
function* piecesThrough({ certain, family, budget }: Asked, stage: Stage, region: Product): Generator<Found> {
  const before: Cover[] = [];
  for (const line of stage.flat.lines) {
    const own = line.permits ? (certain ? line.sure : line.maybe)[family] : undefined;
    for (const inside of own ? insideOf(own, region, family, budget) : []) {
      for (const piece of remainder(inside, before, family, budget)) yield { region: piece, by: [line] };
      if (budget.spent) return;
    }
    // For sure: an earlier deny takes all it may match, an earlier permit only what it matches for sure.
    // At most: only what an earlier line matches for sure is gone.
    const taken = (certain && !line.permits ? line.maybe : line.sure)[family];
    if (taken.products.some((product) => overlap(product, region))) before.push(taken);
  }
}

/** What a cover holds of the region, as products. */
function insideOf(cover: Cover, region: Product, family: 4 | 6, budget: Budget): readonly Product[] {
  const inside: Product[] = [];
  for (const product of cover.products) {
    const both = overlap(product, region) ? meet(product, region) : undefined;
    if (both) inside.push(both);
  }
  if (cover.except.length === 0) return inside;
  const except = [{ products: cover.except, except: [] }];
  return inside.flatMap((product) => [...remainder(product, except, family, budget)]);
}
