/** Into no more groups the values of one field are parted. */
const mostGroups = 128;

/**
 * Which of very many ranges of one field may hold a value: a bit for each, one row of bits for each group of values. Rows
 * of several fields are joined 32 ranges at a time.
 */
export class Stabbing {
  /** Where each group but the first begins, ascending. */
  readonly #cuts: Float64Array;
  readonly #rows: readonly Uint32Array[];

  constructor(lo: Float64Array, hi: Float64Array) {
    const edges = lo.filter(Number.isFinite).sort();
    const groups = Math.min(mostGroups, edges.length);
    this.#cuts = Float64Array.from({ length: Math.max(0, groups - 1) }, (_, at) => {
      return edges[Math.floor(((at + 1) * edges.length) / groups)] as number;
    });
    const width = Math.ceil(lo.length / 32);
    this.#rows = Array.from({ length: this.#cuts.length + 1 }, () => new Uint32Array(width));
    lo.forEach((from, place) => {
      const to = hi[place] as number;
      if (from > to) return;
      const last = this.#groupOf(to);
      for (let group = this.#groupOf(from); group <= last; group++) {
        const row = this.#rows[group] as Uint32Array;
        row[place >> 5] = (row[place >> 5] as number) | (1 << (place & 31));
      }
    });
  }

  /** The bits of the ranges that may hold the value. */
  rowOf(value: number): Uint32Array {
    return this.#rows[this.#groupOf(value)] as Uint32Array;
  }

  #groupOf(value: number): number {
    let low = 0;
    let high = this.#cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#cuts[middle] as number) <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
