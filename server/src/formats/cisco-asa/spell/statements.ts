import type { TextEdit } from "../../../text/edit.ts";
import { removeLines } from "../../../text/line-edits.ts";
import type { Span } from "../../../text/span.ts";
import { withBelow } from "../../cisco/spell/below.ts";
import type { ListDraft } from "../access-lists.ts";
import type { AsaSyntax } from "../read.ts";

/** Takes away the statement that holds the span, with all that stands below it, and all other parts of what it defines. */
export function removeStatement(text: string, syntax: AsaSyntax, span: Span): TextEdit[] | undefined {
  const list = [...syntax.lists.values()].find((each) => each.span.start === span.start && each.span.end === span.end);
  if (list) return linesOf(list).map((line) => removeLines(text, line));
  const definition = syntax.definitions.find((each) => each.span.start === span.start && each.span.end === span.end);
  const parts = definition?.parts ?? [span];
  return parts.map((part) => removeLines(text, withBelow(text, syntax.statements, part)));
}

function linesOf(list: ListDraft): Span[] {
  return list.items.map((item) => ("text" in item ? item.statement : item.span));
}
