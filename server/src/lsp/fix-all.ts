import { fixAllInSteps } from "../review/fix-all.ts";
import { composeEdits } from "../text/compose.ts";
import type { TextEdit } from "../text/edit.ts";
import type { ServerHost } from "./host.ts";
import type { Reviewed } from "./reviews.ts";
import { inSlices } from "./waiting.ts";

/** All safe fixes of a file at once, as edits of its text as it is; undefined when they are not wanted any more. */
export async function fixAllEdits(
  host: ServerHost,
  { review, setup }: Reviewed,
  isWanted: () => boolean,
): Promise<readonly TextEdit[] | undefined> {
  const { path, text, placed } = review;
  const fixed = await inSlices(host, fixAllInSteps({ path, text, placed }, setup), isWanted);
  const steps = fixed?.value.done.map(({ fix }) => fix.edits);
  return steps && composeEdits(text.length, steps);
}
