import fc from "fast-check";
import { expect, test } from "vitest";
import { Hulls } from "../../server/src/net/hulls.ts";
import { contains, meet } from "../../server/src/net/product.ts";
import { anyBox, boxProduct } from "../support/board.ts";

const anySets = fc.array(fc.array(anyBox.map(boxProduct), { maxLength: 2 }), { maxLength: 70 });

test("every set that holds a packet, or meets a product, is among those that may", () => {
  fc.assert(
    fc.property(anySets, anyBox, fc.nat({ max: 70 }), (sets, box, end) => {
      const hulls = new Hulls(sets, 4);
      const corner = boxProduct({ ...box, right: box.left, bottom: box.top });
      const holding = [...hulls.holding(corner)];
      const holders = sets.flatMap((set, at) => (set.some((each) => contains(each, corner, 4)) ? [at] : []));
      expect(holding).toEqual([...new Set(holding)].sort((a, b) => a - b));
      expect(holders.filter((at) => !holding.includes(at))).toEqual([]);
      expect(holding.filter((at) => at >= sets.length)).toEqual([]);
      const before = Math.min(end, sets.length);
      const meeting = [...hulls.meetingBefore(before, boxProduct(box))];
      const met = sets.flatMap((set, at) =>
        at < before && set.some((each) => meet(each, boxProduct(box))) ? [at] : [],
      );
      expect(met.filter((at) => !meeting.includes(at))).toEqual([]);
      expect(meeting.filter((at) => at >= before)).toEqual([]);
    }),
  );
});
