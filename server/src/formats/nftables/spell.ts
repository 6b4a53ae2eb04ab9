import type { Change } from "../../model/change.ts";
import type { TextEdit } from "../../text/edit.ts";
import type { Reading } from "../format.ts";
import type { NftSyntax } from "./syntax.ts";

export function spellChange(
  _text: string,
  _reading: Reading<NftSyntax>,
  _change: Change,
): readonly TextEdit[] | undefined {
  return undefined;
}
