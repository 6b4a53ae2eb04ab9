/**
 * A set of numbers as closed ranges, flat: [lo0, hi0, lo1, hi1, …], ascending, never touching.
 * The same code serves IPv4, ports and small enumerations (numbers) and IPv6 (bigints).
 */
export type Ranges<T extends number | bigint = number> = readonly T[];

/** Any pairs in any order, made ascending and joined where they touch. */
export function normalise<T extends number | bigint>(pairs: readonly T[]): Ranges<T> {
  if (pairs.length <= 2) return pairs;
  const order: number[] = [];
  for (let at = 0; at < pairs.length; at += 2) order.push(at);
  order.sort((a, b) => compare(pairs[a] as T, pairs[b] as T));
  const result: T[] = [];
  for (const at of order) append(result, pairs[at] as T, pairs[at + 1] as T);
  return result;
}

export function union<T extends number | bigint>(a: Ranges<T>, b: Ranges<T>): Ranges<T> {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  if ((a[a.length - 1] as T) < previousOrSame(b[0] as T)) return a.concat(b);
  const result: T[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (j >= b.length || (i < a.length && (a[i] as T) <= (b[j] as T))) {
      append(result, a[i] as T, a[i + 1] as T);
      i += 2;
    } else {
      append(result, b[j] as T, b[j + 1] as T);
      j += 2;
    }
  }
  return result;
}

export function intersect<T extends number | bigint>(a: Ranges<T>, b: Ranges<T>): Ranges<T> {
  if (a.length === 0 || b.length === 0) return [];
  const result: T[] = [];
  // Few against many begin where they meet.
  let i = indexOfEndAtLeast(a, b[0] as T);
  let j = indexOfEndAtLeast(b, a[0] as T);
  while (i < a.length && j < b.length) {
    const lo = (a[i] as T) > (b[j] as T) ? (a[i] as T) : (b[j] as T);
    const hi = (a[i + 1] as T) < (b[j + 1] as T) ? (a[i + 1] as T) : (b[j + 1] as T);
    if (lo <= hi) result.push(lo, hi);
    if ((a[i + 1] as T) < (b[j + 1] as T)) i += 2;
    else j += 2;
  }
  return result;
}

/** What is in `a` and not in `b`. */
export function subtract<T extends number | bigint>(a: Ranges<T>, b: Ranges<T>): Ranges<T> {
  if (b.length === 0) return a;
  const result: T[] = [];
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let lo = a[i] as T;
    const hi = a[i + 1] as T;
    while (j < b.length && (b[j + 1] as T) < lo) j += 2;
    let k = j;
    while (k < b.length && (b[k] as T) <= hi) {
      if (lo < (b[k] as T)) result.push(lo, previous(b[k] as T));
      lo = next(b[k + 1] as T);
      k += 2;
    }
    if (lo <= hi) result.push(lo, hi);
  }
  return result;
}

export function has<T extends number | bigint>(set: Ranges<T>, value: T): boolean {
  const at = indexOfEndAtLeast(set, value);
  return at < set.length && (set[at] as T) <= value;
}

export function coversRange<T extends number | bigint>(set: Ranges<T>, lo: T, hi: T): boolean {
  const at = indexOfEndAtLeast(set, lo);
  return at < set.length && (set[at] as T) <= lo && hi <= (set[at + 1] as T);
}

export function overlapsRange<T extends number | bigint>(set: Ranges<T>, lo: T, hi: T): boolean {
  const at = indexOfEndAtLeast(set, lo);
  return at < set.length && (set[at] as T) <= hi;
}

/** Whether all of `b` lies in `a`. */
export function covers<T extends number | bigint>(a: Ranges<T>, b: Ranges<T>): boolean {
  for (let at = 0; at < b.length; at += 2) if (!coversRange(a, b[at] as T, b[at + 1] as T)) return false;
  return true;
}

export function overlaps<T extends number | bigint>(a: Ranges<T>, b: Ranges<T>): boolean {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if ((a[i + 1] as T) < (b[j] as T)) i += 2;
    else if ((b[j + 1] as T) < (a[i] as T)) j += 2;
    else return true;
  }
  return false;
}

export function equal<T extends number | bigint>(a: Ranges<T>, b: Ranges<T>): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

/** How many values a set of numbers holds. */
export function count(set: Ranges): number {
  let total = 0;
  for (let at = 0; at < set.length; at += 2) total += (set[at + 1] as number) - (set[at] as number) + 1;
  return total;
}

function append<T extends number | bigint>(result: T[], lo: T, hi: T): void {
  const last = result.length - 1;
  if (last < 0 || (result[last] as T) < previousOrSame(lo)) result.push(lo, hi);
  else if ((result[last] as T) < hi) result[last] = hi;
}

/** The place of the first range that ends at or after `value`. */
function indexOfEndAtLeast<T extends number | bigint>(set: Ranges<T>, value: T): number {
  if (set.length === 2) return (set[1] as T) < value ? 2 : 0;
  let low = 0;
  let high = set.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[2 * middle + 1] as T) < value) low = middle + 1;
    else high = middle;
  }
  return low << 1;
}

function compare<T extends number | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function next<T extends number | bigint>(value: T): T {
  return (typeof value === "bigint" ? value + 1n : (value as number) + 1) as T;
}

function previous<T extends number | bigint>(value: T): T {
  return (typeof value === "bigint" ? value - 1n : (value as number) - 1) as T;
}

/** One less, but not below zero, so that the first value of all does not look detached from nothing. */
function previousOrSame<T extends number | bigint>(value: T): T {
  return value > (0 as number | bigint) ? previous(value) : value;
}
