import type { Ip, IpRange } from "../net/ip.ts";
import { everyIp4, everyIp6, formatRange, parseNetwork } from "../net/ip.ts";
import { rangesOf } from "../net/packet-set.ts";
import { intersect, type Ranges } from "../net/ranges.ts";

/**
 * The widest stretch of the address space that a set as good as opens: every address, or a whole private range.
 * More than half of it counts as all, so that a list which leaves out a few networks is still called what it is.
 */
export function wideStretch(set: Ranges<Ip>): string | undefined {
  for (const { range, words } of stretches) if (share(set, range) > 0.5) return words;
  return undefined;
}

/** More than half of all addresses of a family. */
export function isNearlyEvery(set: Ranges<Ip>): boolean {
  return share(set, everyIp4) > 0.5 || share(set, everyIp6) > 0.5;
}

/** How many addresses; IPv6 networks count in /64. */
export function addressCount(set: Ranges<Ip>): number {
  let total = 0;
  for (const range of rangesOf(set))
    total += range.family === 4 ? range.hi - range.lo + 1 : Math.max(1, Number((range.hi - range.lo + 1n) >> 64n));
  return total;
}

const stretches: readonly { readonly range: IpRange; readonly words: string }[] = [
  { range: everyIp4, words: "any address" },
  { range: everyIp6, words: "any address" },
  ...["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"].flatMap((text) => {
    const range = parseNetwork(text);
    return range ? [{ range, words: `all of ${formatRange(range)}` }] : [];
  }),
];

/** The part of `range` that the set holds, 0 to 1. */
function share(set: Ranges<Ip>, range: IpRange): number {
  const sameFamily = rangesOf(set).filter((each) => each.family === range.family);
  const own = sameFamily.flatMap<Ip>((each) => [each.lo, each.hi]);
  return size(intersect<Ip>(own, [range.lo, range.hi])) / size([range.lo, range.hi]);
}

function size(set: Ranges<Ip>): number {
  let total = 0;
  for (const range of rangesOf(set)) total += Number(BigInt(range.hi) - BigInt(range.lo) + 1n);
  return total;
}
