import type { Change } from "../../../model/change.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Reading } from "../../format.ts";
import type { IptablesSyntax } from "../read.ts";
import { disableRule, insertRules, logRule, removeRule, replaceRule } from "./rules.ts";
import { removeStatement } from "./statements.ts";

/** The edits that make a change, or undefined when there is no safe way to write it. */
export function spell(
  text: string,
  { syntax }: Reading<IptablesSyntax>,
  change: Change,
): readonly TextEdit[] | undefined {
  switch (change.kind) {
    case "remove-entry":
      return removeRule(text, syntax, change.filter, change.entry);
    case "log-entry":
      return logRule(text, syntax, change.filter, change.entry);
    case "disable-entry":
      return disableRule(text, syntax, change.filter, change.entry);
    case "insert-entries":
      return insertRules(text, syntax, change);
    case "replace-entry":
      return replaceRule(text, syntax, change);
    case "remove-statement":
      return removeStatement(text, syntax, change.span);
    case "set":
    case "set-value":
    case "remove-member":
    case "add-right-holders":
    case "modify-directory":
      return undefined;
  }
}
