import type { Change } from "../../../model/change.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Reading } from "../../format.ts";
import type { JunosSyntax } from "../read.ts";
import { disableEntry, insertEntries, logEntry, removeEntry, replaceEntry } from "./entries.ts";
import { ownerOf, removeNode } from "./page.ts";
import { setSetting } from "./settings.ts";

/** The edits that make a change, in braces, as commands or in XML, as the file has it; undefined where there is no safe spelling. */
export function spell(text: string, reading: Reading<JunosSyntax>, change: Change): readonly TextEdit[] | undefined {
  const page = { text, syntax: reading.syntax };
  switch (change.kind) {
    case "remove-entry":
      return removeEntry(page, change.filter, change.entry);
    case "log-entry":
      return logEntry(page, change.filter, change.entry);
    case "disable-entry":
      return disableEntry(page, change.filter, change.entry);
    case "insert-entries":
      return insertEntries(page, change.filter, change.before, change.entries);
    case "replace-entry":
      return replaceEntry(page, change.filter, change.entry, change.entries);
    case "remove-statement": {
      const node = ownerOf(page, change.span);
      return node && removeNode(page, node);
    }
    case "set":
      return setSetting(page, change.setting, change.value, change.at);
    case "set-value":
    case "remove-member":
    case "add-right-holders":
    case "modify-directory":
      return undefined;
  }
}
