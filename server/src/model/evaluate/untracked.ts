import { Budget } from "../../net/budget.ts";
import { joined } from "../../net/joined.ts";
import { connectionStates } from "../../net/packet-set.ts";
import { field, type Product } from "../../net/product.ts";
import { coversRange, type Ranges } from "../../net/ranges.ts";
import { type Cover, remainder } from "../../net/remainder.ts";
import type { Entry, Filter } from "../filter.ts";
import { type FlatFilter, flatten } from "./flatten.ts";
import type { ByFamily, MatchBounds } from "./match.ts";
import { lastLine } from "./stage.ts";

const steps = 50_000;

/** The packets that a list permits, for sure and at most. */
export function chosenBy({ lines, complete }: FlatFilter): MatchBounds {
  const budget = new Budget(steps);
  const sure: { 4: Product[]; 6: Product[] } = { 4: [], 6: [] };
  const maybe: { 4: Product[]; 6: Product[] } = { 4: [], 6: [] };
  for (const family of [4, 6] as const) {
    const taken: Cover[] = [];
    for (const line of lines) {
      if (line.permits) {
        for (const each of line.maybe[family].products) maybe[family].push(each);
        for (const each of without(line.sure[family], taken, family, budget)) sure[family].push(each);
      }
      taken.push(line.maybe[family]);
    }
  }
  const told = complete && !budget.spent;
  const surely = inFew(told ? sure : { 4: [], 6: [] });
  if (told && lines.every((line) => line.sure === line.maybe)) return { sure: surely, maybe: surely, unknown: [] };
  const unknown = lines.flatMap((line) => (line.permits ? line.unknown : []));
  return { sure: surely, maybe: inFew(maybe), unknown: told ? unknown : [...unknown, "which connections are tracked"] };
}

/** Lists name hosts one by one, and each entry of the lists asked for these meets every product. */
function inFew(sets: ByFamily): ByFamily {
  return { 4: joined(sets[4]), 6: joined(sets[6]) };
}

/** The whole of a cover that none before it may have taken. */
function without(cover: Cover, taken: readonly Cover[], family: 4 | 6, budget: Budget): readonly Product[] {
  const gone = [{ products: cover.except, except: [] }, ...taken];
  return cover.products.flatMap((product) => [...remainder(product, gone, family, budget)]);
}

/**
 * The lines of filters, first for packets whose connections are not tracked, down to a last one that decides what is
 * left of these, then for all others.
 */
export function flattenBeside(
  chain: readonly (Filter | string)[],
  filters: ReadonlyMap<string, Filter>,
  boundsOf: (entry: Entry) => MatchBounds,
  untracked: MatchBounds,
  permits: boolean,
): FlatFilter {
  const aside = flatten(chain, filters, (entry) => stateless(boundsOf(entry)), untracked);
  const others = flatten(chain, filters, boundsOf);
  return {
    lines: [...aside.lines, lastLine(undefined, permits, untracked), ...others.lines],
    complete: aside.complete && others.complete,
  };
}

/** What an entry matches of packets that have no state but being untracked, whatever is asked about. */
function stateless(bounds: MatchBounds): MatchBounds {
  const maybe = untrackedParts(bounds.maybe);
  return {
    maybe,
    sure: bounds.sure === bounds.maybe ? maybe : untrackedParts(bounds.sure),
    unknown: bounds.unknown,
  };
}

const untrackedAt = connectionStates.indexOf("untracked");

function untrackedParts(sets: ByFamily): ByFamily {
  const parts = (products: readonly Product[]) =>
    products
      .filter((product) => {
        const states = product[field.state] as Ranges | undefined;
        return states === undefined || coversRange(states, untrackedAt, untrackedAt);
      })
      .map((product) => (product[field.state] === undefined ? product : product.with(field.state, undefined)));
  return { 4: parts(sets[4]), 6: parts(sets[6]) };
}
