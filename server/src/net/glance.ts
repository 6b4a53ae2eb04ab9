import type { Ip } from "./ip.ts";
import type { Item } from "./parts.ts";
import { fieldCount, isSameSet, overlap, type Product } from "./product.ts";
import { covers, type Ranges, union } from "./ranges.ts";

/** For more than these, a search of all items is quicker than comparing each with each. */
const mostWanted = 16;
/** Longer unions are not worth what it takes to keep them. */
const mostRanges = 256;

/**
 * Places of items that get nothing past the items before them, as far as that shows at a glance: in one field of the
 * region, items that limit nothing else take all that such an item asks for. All items lie in the region.
 */
export function hiddenAhead(items: readonly Item[], region: Product): ReadonlySet<number> {
  const taken = new Array<Ranges<Ip> | undefined>(fieldCount).fill(undefined);
  const hidden = new Set<number>();
  const isTaken = (product: Product) =>
    taken.some((set, at) => {
      const own = product[at];
      return set !== undefined && own !== undefined && covers<Ip>(set, own);
    });
  let isAllTaken = false;
  items.forEach((item, place) => {
    if (isAllTaken || item.region.every(isTaken)) hidden.add(place);
    for (const product of item.takes ?? []) {
      const [at, ...more] = limitedFields(product, region);
      if (at === undefined) isAllTaken = true;
      const set = at === undefined || more.length > 0 ? undefined : product[at];
      if (at === undefined || set === undefined) continue;
      const all = union<Ip>(taken[at] ?? [], set);
      if (all.length <= 2 * mostRanges) taken[at] = all;
    }
  });
  return hidden;
}

/** Places of the items that matter to some of them, ascending: these, and those before that take what they ask for. */
export function bearingOn(items: readonly Item[], wanted: ReadonlySet<number>): readonly number[] {
  if (wanted.size > mostWanted) return [...items.keys()];
  const regions: Product[] = [];
  const bearing: number[] = [];
  for (let place = Math.max(-1, ...wanted); place >= 0; place--) {
    const { region, takes } = items[place] as Item;
    if (wanted.has(place)) for (const each of region) regions.push(each);
    else if (!takes?.some((product) => regions.some((each) => overlap(each, product)))) continue;
    bearing.push(place);
  }
  return bearing.reverse();
}

/** The fields in which the product is less than the region. */
function limitedFields(product: Product, region: Product): readonly number[] {
  const fields: number[] = [];
  for (let at = 0; at < fieldCount; at++) if (!isSameSet(product[at], region[at])) fields.push(at);
  return fields;
}
