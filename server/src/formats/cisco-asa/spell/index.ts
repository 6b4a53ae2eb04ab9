import type { Change } from "../../../model/change.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Reading } from "../../format.ts";
import type { AsaSyntax } from "../read.ts";
import { disableEntry, insertEntries, logEntry, removeEntry, replaceEntry } from "./entries.ts";
import { setSetting } from "./settings.ts";
import { removeStatement } from "./statements.ts";

/** The edits that make a change, or undefined when there is no safe way to write it. */
export function spell(text: string, { syntax }: Reading<AsaSyntax>, change: Change): readonly TextEdit[] | undefined {
  switch (change.kind) {
    case "remove-entry":
      return removeEntry(text, syntax, change.filter, change.entry);
    case "log-entry":
      return logEntry(text, syntax, change.filter, change.entry);
    case "disable-entry":
      return disableEntry(text, syntax, change.filter, change.entry);
    case "insert-entries":
      return insertEntries(text, syntax, change);
    case "replace-entry":
      return replaceEntry(text, syntax, change);
    case "remove-statement":
      return removeStatement(text, syntax, change.span);
    case "set":
      return setSetting(text, syntax, change.setting, change.value, change.at);
    case "set-value":
    case "remove-member":
    case "add-right-holders":
    case "modify-directory":
      return undefined;
  }
}
