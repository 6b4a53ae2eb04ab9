import fc from "fast-check";
import { field, type Product, whole } from "../../server/src/net/product.ts";

/** Squares of a board of eight by eight: sources and destinations. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const anySide = fc
  .tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

export const anyBox = fc
  .record({ across: anySide, down: anySide })
  .map(({ across: [left, right], down: [top, bottom] }): Box => ({ left, right, top, bottom }));

export const wholeBoard: Box = { left: 0, right: 7, top: 0, bottom: 7 };

export const boxProduct = ({ left, right, top, bottom }: Box): Product =>
  whole.with(field.source, [left, right]).with(field.destination, [top, bottom]);

export function squaresOf({ left, right, top, bottom }: Box): number[] {
  const squares: number[] = [];
  for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) squares.push(8 * x + y);
  return squares;
}

/** The squares of a product that a board's boxes were made into. */
export function squaresIn(product: Product): number[] {
  const all = squaresOf(wholeBoard);
  const holds = (at: number, value: number) =>
    product[at]?.some((lo, index, set) => index % 2 === 0 && lo <= value && value <= Number(set[index + 1])) ?? true;
  return all.filter((square) => holds(field.source, square >> 3) && holds(field.destination, square & 7));
}
