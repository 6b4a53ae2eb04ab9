import fc from "fast-check";
import { expect, test } from "vitest";
import { Budget } from "../../server/src/net/budget.ts";
import { reachedItems } from "../../server/src/net/reached.ts";
import { anyBox, boxProduct, squaresIn, squaresOf, wholeBoard } from "../support/board.ts";

const anyItem = fc.record({
  boxes: fc.array(anyBox, { minLength: 1, maxLength: 2 }),
  decides: fc.boolean(),
  asked: fc.boolean(),
});

test("of the items asked about, those are reached of which earlier ones leave something", () => {
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 24 }), (list) => {
      const items = list.map(({ boxes, decides }) => {
        const region = boxes.map(boxProduct);
        return { region, takes: decides ? region : undefined };
      });
      const isAsked = (place: number) => list[place]?.asked === true;
      const reached = reachedItems(items, isAsked, boxProduct(wholeBoard), 4, new Budget(1_000_000));
      const taken = new Set<number>();
      list.forEach(({ boxes, decides, asked }, place) => {
        const left = boxes.flatMap(squaresOf).filter((square) => !taken.has(square));
        expect(reached.has(place)).toBe(asked && left.length > 0);
        const piece = reached.get(place);
        if (piece) for (const square of squaresIn(piece)) expect(left).toContain(square);
        if (decides) for (const square of boxes.flatMap(squaresOf)) taken.add(square);
      });
    }),
  );
});
