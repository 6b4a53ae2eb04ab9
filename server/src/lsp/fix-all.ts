import { fixAll } from "../review/fix-all.ts";
import { composeEdits } from "../text/compose.ts";
import type { TextEdit } from "../text/edit.ts";
import type { Reviewed } from "./reviews.ts";

/** All safe fixes of a file at once, as edits of its text as it is. */
export function fixAllEdits({ review, setup }: Reviewed): readonly TextEdit[] {
  const { path, text, placed } = review;
  const { done } = fixAll({ path, text, placed }, setup);
  return composeEdits(
    text.length,
    done.map(({ fix }) => fix.edits),
  );
}
