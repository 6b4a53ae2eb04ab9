import { type IpRange, prefixOf } from "./ip.ts";

/** The fewest networks that together are exactly the range, in ascending order. */
export function networksOf(range: IpRange): IpRange[] {
  if (prefixOf(range) !== undefined) return [range];
  const networks: IpRange[] = [];
  if (range.family === 4) {
    for (let lo = range.lo; lo <= range.hi; ) {
      let size = 1;
      while (lo % (size * 2) === 0 && lo + size * 2 - 1 <= range.hi) size *= 2;
      networks.push({ family: 4, lo, hi: lo + size - 1 });
      lo += size;
    }
    return networks;
  }
  for (let lo = range.lo; lo <= range.hi; ) {
    let size = 1n;
    while ((lo & (size * 2n - 1n)) === 0n && lo + size * 2n - 1n <= range.hi) size *= 2n;
    networks.push({ family: 6, lo, hi: lo + size - 1n });
    lo += size;
  }
  return networks;
}
