import { Budget } from "../../net/budget.ts";
import { connectionStates } from "../../net/packet-set.ts";
import { field, type Product } from "../../net/product.ts";
import { coversRange, type Ranges } from "../../net/ranges.ts";
import { type Cover, remainder } from "../../net/remainder.ts";
import type { Entry, Filter } from "../filter.ts";
import { type FlatFilter, flatten } from "./flatten.ts";
import type { ByFamily, MatchBounds } from "./match.ts";

const steps = 50_000;

/** The packets that a list permits, for sure and at most. */
export function chosenBy({ lines, complete }: FlatFilter): MatchBounds {
  const unknown = complete ? [] : ["which connections are tracked"];
  const sure: { 4: Product[]; 6: Product[] } = { 4: [], 6: [] };
  const maybe: { 4: Product[]; 6: Product[] } = { 4: [], 6: [] };
  for (const family of [4, 6] as const) {
    const taken: Cover[] = [];
    for (const line of lines) {
      if (line.permits) {
        maybe[family].push(...line.maybe[family].products);
        sure[family].push(...without(line.sure[family], taken, family));
        unknown.push(...line.unknown);
      }
      taken.push(line.maybe[family]);
    }
  }
  return { sure: complete ? sure : { 4: [], 6: [] }, maybe, unknown };
}

/** The whole of a cover that none before it may have taken; nothing where that is too much to say. */
function without(cover: Cover, taken: readonly Cover[], family: 4 | 6): readonly Product[] {
  const budget = new Budget(steps);
  const gone = [{ products: cover.except, except: [] }, ...taken];
  const pieces = cover.products.flatMap((product) => [...remainder(product, gone, family, budget)]);
  return budget.spent ? [] : pieces;
}

/** The lines of filters, first for packets whose connections are not tracked, then for all others. */
export function flattenBeside(
  chain: readonly (Filter | string)[],
  filters: ReadonlyMap<string, Filter>,
  boundsOf: (entry: Entry) => MatchBounds,
  untracked: MatchBounds,
): FlatFilter {
  const aside = flatten(chain, filters, (entry) => stateless(boundsOf(entry)), {
    within: untracked,
    except: { sure: [], maybe: [] },
  });
  const others = flatten(chain, filters, boundsOf, {
    within: undefined,
    except: { sure: [untracked.sure], maybe: [untracked.maybe] },
  });
  return { lines: [...aside.lines, ...others.lines], complete: aside.complete && others.complete };
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
