import type { Budget } from "../../net/budget.ts";
import type { Ip } from "../../net/ip.ts";
import { meet, overlap, type Product, whole } from "../../net/product.ts";
import { equal, type Ranges } from "../../net/ranges.ts";
import { type Cover, remainder } from "../../net/remainder.ts";
import type { Line } from "./flatten.ts";
import type { Stage } from "./stage.ts";

/** Packets that two ways decide differently, by the lines that decide them at each stage. */
export interface Changed {
  readonly region: Product;
  readonly family: 4 | 6;
  readonly before: Outcome;
  readonly after: Outcome;
}

/** What becomes of a region on its way: the last line denies, or all permit. */
export interface Outcome {
  readonly region: Product;
  readonly permits: boolean;
  readonly by: readonly Line[];
  /** False where a line that only may match had a say. */
  readonly certain: boolean;
}

/**
 * Every packet of `within` whose verdict differs between two ways, as products. Lines that both begin or end with
 * decide alike, so only packets that a line in between matches are looked at.
 */
export function* changedBetween(
  before: readonly Stage[],
  after: readonly Stage[],
  within: Product,
  budget: Budget,
): Generator<Changed> {
  const touched = touchedLines(before, after);
  for (const family of [4, 6] as const) {
    const looked: Cover[] = [];
    for (const products of touched ? touched.map((line) => line.maybe[family].products) : [[whole]]) {
      for (const product of products) {
        const inside = meet(product, within);
        if (!inside) continue;
        for (const region of remainder(inside, looked, family, budget))
          for (const old of outcomes(before, region, family, budget))
            for (const now of outcomes(after, old.region, family, budget))
              if (old.permits !== now.permits) yield { region: now.region, family, before: old, after: now };
        looked.push({ products: [product], except: [] });
        if (budget.spent) return;
      }
    }
  }
}

/** The region cut by what becomes of its packets on the way through the stages. */
export function* outcomes(
  stages: readonly Stage[],
  region: Product,
  family: 4 | 6,
  budget: Budget,
  at = 0,
  by: readonly Line[] = [],
  certain = true,
): Generator<Outcome> {
  const stage = stages[at];
  if (!stage) {
    yield { region, permits: true, by, certain };
    return;
  }
  for (const here of decided(stage.flat.lines, region, family, budget)) {
    const way = [...by, here.line];
    const sure = certain && here.certain;
    if (here.line.permits) yield* outcomes(stages, here.region, family, budget, at + 1, way, sure);
    else yield { region: here.region, permits: false, by: way, certain: sure };
  }
}

interface Decided {
  readonly region: Product;
  readonly line: Line;
  readonly certain: boolean;
}

/**
 * The region cut by the lines that decide its packets. A line that only may match decides with `certain` false,
 * and what it may match goes on to the lines behind it as well.
 */
export function* decided(lines: readonly Line[], region: Product, family: 4 | 6, budget: Budget): Generator<Decided> {
  const before: Cover[] = [];
  const doubtful: Cover[] = [];
  for (const line of lines) {
    const own = line.maybe[family];
    if (!own.products.some((product) => overlap(product, region))) continue;
    for (const product of own.products) {
      const inside = meet(product, region);
      if (!inside) continue;
      const covers = own.except.length > 0 ? [{ products: own.except, except: [] }, ...before] : before;
      for (const piece of remainder(inside, covers, family, budget)) {
        const disputed = doubtful.some((cover) => cover.products.some((other) => overlap(other, piece)));
        yield { region: piece, line, certain: line.sure === line.maybe && !disputed };
      }
      if (budget.spent) return;
    }
    if (line.sure !== line.maybe) doubtful.push(own);
    if (line.sure[family].products.length > 0) before.push(line.sure[family]);
  }
}

/** The lines that only one of the two ways has, by stage; undefined when the ways cannot be laid side by side. */
function touchedLines(before: readonly Stage[], after: readonly Stage[]): readonly Line[] | undefined {
  if (before.length !== after.length) return undefined;
  return before.flatMap((stage, at) => touchedInList(stage.flat.lines, (after[at] as Stage).flat.lines));
}

function touchedInList(before: readonly Line[], after: readonly Line[]): readonly Line[] {
  let start = 0;
  while (start < before.length && start < after.length && alike(before[start] as Line, after[start] as Line)) start++;
  let endBefore = before.length;
  let endAfter = after.length;
  while (endBefore > start && endAfter > start && alike(before[endBefore - 1] as Line, after[endAfter - 1] as Line)) {
    endBefore--;
    endAfter--;
  }
  return [...before.slice(start, endBefore), ...after.slice(start, endAfter)];
}

/** Whether two lines match the same packets and do the same, whatever they are called. */
function alike(a: Line, b: Line): boolean {
  return (
    a.permits === b.permits &&
    a.unknown.length === b.unknown.length &&
    a.unknown.every((each, at) => each === b.unknown[at]) &&
    ([4, 6] as const).every(
      (family) => alikeCovers(a.maybe[family], b.maybe[family]) && alikeCovers(a.sure[family], b.sure[family]),
    )
  );
}

function alikeCovers(a: Cover, b: Cover): boolean {
  return alikeProducts(a.products, b.products) && alikeProducts(a.except, b.except);
}

function alikeProducts(a: readonly Product[], b: readonly Product[]): boolean {
  return a.length === b.length && a.every((product, at) => alikeSets(product, b[at] as Product));
}

function alikeSets(a: Product, b: Product): boolean {
  return a.every((set, at) => {
    const other = b[at];
    return set === other || (set !== undefined && other !== undefined && equal<Ip>(set as Ranges<Ip>, other));
  });
}
