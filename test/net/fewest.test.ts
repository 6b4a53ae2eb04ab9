import fc from "fast-check";
import { expect, test } from "vitest";
import { Budget } from "../../server/src/net/budget.ts";
import { fewest } from "../../server/src/net/fewest.ts";
import { field, type Product, whole } from "../../server/src/net/product.ts";

/** Squares of a board of eight by eight: sources and destinations. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const anySide = fc
  .tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const anyBox = fc
  .record({ across: anySide, down: anySide })
  .map(({ across: [left, right], down: [top, bottom] }): Box => ({ left, right, top, bottom }));

const productOf = ({ left, right, top, bottom }: Box): Product =>
  whole.with(field.source, [left, right]).with(field.destination, [top, bottom]);

function squaresOf({ left, right, top, bottom }: Box): number[] {
  const squares: number[] = [];
  for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) squares.push(8 * x + y);
  return squares;
}

test("few places are named: one where one will do, else none to spare", () => {
  fc.assert(
    fc.property(anyBox, fc.array(anyBox, { minLength: 1, maxLength: 8 }), (own, boxes) => {
      const covers = (places: readonly number[]) => {
        const taken = new Set(places.flatMap((place) => squaresOf(boxes[place] as Box)));
        return squaresOf(own).every((square) => taken.has(square));
      };
      const places = boxes.map((_, at) => at);
      fc.pre(covers(places));
      const region = { product: productOf(own), family: 4 as const };
      const productsAt = (place: number, family: 4 | 6) => (family === 4 ? [productOf(boxes[place] as Box)] : []);
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
