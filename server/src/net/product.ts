import type { Ip } from "./ip.ts";
import {
  coversRange,
  equal,
  intersect as intersectRanges,
  type Ranges,
  covers as rangesCover,
  overlaps as rangesOverlap,
  subtract as subtractRanges,
} from "./ranges.ts";

/**
 * The fields of a packet, within one address family. `detail` is the destination port where the protocol has
 * ports and 256 × type + code where it is ICMP; a product that limits it limits the protocol to one or the other.
 */
export const field = {
  protocol: 0,
  source: 1,
  destination: 2,
  detail: 3,
  sourcePort: 4,
  flags: 5,
  state: 6,
  fragment: 7,
  inbound: 8,
  outbound: 9,
} as const;

export const fieldCount = 10;

export type Field = (typeof field)[keyof typeof field];

/** Packets whose every field lies in the set given for it; an absent set does not limit its field. Never empty. */
export type Product = readonly (Ranges<Ip> | undefined)[];

/** Limits nothing. */
export const whole: Product = new Array<undefined>(fieldCount).fill(undefined);

const full: readonly Ranges[] = [
  [0, 255],
  [0, 0xffff_ffff],
  [0, 0xffff_ffff],
  [0, 65535],
  [0, 65535],
  [0, 255],
  [0, 4],
  [0, 1],
  [0, 65535],
  [0, 65535],
];

const fullAddress6: Ranges<Ip> = [0n, (1n << 128n) - 1n];

/** All values of a field. */
export function everyValue(at: number, family: 4 | 6): Ranges<Ip> {
  return family === 6 && (at === field.source || at === field.destination) ? fullAddress6 : (full[at] as Ranges<Ip>);
}

export function overlap(a: Product, b: Product): boolean {
  for (let at = 0; at < fieldCount; at++) {
    const x = a[at];
    if (x === undefined) continue;
    const y = b[at];
    if (y !== undefined && !rangesOverlap(x, y)) return false;
  }
  return true;
}

/** Whether all of `b` lies in `a`. */
export function contains(a: Product, b: Product, family: 4 | 6): boolean {
  for (let at = 0; at < fieldCount; at++) {
    const x = a[at];
    if (x === undefined) continue;
    const y = b[at];
    if (y === undefined ? !isEveryValue(x, at, family) : !rangesCover(x, y)) return false;
  }
  return true;
}

/** The packets in both; undefined when there are none. */
export function meet(a: Product, b: Product): Product | undefined {
  const result = a.slice();
  for (let at = 0; at < fieldCount; at++) {
    const y = b[at];
    if (y === undefined) continue;
    const x = a[at];
    if (x === undefined || x === y) {
      result[at] = y;
      continue;
    }
    const both = intersectRanges(x, y);
    if (both.length === 0) return undefined;
    result[at] = both;
  }
  return result;
}

/** The packets of `a` that are not in `b`, as disjoint products: at most one for each field `b` limits. */
export function minus(a: Product, b: Product, family: 4 | 6): readonly Product[] {
  if (!overlap(a, b)) return [a];
  const pieces: Product[] = [];
  let inside: (Ranges<Ip> | undefined)[] = a.slice();
  for (let at = 0; at < fieldCount; at++) {
    const y = b[at];
    if (y === undefined) continue;
    const x = inside[at] ?? everyValue(at, family);
    const outside = subtractRanges(x, y);
    if (outside.length === 0) continue;
    const piece = inside.slice();
    piece[at] = outside;
    pieces.push(piece);
    inside = inside.slice();
    inside[at] = intersectRanges(x, y);
  }
  return pieces;
}

export function isSameSet(a: Ranges<Ip> | undefined, b: Ranges<Ip> | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && equal<Ip>(a, b));
}

function isEveryValue(set: Ranges<Ip>, at: number, family: 4 | 6): boolean {
  const every = everyValue(at, family);
  return coversRange(set, every[0] as Ip, every[1] as Ip);
}
