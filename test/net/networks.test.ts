import fc from "fast-check";
import { expect, test } from "vitest";
import { formatRange, type IpRange, parseRange, prefixOf } from "../../server/src/net/ip.ts";
import { networksOf } from "../../server/src/net/networks.ts";

const shown = (text: string) => {
  const range = parseRange(text);
  return range && networksOf(range).map(formatRange);
};

test("a range as networks", () => {
  expect(shown("10.0.0.0/8")).toEqual(["10.0.0.0/8"]);
  expect(shown("10.0.0.1-10.0.0.6")).toEqual(["10.0.0.1", "10.0.0.2/31", "10.0.0.4/31", "10.0.0.6"]);
  expect(shown("0.0.0.0-255.255.255.255")).toEqual(["0.0.0.0/0"]);
  expect(shown("0.0.0.1-255.255.255.255")).toHaveLength(32);
  expect(shown("2001:db8::1-2001:db8::2")).toEqual(["2001:db8::1", "2001:db8::2"]);
});

test("the networks are one after the other, and cannot be joined", () => {
  const four = fc
    .tuple(fc.nat(0xffff_ffff), fc.nat(0xffff))
    .map(([lo, more]): IpRange => ({ family: 4, lo, hi: Math.min(lo + more, 0xffff_ffff) }));
  const six = fc
    .tuple(fc.bigInt({ min: 0n, max: 1n << 64n }), fc.bigInt({ min: 0n, max: 1n << 40n }))
    .map(([lo, more]): IpRange => ({ family: 6, lo, hi: lo + more }));
  fc.assert(
    fc.property(fc.oneof(four, six), (range) => {
      const networks = networksOf(range);
      expect(networks[0]?.lo).toBe(range.lo);
      expect(networks.at(-1)?.hi).toBe(range.hi);
      for (const [at, network] of networks.entries()) {
        expect(prefixOf(network)).toBeDefined();
        const next = networks[at + 1];
        if (next) expect(BigInt(next.lo)).toBe(BigInt(network.hi) + 1n);
      }
      const bits = BigInt(range.hi) - BigInt(range.lo) + 1n;
      expect(networks.length).toBeLessThanOrEqual(2 * bits.toString(2).length);
    }),
  );
});
