import type { BlockEdit, BlockItem, BlockSection, BlockStatement } from "../../../syntax/config-blocks.ts";
import type { TextEdit } from "../../../text/edit.ts";
import { indentOf, insertAfter, removeLines } from "../../../text/line-edits.ts";
import type { Span } from "../../../text/span.ts";
import type { FortiSyntax } from "../read.ts";

/** A file's text with its blocks. */
export interface Page {
  readonly text: string;
  readonly syntax: FortiSyntax;
}

/** All blocks and statements, in no order that counts. */
export function* itemsOf(page: Page): Generator<BlockItem> {
  const rest: BlockItem[] = [...page.syntax.blocks.items];
  for (let item = rest.pop(); item; item = rest.pop()) {
    yield item;
    if (item.kind !== "statement") for (const each of item.items) rest.push(each);
  }
}

export function editAt(page: Page, span: Span): BlockEdit | undefined {
  for (const item of itemsOf(page))
    if (item.kind === "edit" && item.span.start === span.start && item.span.end === span.end) return item;
  return undefined;
}

/** The statement or block that has exactly this span, or whose first line has it. */
export function itemAt(page: Page, span: Span): BlockItem | undefined {
  for (const item of itemsOf(page)) {
    if (item.span.start === span.start && item.span.end === span.end) return item;
    if (item.kind === "section" && item.head.start === span.start && item.head.end === span.end) return item;
  }
  return undefined;
}

/** The only block of a path; undefined where there is none, or where virtual domains have one each. */
export function sectionOf(page: Page, path: string): BlockSection | undefined {
  const found: BlockSection[] = [];
  for (const item of itemsOf(page)) if (item.kind === "section" && item.path === path) found.push(item);
  return found.length === 1 ? found[0] : undefined;
}

function statementOf(block: BlockEdit | BlockSection, key: string): BlockStatement | undefined {
  return block.items.findLast(
    (item): item is BlockStatement =>
      item.kind === "statement" && item.key?.value === key && item.verb.value !== "append",
  );
}

/** Writes `set KEY VALUE` where the block says the key now, or as its last setting. */
export function state(page: Page, block: BlockEdit | BlockSection, key: string, value: string): TextEdit[] | undefined {
  const { text } = page;
  const now = statementOf(block, key);
  const line = `set ${key} ${value}`;
  if (now) return text.slice(now.span.start, now.span.end) === line ? undefined : [{ span: now.span, text: line }];
  if (!block.closed) return undefined;
  const last = block.items.findLast((item) => item.kind === "statement");
  const first = block.items.find((item) => item.kind === "section");
  if (first && !last) return undefined;
  const indent = last ? indentOf(text, last.span.start) : `${indentOf(text, block.head.start)}    `;
  return [insertAfter(text, last ? Math.max(last.span.start, last.span.end - 1) : block.head.start, [indent + line])];
}

/** A new `config PATH … end` at the end of the configuration, or of what virtual domains share. */
export function addSection(page: Page, path: string, lines: readonly string[]): TextEdit[] | undefined {
  const { items } = page.syntax.blocks;
  const global = items.find((item) => item.kind === "section" && item.path === "global");
  if (items.some((item) => item.kind === "section" && item.path === "vdom") && !global) return undefined;
  const within = global && global.kind === "section" ? global.items : items;
  const last = within.findLast((item) => item.kind === "section");
  if (last?.kind !== "section" || !last.closed) return undefined;
  const indent = indentOf(page.text, last.head.start);
  const block = [`config ${path}`, ...lines.map((line) => `    ${line}`), "end"].map((line) => indent + line);
  return [insertAfter(page.text, last.span.end - 1, block)];
}

/** Takes away all lines of a block or statement. */
export function removeItem(page: Page, { span }: BlockItem): TextEdit[] {
  return [removeLines(page.text, span)];
}
