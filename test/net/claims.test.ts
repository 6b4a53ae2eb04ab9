import fc from "fast-check";
import { expect, test } from "vitest";
import { divided } from "../../server/src/net/claims.ts";
import { has } from "../../server/src/net/ranges.ts";

const most = 20;
const anyClaim = fc
  .tuple(fc.nat({ max: 3 }), fc.nat({ max: most }), fc.nat({ max: most }))
  .map(([by, a, b]) => ({ by, lo: Math.min(a, b), hi: Math.max(a, b) }));

test("each address goes to the first who claims it", () => {
  fc.assert(
    fc.property(fc.array(anyClaim, { maxLength: 12 }), (claims) => {
      const four = claims.map(({ by, lo, hi }) => ({ by, range: { family: 4 as const, lo, hi } }));
      const six = claims.map(({ by, lo, hi }) => ({
        by,
        range: { family: 6 as const, lo: BigInt(lo), hi: BigInt(hi) },
      }));
      const [in4, in6] = [divided([...four, ...six], 4), divided([...six, ...four], 6)];
      for (let address = 0; address <= most; address++) {
        const first = claims.find(({ lo, hi }) => lo <= address && address <= hi)?.by;
        for (const by of [0, 1, 2, 3]) {
          expect(has(in4.get(by) ?? [], address)).toBe(by === first);
          expect(has(in6.get(by) ?? [], BigInt(address))).toBe(by === first);
        }
      }
    }),
  );
});

test("the last address of all can be claimed", () => {
  const all = { by: 1, range: { family: 4 as const, lo: 0, hi: 0xffff_ffff } };
  const last = { by: 2, range: { family: 4 as const, lo: 0xffff_ffff, hi: 0xffff_ffff } };
  expect(divided([last, all], 4)).toEqual(
    new Map([
      [2, [0xffff_ffff, 0xffff_ffff]],
      [1, [0, 0xffff_fffe]],
    ]),
  );
});
