import { LineCursor } from "../../../syntax/line-cursor.ts";
import type { PathNode } from "../../../syntax/path-tree.ts";
import type { Located, Problem, Span } from "../../../text/span.ts";
import { type ConfigTree, deepest, TreeDraft } from "./tree.ts";
import { WordScanner } from "./words.ts";

/**
 * Reads what `show config running` prints: `name {` opens, `}` closes, `name value;` states, each on a line of its own.
 * Values may hold anything, semicolons and braces too; those in quotes, and banners, go over several lines.
 */
export function readBraces(text: string): ConfigTree {
  const draft = new TreeDraft();
  const { root, repeats } = draft;
  const asides: Span[] = [];
  const problems: Problem[] = [];
  const stack: Opened[] = [];
  const words = new WordScanner(text, () => true);
  const cursor = new LineCursor(text);
  let skipped = 0;
  let node = root;
  while (cursor.next()) {
    if (cursor.isBlank) continue;
    const { start } = cursor;
    const line = { start, end: cursor.end };
    const last = text.charAt(line.end - 1);
    if (text.charAt(start) === "#" || text.charAt(start) === "!" || isCommandLine(text, line)) asides.push(line);
    else if (line.end - start === 1 && last === "}") {
      if (skipped > 0) skipped--;
      else node = close(stack, line.end) ?? root;
    } else if (last === "{") {
      if (stack.length >= deepest) {
        skipped++;
        problems.push({ span: line, message: "nested too deep to be read" });
        continue;
      }
      const parent = node;
      const head = words.read(start).filter((word) => word.value !== "{");
      const inner: PathNode[] = [];
      for (const word of head.slice(0, 2)) {
        node = draft.state(node, word, line);
        inner.push(node);
      }
      stack.push({ parent, nodes: inner });
    } else {
      const end = endOfValue(text, cursor, line);
      if (end === undefined) problems.push({ span: line, message: "expected a semicolon at the end" });
      if (skipped === 0) stateLine(draft, node, text, { start, end: end ?? line.end }, end === undefined, words);
    }
  }
  while (stack.length > 0) close(stack, text.length);
  return { syntax: "braces", root, commands: [], repeats, asides, problems: [...problems, ...words.problems] };
}

interface Opened {
  readonly parent: PathNode;
  /** The words before the brace. */
  readonly nodes: readonly PathNode[];
}

/** Returns the block around the one that ends. */
function close(stack: Opened[], end: number): PathNode | undefined {
  const top = stack.pop();
  for (const node of top?.nodes ?? []) if (node.extent.end < end) node.extent = { start: node.extent.start, end };
  return top?.parent;
}

/** What was typed to get the text: `show config running`, a prompt. */
function isCommandLine(text: string, { start, end }: Span): boolean {
  return text.charAt(end - 1) !== ";" && (text.startsWith("show ", start) || text.slice(start, end) === "<BLANKLINE>");
}

/** Goes on to the line that ends the value, where one may go over several; undefined where nothing ends it. */
function endOfValue(text: string, cursor: LineCursor, { start, end }: Span): number | undefined {
  if (text.charAt(end - 1) === ";" && !isOpenQuote(text, start, end)) return end;
  if (!isOpenQuote(text, start, end) && !text.startsWith("login-banner ", start)) return undefined;
  const quoted = isOpenQuote(text, start, end);
  while (cursor.next()) {
    const isEnd = quoted ? text.startsWith('";', cursor.end - 2) : text.charAt(cursor.end - 1) === ";";
    if (isEnd && cursor.end > start) return cursor.end;
  }
  return end;
}

/** `name "value`, whose quote this line does not close */
function isOpenQuote(text: string, start: number, end: number): boolean {
  const quote = text.indexOf(' "', start);
  if (quote < 0 || quote >= end) return false;
  return !(text.startsWith('";', end - 2) && end - 2 > quote + 1) && !text.slice(quote + 2, end).includes('"');
}

/** `name;`, `name value;`, `name "value";`, `name [ a b];` */
function stateLine(
  draft: TreeDraft,
  parent: PathNode,
  text: string,
  line: Span,
  isOpen: boolean,
  scanner: WordScanner,
): void {
  const end = isOpen ? line.end : line.end - 1;
  const key = firstWord(text, line.start, end);
  const node = draft.state(parent, key, line);
  const from = pastBlanks(text, key.outerEnd, end);
  if (from >= end) return;
  if (text.charAt(from) === "[" && text.charAt(end - 1) === "]") {
    for (const word of scanner.read(from)) {
      if (word.span.start >= end) break;
      if (word.listed) draft.state(node, word, word.span);
    }
    return;
  }
  const isQuoted = text.charAt(from) === '"' && text.charAt(end - 1) === '"' && end - from >= 2;
  const span = isQuoted ? { start: from + 1, end: end - 1 } : { start: from, end };
  draft.state(node, { value: text.slice(span.start, span.end), span }, span);
}

/** A name, in quotes where it has blanks. */
function firstWord(text: string, start: number, end: number): Located<string> & { readonly outerEnd: number } {
  const close = text.charAt(start) === '"' ? text.indexOf('"', start + 1) : -1;
  if (0 <= close && close < end)
    return { value: text.slice(start + 1, close), span: { start: start + 1, end: close }, outerEnd: close + 1 };
  let at = start;
  while (at < end && text.charCodeAt(at) > 32) at++;
  return { value: text.slice(start, at), span: { start, end: at }, outerEnd: at };
}

function pastBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) <= 32) at++;
  return at;
}
