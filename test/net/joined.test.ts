import fc from "fast-check";
import { expect, test } from "vitest";
import { inOne, joined } from "../../server/src/net/joined.ts";
import { field, whole } from "../../server/src/net/product.ts";
import { anyBox, boxProduct, squaresIn } from "../support/board.ts";

const squares = (products: Parameters<typeof joined>[0]) => [...new Set(products.flatMap(squaresIn))].sort();

test("fewer products hold the same packets", () => {
  fc.assert(
    fc.property(fc.array(anyBox, { maxLength: 8 }), (boxes) => {
      const products = boxes.map(boxProduct);
      const few = joined(products);
      expect(few.length).toBeLessThanOrEqual(products.length);
      expect(squares(few)).toEqual(squares(products));
    }),
  );
});

test("two products that become one hold what both held", () => {
  fc.assert(
    fc.property(anyBox, anyBox, (a, b) => {
      const one = inOne(boxProduct(a), boxProduct(b));
      if (one) expect(squares([one])).toEqual(squares([boxProduct(a), boxProduct(b)]));
    }),
  );
});

test("hosts named one by one are one product, and what limits less takes them in", () => {
  const host = (source: number) => whole.with(field.source, [source, source]).with(field.protocol, [17, 17]);
  expect(joined([host(1), host(5), host(2)])).toEqual([
    whole.with(field.source, [1, 2, 5, 5]).with(field.protocol, [17, 17]),
  ]);
  expect(joined([host(1), whole.with(field.protocol, [17, 17])])).toEqual([whole.with(field.protocol, [17, 17])]);
});
