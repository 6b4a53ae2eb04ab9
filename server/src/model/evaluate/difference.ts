import type { Budget } from "../../net/budget.ts";
import { contains, isSameSet, meet, overlap, type Product, whole } from "../../net/product.ts";
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
  /** How lines that only may match must turn out for this; empty when it is sure. */
  readonly assumed: Assumptions;
}

/** Lines that only may match, by what they match and do, and whether they are taken to match. */
type Assumptions = ReadonlyMap<string, boolean>;

const nothingAssumed: Assumptions = new Map();

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
              if (old.permits !== now.permits && agree(old.assumed, now.assumed))
                yield { region: now.region, family, before: old, after: now };
        looked.push({ products: [product], except: [] });
        if (budget.spent) return;
      }
    }
  }
}

/** The region cut by what becomes of its packets on the way through the stages. */
function* outcomes(
  stages: readonly Stage[],
  region: Product,
  family: 4 | 6,
  budget: Budget,
  at = 0,
  by: readonly Line[] = [],
  assumed: Assumptions = nothingAssumed,
): Generator<Outcome> {
  const stage = stages[at];
  if (!stage) {
    yield { region, permits: true, by, assumed };
    return;
  }
  for (const here of decided(stage.flat.lines, region, family, budget)) {
    if (!agree(assumed, here.assumed)) continue;
    const way = [...by, here.line];
    const all = here.assumed.size === 0 ? assumed : new Map([...assumed, ...here.assumed]);
    if (here.line.permits) yield* outcomes(stages, here.region, family, budget, at + 1, way, all);
    else yield { region: here.region, permits: false, by: way, assumed: all };
  }
}

interface Decided {
  readonly region: Product;
  readonly line: Line;
  readonly assumed: Assumptions;
}

/**
 * The region cut by the lines that decide its packets. What a line only may match it decides if it does match, and
 * the lines behind it decide if it does not.
 */
function* decided(lines: readonly Line[], region: Product, family: 4 | 6, budget: Budget): Generator<Decided> {
  const before: Cover[] = [];
  const doubtful: Line[] = [];
  for (const line of lines) {
    if (!line.maybe[family].products.some((product) => overlap(product, region))) continue;
    const sides = line.sure === line.maybe ? [line.sure] : [line.sure, line.maybe];
    for (const side of sides) {
      const sure = side === line.sure;
      for (const piece of pieces(side[family], region, before, family, budget)) {
        const assumed = doubtful
          .filter((other) => touches(other.maybe[family], piece))
          .map((other) => [keyOf(other), false] as const);
        // It cannot match where an earlier line that asks the same did not.
        if (!sure && assumed.some(([key]) => key === keyOf(line))) continue;
        yield { region: piece, line, assumed: new Map(sure ? assumed : [...assumed, [keyOf(line), true]]) };
      }
      if (budget.spent) return;
      if (sure && line.sure[family].products.length > 0) before.push(line.sure[family]);
    }
    if (takesAll(line.sure[family], region, family)) return;
    if (line.sure !== line.maybe) doubtful.push(line);
  }
}

/** Whether nothing of the region is left for the lines behind. */
function takesAll({ products, except }: Cover, region: Product, family: 4 | 6): boolean {
  return except.length === 0 && products.some((product) => contains(product, region, family));
}

function* pieces(
  own: Cover,
  region: Product,
  before: readonly Cover[],
  family: 4 | 6,
  budget: Budget,
): Generator<Product> {
  const covers = own.except.length > 0 ? [{ products: own.except, except: [] }, ...before] : before;
  for (const product of own.products) {
    const inside = meet(product, region);
    if (inside) yield* remainder(inside, covers, family, budget);
  }
}

function touches(cover: Cover, region: Product): boolean {
  return cover.products.some((product) => overlap(product, region));
}

/** Whether both can be true at once: no line matches in one and not in the other. */
function agree(a: Assumptions, b: Assumptions): boolean {
  for (const [line, matches] of a) if (b.has(line) && b.get(line) !== matches) return false;
  return true;
}

const keys = new WeakMap<Line, string>();

/** The same for lines of two versions that match the same packets under the same conditions. */
function keyOf(line: Line): string {
  const known = keys.get(line);
  if (known !== undefined) return known;
  const key = JSON.stringify([line.unknown, line.maybe, line.sure], (_, each) =>
    typeof each === "bigint" ? `${each}n` : each,
  );
  keys.set(line, key);
  return key;
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
  return a.every((set, at) => isSameSet(set, b[at]));
}
