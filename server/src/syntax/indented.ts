import type { Span } from "../text/span.ts";
import { Words } from "./words.ts";

/**
 * What became of a statement: it was read (nothing), it opens a block, it does not matter, its words are not known,
 * or it can only be read when all others have been.
 */
export type Outcome = Block | "ignored" | "unknown" | "later" | undefined;

/** Statements of one kind of place: the top of a file, or what stands below one statement. */
export interface Block {
  /** Whether a statement that begins with this word may belong here. */
  knows(word: string): boolean;
  read(words: Words): Outcome;
  /** Reads what was put off. */
  readLater?(words: Words): Outcome;
  /** Whether a statement that is not indented belongs here although the top of the file knows its first word too. */
  claims?(words: Words): boolean;
  /** What statements that nobody knows are here. */
  readonly strangers: "unread" | "ignored";
  /** What this place is about; narrows what an unread statement can have meant. */
  readonly about?: string;
  /** The statement that opens it does not matter either. */
  readonly ignored?: true;
}

export type Reader<Item> = (words: Words, item: Item) => Outcome;

/** One line that was not understood, or part of it. */
export interface Leftover {
  readonly span: Span;
  /** The first word of the statement, and of the statement it stands below. */
  readonly word: string;
  readonly within: string | undefined;
  readonly about: string | undefined;
}

/** A statement at the top of the file, with all that stands below it. */
export interface Statement {
  readonly word: string;
  readonly start: number;
  end: number;
}

export interface LineLanguage {
  /** Whether a line is a comment; `start` is its first character that is not blank. */
  isComment(text: string, start: number, end: number): boolean;
  /** Words that leave a block. */
  readonly leaving: ReadonlySet<string>;
}

export interface IndentedReading {
  readonly lines: { total: number; read: number; ignored: number; unread: number };
  readonly leftovers: readonly Leftover[];
  /** In order, without those that were put off. */
  readonly statements: readonly Statement[];
  /** Statements that do not matter, and those that were not understood. */
  readonly passedOver: readonly Span[];
}

interface Open {
  readonly block: Block;
  readonly indent: number;
  readonly word: string;
}

/**
 * Reads statements line by line. What is indented deeper than a statement stands below it; a line that is not indented
 * may still belong to the statement before it (people paste without blanks) when nothing else knows its first word.
 */
export function readIndented(text: string, top: Block, language: LineLanguage): IndentedReading {
  const words = new Words(text);
  const lines = { total: 0, read: 0, ignored: 0, unread: 0 };
  const leftovers: Leftover[] = [];
  const statements: Statement[] = [];
  const passedOver: Span[] = [];
  const later: number[] = [];
  const open: Open[] = [];

  const settle = (
    outcome: "ignored" | "unknown" | undefined,
    block: Block,
    word: string,
    within: string | undefined,
  ): void => {
    if (outcome === "ignored" || (outcome === "unknown" && block.strangers === "ignored")) {
      lines.ignored++;
      passedOver.push(words.statement);
      return;
    }
    if (outcome === "unknown") {
      words.rejected.length = 0;
      words.rejected.push(words.statement);
    } else if (!words.done && !isTrailingComment(words)) words.rejected.push(words.restSpan());
    if (words.rejected.length === 0) lines.read++;
    else {
      lines.unread++;
      passedOver.push(words.statement);
      for (const span of words.rejected) leftovers.push({ span, word, within, about: block.about });
    }
  };

  let next = 0;
  while (next < text.length) {
    const lineStart = next;
    let lineEnd = next;
    while (lineEnd < text.length && !isLineEnd(text.charCodeAt(lineEnd))) lineEnd++;
    next = lineEnd + (text.charCodeAt(lineEnd) === 13 && text.charCodeAt(lineEnd + 1) === 10 ? 2 : 1);
    lines.total++;

    let start = lineStart;
    while (start < lineEnd && text.charCodeAt(start) <= 32) start++;
    let end = lineEnd;
    while (end > start && text.charCodeAt(end - 1) <= 32) end--;
    if (start === end || language.isComment(text, start, end)) {
      lines.ignored++;
      continue;
    }
    const indent = start - lineStart;
    words.load(start, end, indent);
    const word = words.peek();
    if (language.leaving.has(word) && words.left === 1) {
      open.pop();
      lines.ignored++;
      continue;
    }

    const depth = depthFor(open, top, words, word, indent);
    open.length = depth;
    const parent = open[depth - 1];
    const block = parent?.block ?? top;
    const outcome = block.knows(word) ? block.read(words) : "unknown";
    if (outcome === "later") {
      later.push(start, end, indent);
      continue;
    }
    const within = parent?.word;
    if (!parent) statements.push({ word, start, end });
    else {
      const last = statements.at(-1);
      if (last) last.end = end;
    }
    if (typeof outcome !== "object") settle(outcome, block, word, within);
    else {
      open.push({ block: outcome, indent, word });
      settle(outcome.ignored ? "ignored" : undefined, block, word, within);
    }
  }

  for (let at = 0; at < later.length; at += 3) {
    words.load(later[at] as number, later[at + 1] as number, later[at + 2] as number);
    const word = words.peek();
    const outcome = top.readLater?.(words);
    settle(outcome === "ignored" || outcome === "unknown" ? outcome : undefined, top, word, undefined);
  }
  return { lines, leftovers, statements, passedOver };
}

/** How many of the open blocks a line stands below. */
function depthFor(open: readonly Open[], top: Block, words: Words, word: string, indent: number): number {
  let depth = open.length;
  while (depth > 0 && (open[depth - 1] as Open).indent >= indent) depth--;
  if (depth === open.length) return depth;
  const known = ((depth > 0 ? open[depth - 1]?.block : undefined) ?? top).knows(word);
  for (let at = open.length; at > depth; at--) {
    const { block, indent: header } = open[at - 1] as Open;
    if (header !== indent || !block.knows(word)) continue;
    if (!known || block.claims?.(words)) return at;
  }
  return depth;
}

/** A block that looks the first word up in a table. */
export function block<Item>(
  table: ReadonlyMap<string, Reader<Item>>,
  item: Item,
  more: Omit<Block, "knows" | "read"> & { readonly knows?: (word: string) => boolean },
): Block {
  return {
    ...more,
    knows: more.knows ?? ((word) => table.has(word)),
    read: (words) => {
      const reader = table.get(words.peek());
      if (!reader) return "unknown";
      words.skip();
      return reader(words, item);
    },
  };
}

function isTrailingComment(words: Words): boolean {
  return words.is("!");
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
