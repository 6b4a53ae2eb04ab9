import { auditWords } from "../../facts/windows-audit.ts";
import type { Change } from "../../model/change.ts";
import type { CsvRow } from "../../syntax/csv.ts";
import type { TextEdit } from "../../text/edit.ts";
import { removeLines } from "../../text/line-edits.ts";
import type { Located, Span } from "../../text/span.ts";
import type { Reading } from "../format.ts";
import { type AuditRows, columns } from "./read.ts";

/** The edits that make a change in an audit policy. */
export function spellChange(
  text: string,
  { syntax }: Reading<AuditRows>,
  change: Change,
): readonly TextEdit[] | undefined {
  if (change.kind === "set-value") return spellValue(syntax, change.stated, change.to);
  if (change.kind !== "remove-statement") return undefined;
  const row = rowAt(syntax, change.span);
  return row && [removeLines(text, row.span)];
}

function rowAt(rows: AuditRows, span: Span): CsvRow | undefined {
  return rows.find((row) => row.span.start <= span.start && span.end <= row.span.end);
}

/** A value takes its words along; words are set right alone, to what the number they are given means. */
function spellValue(rows: AuditRows, { span }: Located<string>, to: string): readonly TextEdit[] | undefined {
  const row = rowAt(rows, span);
  const words = row?.cells[columns.words];
  const value = row?.cells[columns.value];
  if (!words || !/^[0-3]$/.test(to)) return undefined;
  const written = auditWords(Number(to), words.value);
  if (written === undefined) return undefined;
  const edit = { span: words.span, text: written };
  if (span.start === words.span.start) return [edit];
  return value && span.start === value.span.start ? [edit, { span: value.span, text: to }] : undefined;
}
