import type { Change } from "../../../model/change.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Reading } from "../../format.ts";
import type { JunosSyntax } from "../read.ts";

/** The edits that make a change; undefined where there is no safe spelling for it. */
export function spell(_text: string, _reading: Reading<JunosSyntax>, _change: Change): readonly TextEdit[] | undefined {
  return undefined;
}
