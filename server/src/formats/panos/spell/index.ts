import type { Change } from "../../../model/change.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Reading } from "../../format.ts";
import type { ConfigTree } from "../syntax/tree.ts";

export function spell(_text: string, _reading: Reading<ConfigTree>, _change: Change): readonly TextEdit[] | undefined {
  return undefined;
}
