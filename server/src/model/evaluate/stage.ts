import { field, type Product } from "../../net/product.ts";
import { coversRange } from "../../net/ranges.ts";
import type { Cover } from "../../net/remainder.ts";
import type { Checkpoint, Filter } from "../filter.ts";
import type { Decision } from "../traffic.ts";
import { coversOf, type FlatFilter, type Line, ofFamily, unlimited } from "./flatten.ts";
import type { MatchBounds } from "./match.ts";

/** One place on the way: its deciding lines in order, the last one deciding whatever is left. */
export interface Stage {
  readonly checkpoint: Checkpoint | undefined;
  readonly flat: FlatFilter;
}

export function decisionOf(stage: Stage, line: Line): Decision {
  return {
    ...(stage.checkpoint ? { checkpoint: stage.checkpoint } : {}),
    ...(line.filter ? { filter: line.filter } : {}),
    ...(line.entry ? { entry: line.entry } : {}),
    ...(line.via.length > 0 ? { via: line.via, callers: line.callers } : {}),
  };
}

/** The lines with one at the end that decides what nothing else did, of one family or of both. */
export function withLast(
  flat: FlatFilter,
  filter: Filter | undefined,
  permits: boolean,
  family: 4 | 6 | undefined,
): FlatFilter {
  const bounds = family === undefined ? unlimited : ofFamily(unlimited, family);
  return { ...flat, lines: [...flat.lines, lastLine(filter, permits, bounds)] };
}

/** Decides on all that is left of some packets, by the verdict of a filter or, without one, of the checkpoint. */
export function lastLine(filter: Filter | undefined, permits: boolean, { sure, maybe, unknown }: MatchBounds): Line {
  const most = coversOf(maybe);
  const least = sure === maybe ? most : coversOf(sure);
  return { filter, entry: undefined, via: [], callers: [], permits, sure: least, maybe: most, unknown };
}

/** The same lines for packets that go the other way: what they call source is this packet's destination. */
export function mirrored(flat: FlatFilter): FlatFilter {
  const mirrorProducts = (products: readonly Product[]) => products.map(mirrorProduct);
  const mirror = (cover: Cover): Cover => ({
    products: mirrorProducts(cover.products),
    except: mirrorProducts(cover.except),
  });
  return {
    ...flat,
    lines: flat.lines.map((line) => {
      const maybe = { 4: mirror(line.maybe[4]), 6: mirror(line.maybe[6]) };
      return {
        ...line,
        maybe,
        sure: line.sure === line.maybe ? maybe : { 4: mirror(line.sure[4]), 6: mirror(line.sure[6]) },
      };
    }),
  };
}

function mirrorProduct(product: Product): Product {
  const mirror = product.slice();
  mirror[field.source] = product[field.destination];
  mirror[field.destination] = product[field.source];
  const protocols = product[field.protocol];
  if (protocols && (coversRange(protocols, 1, 1) || coversRange(protocols, 58, 58))) return mirror;
  mirror[field.sourcePort] = product[field.detail];
  mirror[field.detail] = product[field.sourcePort];
  return mirror;
}
