import type { TextEdit } from "../../../text/edit.ts";
import { indentOf, lineStart, nextLine, removeLines } from "../../../text/line-edits.ts";
import type { Span } from "../../../text/span.ts";
import type { ListDraft } from "../access-lists.ts";
import type { AsaSyntax } from "../read.ts";

/** Takes away the statement that holds the span, with all that stands below it, and all other parts of what it defines. */
export function removeStatement(text: string, syntax: AsaSyntax, span: Span): TextEdit[] | undefined {
  const list = [...syntax.lists.values()].find((each) => each.span.start === span.start && each.span.end === span.end);
  if (list) return linesOf(list).map((line) => removeLines(text, line));
  const definition = syntax.definitions.find((each) => each.span.start === span.start && each.span.end === span.end);
  const parts = definition?.parts ?? [span];
  return parts.map((part) => removeLines(text, withBelow(text, syntax, part)));
}

function linesOf(list: ListDraft): Span[] {
  return list.items.map((item) => ("text" in item ? item.statement : item.span));
}

/** The statement's lines, and those that are indented deeper or were pasted without blanks below it. */
function withBelow(text: string, syntax: AsaSyntax, span: Span): Span {
  const indent = indentOf(text, span.start).length;
  const start = lineStart(text, span.start) + indent;
  let end = Math.max(span.end, start + 1);
  for (let at = nextLine(text, end - 1); at < text.length; at = nextLine(text, at)) {
    const own = indentOf(text, at).length;
    const code = text.charCodeAt(at + own);
    if (Number.isNaN(code) || code === 10 || code === 13 || own <= indent) break;
    end = at + own + 1;
  }
  const whole = syntax.statements.find((statement) => statement.start === start);
  return { start, end: Math.max(end, whole?.end ?? 0) };
}
