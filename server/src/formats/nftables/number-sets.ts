import { type Ranges, subtract } from "../../net/ranges.ts";

/** All numbers from 0 to `most` that are not in the set. */
export function complement(set: Ranges, most: number): Ranges {
  return subtract([0, most], set);
}
