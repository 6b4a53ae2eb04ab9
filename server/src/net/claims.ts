import type { Ip, IpRange } from "./ip.ts";
import { normalise, type Ranges } from "./ranges.ts";

/** Somebody's claim on a range of addresses. */
export interface Claim {
  readonly by: number;
  readonly range: IpRange;
}

/** Gives each address to the first who claims it; the addresses of one family by who got them. */
export function divided(claims: readonly Claim[], family: 4 | 6): ReadonlyMap<number, Ranges<Ip>> {
  const own = claims.filter(({ range }) => range.family === family);
  const edges = edgesOf(own);
  const after = new After(edges.length);
  const pairs = new Map<number, Ip[]>();
  for (const { by, range } of own) {
    const got = pairs.get(by) ?? [];
    pairs.set(by, got);
    for (let at = after.from(placeOf(edges, range.lo)); ; at = after.from(at)) {
      const [lo, next] = [edges[at], edges[at + 1]];
      if (lo === undefined || next === undefined || lo > range.hi) break;
      got.push(lo, before(next));
      after.take(at);
    }
  }
  return new Map([...pairs].map(([by, got]) => [by, normalise<Ip>(got)]));
}

/** Where ranges begin, and where they have just ended, ascending. */
function edgesOf(claims: readonly Claim[]): readonly Ip[] {
  const edges = new Set<Ip>();
  for (const { range } of claims) {
    edges.add(range.lo);
    edges.add(range.family === 4 ? range.hi + 1 : range.hi + 1n);
  }
  return [...edges].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function before(edge: Ip): Ip {
  return typeof edge === "number" ? edge - 1 : edge - 1n;
}

function placeOf(edges: readonly Ip[], edge: Ip): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as Ip) < edge) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Finds the next place that nobody has taken; what was passed once is jumped over later. */
class After {
  readonly #next: Uint32Array;

  constructor(places: number) {
    this.#next = Uint32Array.from({ length: places + 1 }, (_, at) => at);
  }

  from(place: number): number {
    let free = place;
    while (this.#next[free] !== free) free = this.#next[free] as number;
    for (let at = place; at !== free; ) {
      const next = this.#next[at] as number;
      this.#next[at] = free;
      at = next;
    }
    return free;
  }

  take(place: number): void {
    this.#next[place] = place + 1;
  }
}
