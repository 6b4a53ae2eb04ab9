import type { Change, SettingName } from "../../../model/change.ts";
import type { Entry, Filter } from "../../../model/filter.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Span } from "../../../text/span.ts";
import type { Format } from "../../format.ts";

type Edits = readonly TextEdit[] | undefined;
type OfEntry<Syntax> = (text: string, syntax: Syntax, filter: Filter, entry: Entry) => Edits;
type Inserting = Extract<Change, { kind: "insert-entries" }>;
type Replacing = Extract<Change, { kind: "replace-entry" }>;

/** How one of Cisco's systems writes changes; each gives nothing where there is no safe way to write it. */
export interface Speller<Syntax> {
  readonly removeEntry: OfEntry<Syntax>;
  readonly logEntry: OfEntry<Syntax>;
  readonly disableEntry: OfEntry<Syntax>;
  readonly insertEntries: (text: string, syntax: Syntax, change: Inserting) => Edits;
  readonly replaceEntry: (text: string, syntax: Syntax, change: Replacing) => Edits;
  readonly removeStatement: (text: string, syntax: Syntax, span: Span) => Edits;
  readonly setSetting: (
    text: string,
    syntax: Syntax,
    setting: SettingName,
    value: string | number,
    at: Span | undefined,
  ) => Edits;
}

/** The edits that make a change, or undefined when there is no safe way to write it. */
export function spelledBy<Syntax>(speller: Speller<Syntax>): Format<Syntax>["spell"] {
  return (text, { syntax }, change) => {
    switch (change.kind) {
      case "remove-entry":
        return speller.removeEntry(text, syntax, change.filter, change.entry);
      case "log-entry":
        return speller.logEntry(text, syntax, change.filter, change.entry);
      case "disable-entry":
        return speller.disableEntry(text, syntax, change.filter, change.entry);
      case "insert-entries":
        return speller.insertEntries(text, syntax, change);
      case "replace-entry":
        return speller.replaceEntry(text, syntax, change);
      case "remove-statement":
        return speller.removeStatement(text, syntax, change.span);
      case "set":
        return speller.setSetting(text, syntax, change.setting, change.value, change.at);
      case "set-value":
      case "remove-member":
      case "add-right-holders":
      case "modify-directory":
        return undefined;
    }
  };
}
