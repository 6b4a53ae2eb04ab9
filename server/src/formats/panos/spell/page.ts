import type { TextEdit } from "../../../text/edit.ts";
import type { Located, Span } from "../../../text/span.ts";
import type { DeviceValue, NewThing } from "./statements.ts";

/** How one of the syntaxes writes what has to change. Each answers undefined where there is no safe way. */
export interface Page {
  /** Takes away the entry whose name stands there, with all it says. */
  removeEntry(name: Located<string>): TextEdit[] | undefined;
  /** Takes away whatever statement has exactly this span, or states exactly this value. */
  removeStatement(span: Span): TextEdit[] | undefined;
  /** States one value below an entry, where another stands now or as its last. */
  setValue(name: Located<string>, path: readonly string[], value: string): TextEdit[] | undefined;
  /** The same for what stands once on a device; what is missing on the way is made. */
  setDevice(values: readonly DeviceValue[]): TextEdit[] | undefined;
  /** Makes entries before or after one that is there. */
  insertEntries(
    beside: Located<string>,
    where: "before" | "after",
    things: readonly NewThing[],
  ): TextEdit[] | undefined;
  /** Makes entries in a table of the virtual system or device group that the named rule is in. */
  addToTable(rule: Located<string>, table: string, things: readonly NewThing[]): TextEdit[] | undefined;
}
