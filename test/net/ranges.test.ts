import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as ranges from "../../server/src/net/ranges.ts";

/** A set of small numbers, as ranges and as the numbers themselves. */
const numbers = fc.uniqueArray(fc.nat(20));
const asRanges = (values: readonly number[]) => ranges.normalise(values.flatMap((value) => [value, value]));
const asNumbers = (set: ranges.Ranges) =>
  Array.from({ length: 25 }, (_, value) => value).filter((value) => ranges.has(set, value));
const sorted = (values: Iterable<number>) => [...values].sort((a, b) => a - b);

describe("ranges behave as the sets they stand for", () => {
  test("a set keeps its members, in the fewest ranges", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const set = asRanges(values);
        expect(asNumbers(set)).toEqual(sorted(values));
        for (let at = 2; at < set.length; at += 2)
          expect((set[at] as number) - (set[at - 1] as number)).toBeGreaterThan(1);
        expect(ranges.count(set)).toBe(values.length);
      }),
    );
  });

  test("union, intersection and difference", () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [x, y] = [asRanges(a), asRanges(b)];
        expect(ranges.union(x, y)).toEqual(asRanges([...new Set([...a, ...b])]));
        expect(ranges.intersect(x, y)).toEqual(asRanges(a.filter((value) => b.includes(value))));
        expect(ranges.subtract(x, y)).toEqual(asRanges(a.filter((value) => !b.includes(value))));
      }),
    );
  });

  test("covers, overlaps and equal", () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [x, y] = [asRanges(a), asRanges(b)];
        expect(ranges.covers(x, y)).toBe(b.every((value) => a.includes(value)));
        expect(ranges.overlaps(x, y)).toBe(b.some((value) => a.includes(value)));
        expect(ranges.equal(x, y)).toBe(sorted(a).join() === sorted(b).join());
      }),
    );
  });

  test("IPv6 addresses go the same way", () => {
    const top = (1n << 128n) - 1n;
    expect(ranges.subtract([0n, top], [5n, 9n])).toEqual([0n, 4n, 10n, top]);
    expect(ranges.normalise([5n, 9n, 0n, 4n])).toEqual([0n, 9n]);
    expect(ranges.has([0n, 4n, 10n, top], 7n)).toBe(false);
  });
});
