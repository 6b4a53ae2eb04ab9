import { attributeName } from "../../facts/windows-accounts.ts";
import type { Csv, CsvRow } from "../../syntax/csv.ts";
import { listed } from "../directory/lists.ts";
import type { AttributeValue, ExportContext, ObjectRecord } from "../directory/record.ts";
import { dateOrderOf } from "../directory/times.ts";

/** What each column holds, by the directory's own names. */
export function columnsOf(header: CsvRow): readonly string[] {
  return header.cells.map(({ value }) => {
    const name = attributeName(value);
    return groupColumns.has(name) ? "memberof" : name;
  });
}

/** Columns that people add to tell whose members `Get-ADGroupMember` lists. */
const groupColumns: ReadonlySet<string> = new Set([
  "group",
  "groupname",
  "group name",
  "gruppe",
  "gruppenname",
  "groupe",
]);

/** Columns of times that every account in use has, so that a column without any was not exported. */
const usual: ReadonlySet<string> = new Set([
  "lastlogondate",
  "lastlogontimestamp",
  "lastlogon",
  "passwordlastset",
  "pwdlastset",
]);

/** One object for each row. */
export function recordsOf({ rows }: Csv, columns: readonly string[], context: ExportContext): ObjectRecord[] {
  const named = columns.findIndex((column) => column === "samaccountname" || column === "distinguishedname");
  const empty = new Set(
    columns.filter((column, at) => usual.has(column) && rows.every(({ cells }) => (cells[at]?.value ?? "") === "")),
  );
  return rows.map(({ cells, span }) => {
    const attributes = new Map<string, readonly AttributeValue[]>();
    columns.forEach((column, at) => {
      const cell = cells[at];
      const isNew = cell && !empty.has(column) && !attributes.has(column);
      const values = isNew ? valuesOf(column, cell, context) : undefined;
      if (values) attributes.set(column, values);
    });
    return { span, head: cells[named]?.span ?? span, whole: false, attributes };
  });
}

function valuesOf(column: string, cell: AttributeValue, context: ExportContext): readonly AttributeValue[] | undefined {
  if (cell.value === "") return [];
  const bytes = /^X'([0-9a-f]*)'$/i.exec(cell.value)?.[1];
  if (bytes !== undefined) return [{ ...cell, bytes: bytesOfHexadecimal(bytes) }];
  return listed(column, cell, context);
}

function bytesOfHexadecimal(digits: string): Uint8Array {
  return Uint8Array.from({ length: digits.length >> 1 }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
  );
}

/** What the dates of a table say together about which of day and month comes first. */
export function dateOrderIn({ rows }: Csv): ExportContext["dateOrder"] {
  for (const { cells } of rows)
    for (const { value } of cells) {
      const order = value.length < 30 ? dateOrderOf(value) : undefined;
      if (order) return order;
    }
  return undefined;
}
