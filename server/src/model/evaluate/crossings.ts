import { coversRange, type Ranges } from "../../net/ranges.ts";
import { addTo } from "../../text/grouped.ts";
import type { Checkpoint, InterfaceMatch, Traffic } from "../filter.ts";
import type { Ends } from "./ends.ts";

export type Side = "inbound" | "outbound";

/** Finds the checkpoints between two ends; switches and firewalls have hundreds of both. */
export class Crossings {
  readonly #ends: Ends;
  readonly #indexes = new Map<Traffic, Index>();
  readonly #sets = new Map<InterfaceMatch, Ranges>();
  /** Every pair of ends asks for its two. */
  readonly #signatures = new Map<string, string>();
  readonly #checkpoints: readonly Checkpoint[];

  constructor(checkpoints: readonly Checkpoint[], ends: Ends) {
    this.#checkpoints = checkpoints;
    this.#ends = ends;
  }

  /** Those of a kind of traffic that lie between two ends, in order; an end that is not said may be any. */
  between(kind: Traffic, inbound: number | undefined, outbound: number | undefined): readonly Checkpoint[] {
    return this.#placesBetween(kind, inbound, outbound).map((place) => this.#checkpoints[place] as Checkpoint);
  }

  /** The same for ends of one side that lie behind the same checkpoints, and for no others. */
  signatureOf(kind: Traffic, side: Side, end: number): string {
    const key = `${kind} ${side} ${end}`;
    const known = this.#signatures.get(key);
    if (known !== undefined) return known;
    const places =
      side === "inbound" ? this.#placesBetween(kind, end, undefined) : this.#placesBetween(kind, undefined, end);
    const signature = places.join();
    this.#signatures.set(key, signature);
    return signature;
  }

  #placesBetween(kind: Traffic, inbound: number | undefined, outbound: number | undefined): readonly number[] {
    const { everywhere, byInbound, byOutbound, all } = this.#indexOf(kind);
    const places =
      inbound === undefined || outbound === undefined
        ? all
        : [...everywhere, ...(byInbound.get(inbound) ?? []), ...(byOutbound.get(outbound) ?? [])].sort((a, b) => a - b);
    return places.filter((place) => {
      const point = this.#checkpoints[place] as Checkpoint;
      return this.#applies(point.inbound, inbound) && this.#applies(point.outbound, outbound);
    });
  }

  #applies(match: InterfaceMatch | undefined, end: number | undefined): boolean {
    return match === undefined || end === undefined || coversRange(this.#setOf(match), end, end);
  }

  #setOf(match: InterfaceMatch): Ranges {
    const set = this.#sets.get(match) ?? this.#ends.matching(match);
    this.#sets.set(match, set);
    return set;
  }

  #indexOf(kind: Traffic): Index {
    let index = this.#indexes.get(kind);
    if (index) return index;
    index = { all: [], everywhere: [], byInbound: new Map(), byOutbound: new Map() };
    this.#indexes.set(kind, index);
    for (const [place, { traffic, inbound, outbound }] of this.#checkpoints.entries()) {
      if (traffic !== kind) continue;
      index.all.push(place);
      if (inbound) this.#note(index.byInbound, inbound, place);
      else if (outbound) this.#note(index.byOutbound, outbound, place);
      else index.everywhere.push(place);
    }
    return index;
  }

  #note(places: Map<number, number[]>, match: InterfaceMatch, place: number): void {
    const set = this.#setOf(match);
    for (let at = 0; at < set.length; at += 2)
      for (let end = set[at] as number; end <= (set[at + 1] as number); end++) addTo(places, end, place);
  }
}

/** Checkpoints of one kind of traffic by their places, each in one of the lists besides `all`. */
interface Index {
  readonly all: number[];
  /** Those that limit neither side. */
  readonly everywhere: number[];
  readonly byInbound: Map<number, number[]>;
  /** Those that limit only where packets go out. */
  readonly byOutbound: Map<number, number[]>;
}
