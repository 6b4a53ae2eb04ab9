import fc from "fast-check";
import { expect, test } from "vitest";
import { Blame } from "../../server/src/net/blame.ts";
import { Budget } from "../../server/src/net/budget.ts";
import { anyBox, type Box, boxProduct, squaresOf } from "../support/board.ts";

test("few places are named that take something: one where one will do, else none to spare", () => {
  fc.assert(
    fc.property(anyBox, fc.array(anyBox, { minLength: 1, maxLength: 8 }), (own, boxes) => {
      const left = new Set(squaresOf(own));
      const takes = boxes.map((box) => squaresOf(box).filter((square) => left.delete(square)).length > 0);
      fc.pre(left.size === 0);
      const covers = (places: readonly number[]) => {
        const taken = new Set(places.flatMap((place) => squaresOf(boxes[place] as Box)));
        return squaresOf(own).every((square) => taken.has(square));
      };
      const regions = [{ product: boxProduct(own), family: 4 as const }];
      const taking = boxes.map((box) => ({ 4: [boxProduct(box)], 6: [] }));
      const named = new Blame(taking, new Budget(1_000_000)).of(regions, boxes.length);
      expect(covers(named)).toBe(true);
      expect(named.every((place) => takes[place])).toBe(true);
      for (const spared of named) expect(covers(named.filter((place) => place !== spared))).toBe(false);
      expect(named.length === 1).toBe(boxes.some((_, place) => takes[place] && covers([place])));
      expect(named).toEqual([...named].sort((a, b) => a - b));
      expect(covers(new Blame(taking, new Budget(0)).of(regions, boxes.length))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("who stands behind a place is not to blame, nor who gets nothing", () => {
  const box = { left: 0, right: 3, top: 0, bottom: 3 };
  const half = { ...box, right: 1 };
  const taking = [box, half, box].map((each) => ({ 4: [boxProduct(each)], 6: [] }));
  const blame = new Blame(taking, new Budget(1_000_000));
  const regions = [{ product: boxProduct(half), family: 4 as const }];
  expect(blame.of(regions, 1)).toEqual([0]);
  expect(blame.of(regions, 3)).toEqual([0]);
  expect(blame.of([], 2)).toEqual([]);
});
