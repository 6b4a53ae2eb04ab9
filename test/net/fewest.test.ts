import fc from "fast-check";
import { expect, test } from "vitest";
import { Budget } from "../../server/src/net/budget.ts";
import { fewest } from "../../server/src/net/fewest.ts";
import { anyBox, type Box, boxProduct, squaresOf } from "../support/board.ts";

test("few places are named: one where one will do, else none to spare", () => {
  fc.assert(
    fc.property(anyBox, fc.array(anyBox, { minLength: 1, maxLength: 8 }), (own, boxes) => {
      const covers = (places: readonly number[]) => {
        const taken = new Set(places.flatMap((place) => squaresOf(boxes[place] as Box)));
        return squaresOf(own).every((square) => taken.has(square));
      };
      const places = boxes.map((_, at) => at);
      fc.pre(covers(places));
      const region = { product: boxProduct(own), family: 4 as const };
      const productsAt = (place: number, family: 4 | 6) => (family === 4 ? [boxProduct(boxes[place] as Box)] : []);
      const named = fewest([region], places, productsAt, new Budget(1_000_000));
      expect(covers(named)).toBe(true);
      for (const spared of named) expect(covers(named.filter((place) => place !== spared))).toBe(false);
      expect(named.length === 1).toBe(places.some((place) => covers([place])));
      expect(named).toEqual([...named].sort((a, b) => a - b));
      expect(covers(fewest([region], places, productsAt, new Budget(0)))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
