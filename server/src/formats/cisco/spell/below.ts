import type { Statement } from "../../../syntax/indented.ts";
import { indentOf, lineStart, nextLine } from "../../../text/line-edits.ts";
import type { Span } from "../../../text/span.ts";

/** The statement's lines, and those that are indented deeper or were pasted without blanks below it. */
export function withBelow(text: string, statements: readonly Statement[], span: Span): Span {
  const indent = indentOf(text, span.start).length;
  const start = lineStart(text, span.start) + indent;
  let end = Math.max(span.end, start + 1);
  for (let at = nextLine(text, end - 1); at < text.length; at = nextLine(text, at)) {
    const own = indentOf(text, at).length;
    const code = text.charCodeAt(at + own);
    if (Number.isNaN(code) || code === 10 || code === 13 || own <= indent) break;
    end = at + own + 1;
  }
  const whole = statements.find((statement) => statement.start === start);
  return { start, end: Math.max(end, whole?.end ?? 0) };
}
