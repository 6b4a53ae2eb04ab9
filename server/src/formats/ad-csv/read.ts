import { type Csv, readCsv } from "../../syntax/csv.ts";
import { accountsOnly } from "../directory/configuration.ts";
import { directoryOf } from "../directory/directory.ts";
import { newContext } from "../directory/record.ts";
import type { Reading, Unread } from "../format.ts";
import { columnsOf, dateOrderIn, recordsOf } from "./records.ts";

/** Reads a table of accounts or groups, as `Get-ADUser | Export-Csv` and csvde write it. */
export function readAccountTable(text: string): Reading<Csv> {
  const syntax = readCsv(text);
  const context = newContext(dateOrderIn(syntax));
  const columns = syntax.header ? columnsOf(syntax.header) : [];
  const { directory } = directoryOf(recordsOf(syntax, columns, context), context);
  const unread: Unread[] = [...context.rejected].map(({ span }) => ({ span, about: "accounts" }));
  for (const { span } of syntax.problems) unread.push({ span, about: "accounts" });
  unread.sort((a, b) => a.span.start - b.span.start);
  const head = syntax.header?.span ?? { start: 0, end: 0 };
  return {
    configurations: [accountsOnly("ad-csv", "Table of directory accounts", head, directory)],
    unread,
    lines: linesOf(syntax, unread),
    problems: [...syntax.problems, ...context.problems],
    syntax,
  };
}

function linesOf({ header, rows, asides, blankLines }: Csv, unread: readonly Unread[]) {
  const counts = { total: blankLines + asides.length, read: 0, ignored: blankLines + asides.length, unread: 0 };
  let next = 0;
  for (const row of header ? [header, ...rows] : rows) {
    let taken: "read" | "unread" = "read";
    for (let cell = unread[next]; cell && cell.span.start <= row.span.end; cell = unread[++next]) taken = "unread";
    counts.total += row.lines;
    counts[taken] += row.lines;
  }
  return counts;
}
