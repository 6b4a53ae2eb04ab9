import { everyValue, fieldCount, type Product } from "./product.ts";
import { Stabbing } from "./stabbing.ts";

/** The first and the last values of all sets in one field. */
interface Limits {
  readonly field: number;
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  /** Made when first asked for. */
  stabbing?: Stabbing;
}

/**
 * The first and the last value in each field of what several sets of packets hold, by which most that have nothing in
 * common are told apart at a glance. Of a very large number, which is rounded, only its order is kept.
 */
export class Hulls {
  /** The fields that some set limits. */
  readonly fields: readonly number[];
  readonly #family: 4 | 6;
  readonly #count: number;
  readonly #limits: readonly Limits[];
  readonly #byField: readonly (Limits | undefined)[];

  constructor(sets: readonly (readonly Product[])[], family: 4 | 6) {
    this.#family = family;
    this.#count = sets.length;
    const limited = new Array<boolean>(fieldCount).fill(false);
    for (const products of sets)
      for (const product of products) for (let at = 0; at < fieldCount; at++) if (product[at]) limited[at] = true;
    this.fields = limited.flatMap((is, at) => (is ? [at] : []));
    this.#limits = this.fields.map((field) => ({
      field,
      lo: new Float64Array(sets.length).fill(Number.POSITIVE_INFINITY),
      hi: new Float64Array(sets.length).fill(Number.NEGATIVE_INFINITY),
    }));
    this.#byField = limited.map((_, at) => this.#limits.find(({ field }) => field === at));
    sets.forEach((products, place) => {
      for (const product of products) this.#widen(place, product);
    });
  }

  lo(place: number, field: number): number {
    return (this.#byField[field] as Limits).lo[place] as number;
  }

  hi(place: number, field: number): number {
    return (this.#byField[field] as Limits).hi[place] as number;
  }

  /** The places whose sets may hold the packet, ascending. */
  *holding(packet: Product): Generator<number> {
    const rows = this.#limits.map((limits) => {
      limits.stabbing ??= new Stabbing(limits.lo, limits.hi);
      return limits.stabbing.rowOf(Number(packet[limits.field]?.[0]));
    });
    const width = Math.ceil(this.#count / 32);
    for (let at = 0; at < width; at++) {
      let bits = at === width - 1 && this.#count % 32 > 0 ? 2 ** (this.#count % 32) - 1 : 0xffff_ffff;
      for (const row of rows) bits &= row[at] as number;
      for (; bits !== 0; bits &= bits - 1) yield 32 * at + 31 - Math.clz32(bits & -bits);
    }
  }

  /** The places before one whose sets may have packets of the product. */
  *meetingBefore(end: number, product: Product): Generator<number> {
    const sets = this.fields.map((at) => product[at] ?? everyValue(at, this.#family));
    const lo = sets.map((set) => Number(set[0]));
    const hi = sets.map((set) => Number(set[set.length - 1]));
    const next = (from: number) => this.#nextMeeting(lo, hi, from, end);
    for (let place = next(0); place < end; place = next(place + 1)) yield place;
  }

  #nextMeeting(lo: readonly number[], hi: readonly number[], from: number, end: number): number {
    next: for (let place = from; place < end; place++) {
      for (let at = 0; at < lo.length; at++) {
        const limits = this.#limits[at] as Limits;
        if ((limits.lo[place] as number) > (hi[at] as number)) continue next;
        if ((limits.hi[place] as number) < (lo[at] as number)) continue next;
      }
      return place;
    }
    return end;
  }

  #widen(place: number, product: Product): void {
    for (const { field, lo, hi } of this.#limits) {
      const set = product[field] ?? everyValue(field, this.#family);
      lo[place] = Math.min(lo[place] as number, Number(set[0]));
      hi[place] = Math.max(hi[place] as number, Number(set[set.length - 1]));
    }
  }
}
