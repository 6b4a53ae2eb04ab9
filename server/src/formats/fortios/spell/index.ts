import type { Change } from "../../../model/change.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Reading } from "../../format.ts";
import type { FortiSyntax } from "../read.ts";
import { disableEntry, logEntry, removeEntry } from "./entries.ts";
import { insertPolicies, replacePolicy } from "./new-policies.ts";
import { setSetting } from "./settings.ts";
import { removeStatement } from "./statements.ts";

/** The edits that make a change; undefined where there is no safe spelling for it. */
export function spell(text: string, reading: Reading<FortiSyntax>, change: Change): readonly TextEdit[] | undefined {
  const page = { text, syntax: reading.syntax };
  switch (change.kind) {
    case "remove-entry":
      return removeEntry(page, change.filter, change.entry);
    case "log-entry":
      return logEntry(page, change.entry);
    case "disable-entry":
      return disableEntry(page, change.entry);
    case "remove-statement":
      return removeStatement(page, change.span);
    case "set":
      return setSetting(page, change.setting, change.value, change.at);
    case "insert-entries":
    case "replace-entry": {
      const own = reading.configurations.find(({ filters }) => filters.includes(change.filter));
      if (!own) return undefined;
      return change.kind === "insert-entries" ? insertPolicies(page, own, change) : replacePolicy(page, own, change);
    }
    case "set-value":
    case "remove-member":
    case "add-right-holders":
    case "modify-directory":
      return undefined;
  }
}
