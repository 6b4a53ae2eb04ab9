import type { Change } from "../../model/change.ts";
import type { TextEdit } from "../../text/edit.ts";
import { removeLines } from "../../text/line-edits.ts";
import type { Located, Span } from "../../text/span.ts";
import type { Reading } from "../format.ts";
import { parseAction } from "../registry-policy/action.ts";
import type { LgpoRecord, LgpoText } from "../registry-policy/read.ts";

/** The edits that make a change in LGPO text. */
export function spellChange(
  text: string,
  { syntax }: Reading<LgpoText>,
  change: Change,
): readonly TextEdit[] | undefined {
  if (change.kind === "set-value") return spellValue(syntax, change.stated, change.to);
  if (change.kind !== "remove-statement") return undefined;
  const record = recordAt(syntax, change.span);
  return record && [withoutRecord(text, record)];
}

function recordAt({ records }: LgpoText, span: Span): LgpoRecord | undefined {
  return records.find((record) => record.span.start <= span.start && span.end <= record.span.end);
}

function spellValue(syntax: LgpoText, { span }: Located<string>, to: string): readonly TextEdit[] | undefined {
  const action = recordAt(syntax, span)?.action;
  const parsed = action && parseAction(action);
  if (parsed?.kind !== "set" || parsed.data.span.start !== span.start || parsed.data.span.end !== span.end)
    return undefined;
  switch (parsed.type) {
    case "dword":
    case "qword":
      return /^[0-9]{1,20}$/.test(to) ? [{ span, text: to }] : undefined;
    case "string":
    case "expandable":
      return /[\r\n]/.test(to) ? undefined : [{ span, text: to }];
    case "multi":
      return to.includes("\r") || to.includes("\\0") ? undefined : [{ span, text: to.replaceAll("\n", "\\0") }];
    case "binary":
    case "unknown":
      return undefined;
  }
}

/** The record's lines, and the blank one that parts it from the next. */
function withoutRecord(text: string, { span }: LgpoRecord): TextEdit {
  const edit = removeLines(text, span);
  const blank = /^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(edit.span.end, edit.span.end + 80));
  return blank ? { ...edit, span: { start: edit.span.start, end: edit.span.end + blank[0].length } } : edit;
}
