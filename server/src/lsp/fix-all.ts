import { fixAll } from "../review/fix-all.ts";
import type { FileEdit } from "../review/review.ts";
import { composeEdits } from "../text/compose.ts";
import type { Reviewed } from "./reviews.ts";

/** All safe fixes of a file at once, as edits of its text as it is. */
export function fixAllEdits({ review, setup }: Reviewed): FileEdit[] {
  const { path, text, placed } = review;
  const { done } = fixAll({ path, text, placed }, setup);
  const steps = done.map(({ fix }) => fix.edits);
  return composeEdits(text.length, steps).map((edit) => ({ file: path, ...edit }));
}
