import type { Span } from "../../text/span.ts";
import type { Unread } from "../format.ts";
import type { Cursor } from "./cursor.ts";
import { type Family, families, type TableDraft, tableOf } from "./draft.ts";
import type { Statement } from "./statements.ts";

/** What the statements have said so far. */
export interface Draft {
  readonly tables: Map<string, TableDraft>;
  readonly unread: Unread[];
  /** Known, and of no weight for what passes. */
  readonly ignored: Span[];
  /** The file begins with nothing. */
  flushed: boolean;
  /** Other files are read into it. */
  includes: boolean;
}

/** Things that tables hold and that decide nothing by themselves. */
export const objects: ReadonlySet<string> = new Set([
  "flowtable",
  "counter",
  "quota",
  "limit",
  "ct",
  "secmark",
  "synproxy",
]);

/** What commands may be about. */
export const kinds: ReadonlySet<string> = new Set(["table", "chain", "rule", "set", "map", "element", ...objects]);

/** `[FAMILY] NAME`; a table that no statement made is made when `make`, or where the kernel could have it. */
export function takeTable(cursor: Cursor, draft: Draft, make = false): TableDraft | undefined {
  const family = (families.has(cursor.peek()) && cursor.kind === "word" ? cursor.take().value : "ip") as Family;
  const name = cursor.take();
  if (name.value === "") return undefined;
  return make ? tableOf(draft.tables, family, name) : draft.tables.get(`${family} ${name.value}`);
}

/** Notes that nobody understood the statement. */
export function unread({ span }: Statement, draft: Draft): undefined {
  draft.unread.push({ span, about: "filters" });
  return undefined;
}
