import type { BlockStatement } from "../../../syntax/config-blocks.ts";
import type { TextEdit } from "../../../text/edit.ts";
import { removeLines } from "../../../text/line-edits.ts";
import type { Span } from "../../../text/span.ts";
import { itemAt, itemsOf, type Page, removeItem } from "./page.ts";

/** Takes away an object's block, a statement, or one word of `allowaccess`. */
export function removeStatement(page: Page, span: Span): TextEdit[] | undefined {
  const item = itemAt(page, span);
  if (item) return item.kind === "statement" || item.closed ? removeItem(page, item) : undefined;
  for (const each of itemsOf(page))
    if (each.kind === "statement" && each.key?.value.endsWith("allowaccess")) {
      const word = each.values.findIndex((value) => value.span.start === span.start && value.span.end === span.end);
      if (word >= 0) return removeWord(page, each, word);
    }
  return undefined;
}

/** The word with the blanks before it; the last one takes the statement along. */
function removeWord(page: Page, statement: BlockStatement, at: number): TextEdit[] {
  const word = statement.values[at];
  const before = at === 0 ? statement.key : statement.values[at - 1];
  if (!word || !before || statement.values.length === 1) return [removeLines(page.text, statement.span)];
  return [{ span: { start: before.outer.end, end: word.outer.end }, text: "" }];
}
