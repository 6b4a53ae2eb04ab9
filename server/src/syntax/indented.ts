import type { Span } from "../text/span.ts";
import { Account } from "./line-account.ts";
import { LineCursor } from "./line-cursor.ts";
import { Words } from "./words.ts";

/** What became of a statement: it was read (nothing), it opens a block, it does not matter, or its words are not known. */
export type Outcome = Block | "ignored" | "unknown" | undefined;

/** Statements of one kind of place: the top of a file, or what stands below one statement. */
export interface Block {
  /** Whether a statement that begins with this word may belong here. */
  knows(word: string): boolean;
  /** Reads a statement; `word` is its first one, still to be taken. */
  read(words: Words, word: string): Outcome;
  /** Whether a statement that is not indented belongs here although the place around it knows its first word too. */
  claims?(words: Words): boolean;
  /** What statements that nobody knows are here. */
  readonly strangers: "unread" | "ignored";
  /** The statement that opens it does not matter either. */
  readonly ignored?: true;
}

/** The top of a file. */
export interface Top extends Block {
  /** Whether statements that begin with this word can only be read when all others have been. */
  putsOff?(word: string): boolean;
  readonly known?: KnownText | undefined;
}

/** What an earlier reading of the same file makes needless to read. It is asked in the order of the text. */
export interface KnownText {
  /** The statement that begins here at the top and was taken over, with all that stands below it. */
  takesStatement(start: number): Statement | undefined;
  /** Lines from here on that the earlier reading put off, too; the first one is put off now. */
  linesFrom(start: number): Lines | undefined;
}

/** Lines that stand side by side, from the beginning of the first to the end of the last. */
export interface Lines {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** Takes over what an earlier reading knows them to say; false where they have to be read. */
  takeOver?(): boolean;
}

export type Reader<Item> = (words: Words, item: Item) => Outcome;

/** Text that was not understood. */
export interface Leftover {
  readonly span: Span;
  /** All of the statement it belongs to. */
  readonly statement: Span;
  /** The first word of the statement, and of the one it stands below. */
  readonly word: string;
  readonly within: string | undefined;
}

/** A statement at the top of the file, with all that stands below it. */
export interface Statement {
  readonly word: string;
  readonly start: number;
  end: number;
  /** How many lines that are. */
  lines: number;
  /** Whether all of them were read: none is blank, a comment, passed over or not understood. */
  isWhole: boolean;
}

/** What a language of indented statements has of its own. */
export interface LineLanguage {
  /** Whether a line is a comment; the offsets are those of its text without blanks at either end. */
  isComment(text: string, start: number, end: number): boolean;
  /** Words that, alone on a line, leave a block. */
  readonly leaving: ReadonlySet<string>;
  /** The word in front of a statement that takes it back; such a line stands where the statement itself would. */
  readonly negation?: string;
}

export interface IndentedReading {
  readonly lines: { readonly total: number; readonly read: number; readonly ignored: number; readonly unread: number };
  readonly leftovers: readonly Leftover[];
  /** In order, without those that were put off. */
  readonly statements: readonly Statement[];
  /** Statements that do not matter, and those that were not understood. */
  readonly passedOver: readonly Span[];
}

/**
 * Reads statements line by line. What is indented deeper than a statement stands below it; a line that is not indented
 * may still belong to the statement before it (people paste without blanks) when nothing else knows its first word.
 */
export function readIndented(text: string, top: Top, language: LineLanguage): IndentedReading {
  const cursor = new LineCursor(text);
  const words = new Words(text);
  const account = new Account(words);
  const statements: Statement[] = [];
  const open: Open[] = [];
  const late: Lines[] = [];
  /** How far the first statement at the top that was understood is indented. */
  let margin: number | undefined;
  /** Lines since the last statement at the top began, and whether one of them was blank or a comment. */
  let lines = 0;
  let isParted = false;

  while (cursor.next()) {
    const known = top.known?.takesStatement(cursor.start);
    if (known) {
      open.length = 0;
      margin ??= cursor.indent;
      statements.push(known);
      account.takenOver(known.lines);
      passTo(cursor, known.end);
      continue;
    }
    lines++;
    if (cursor.isBlank || language.isComment(text, cursor.start, cursor.end)) {
      if (!cursor.isBlank) leaveUnknown(open, cursor.indent);
      isParted = true;
      account.blank();
      continue;
    }
    words.load(cursor.start, cursor.end, cursor.indent);
    const word = words.peek();
    if (language.leaving.has(word) && words.left === 1) {
      open.pop();
      isParted = true;
      account.blank();
      continue;
    }
    const depth = depthFor(open, top, words, word === language.negation ? words.peek(1) : word, cursor.indent);
    if (depth < open.length) open.length = depth;
    const parent = open[open.length - 1];
    if (!parent && top.putsOff?.(word)) {
      const same = top.known?.linesFrom(cursor.start);
      late.push(same ?? { start: cursor.start - cursor.indent, end: cursor.end, count: 1 });
      if (same) passTo(cursor, same.end);
      continue;
    }
    if (!parent) {
      statements.push({ word, start: cursor.start, end: cursor.end, lines: 1, isWhole: true });
      lines = 1;
      isParted = false;
    }
    const block = parent?.block ?? top;
    const outcome = block.knows(word) ? block.read(words, word) : "unknown";
    const isRead = account.settle(outcome, block, word, parent?.word);
    const statement = statements[statements.length - 1];
    if (statement) {
      statement.end = cursor.end;
      statement.lines = lines;
      if (isParted || !isRead) statement.isWhole = false;
    }
    if (typeof outcome === "object") open.push({ block: outcome, indent: cursor.indent, word });
    else if (outcome === "unknown" && (parent || margin === cursor.indent))
      open.push({ block: belowUnknown(block), indent: cursor.indent, word });
    if (!parent && outcome !== "unknown") margin ??= cursor.indent;
  }

  const again = new LineCursor(text);
  for (const putOff of late) {
    if (putOff.takeOver?.()) {
      account.takenOver(putOff.count);
      continue;
    }
    again.goAheadTo(putOff.start);
    for (let line = 0; line < putOff.count && again.next(); line++) {
      words.load(again.start, again.end, again.indent);
      const word = words.peek();
      account.settle(top.read(words, word), top, word, undefined);
    }
  }
  return { ...account.result, statements };
}

/** Leaves all lines out up to the one that ends here. */
function passTo(cursor: LineCursor, end: number): void {
  cursor.goAheadTo(end);
  cursor.next();
}

interface Open {
  readonly block: Block;
  readonly indent: number;
  readonly word: string;
}

/** Below a statement that nobody knows, words may mean anything. */
function belowUnknown({ strangers }: Block): Block {
  return { strangers, knows: knowsNothing, read: () => "unknown" };
}

function knowsNothing(): boolean {
  return false;
}

/** A comment that is not indented deeper ends what stands below a statement that nobody knows. */
function leaveUnknown(open: Open[], indent: number): void {
  for (let last = open.at(-1); last && last.block.knows === knowsNothing && indent <= last.indent; last = open.at(-1))
    open.pop();
}

/** How many of the open blocks a line stands below; the word says what it is about. */
function depthFor(open: readonly Open[], top: Block, words: Words, word: string, indent: number): number {
  let depth = open.length;
  while (depth > 0 && (open[depth - 1] as Open).indent >= indent) depth--;
  if (depth === open.length) return depth;
  const around = open[depth - 1]?.block ?? top;
  const known = around.knows(word);
  for (let at = open.length; at > depth; at--) {
    const { block, indent: header } = open[at - 1] as Open;
    if (header === indent && block.knows(word) && (!known || block.claims?.(words))) return at;
  }
  return depth;
}

/**
 * A block that looks the first word up in a table, and hands what the block is about to the reader found there; that
 * word is taken by then.
 */
export function block<Item>(
  table: ReadonlyMap<string, Reader<Item>>,
  item: Item,
  more: Pick<Block, "strangers" | "claims">,
): Block {
  return new TableBlock(table, item, more.strangers, more.claims);
}

class TableBlock<Item> implements Block {
  readonly strangers: Block["strangers"];
  readonly claims: Exclude<Block["claims"], undefined>;
  readonly #table: ReadonlyMap<string, Reader<Item>>;
  readonly #item: Item;

  constructor(
    table: ReadonlyMap<string, Reader<Item>>,
    item: Item,
    strangers: Block["strangers"],
    claims: Block["claims"],
  ) {
    this.strangers = strangers;
    this.claims = claims ?? claimsNothing;
    this.#table = table;
    this.#item = item;
  }

  knows(word: string): boolean {
    return this.#table.has(word);
  }

  read(words: Words, word: string): Outcome {
    const reader = this.#table.get(word);
    if (!reader) return "unknown";
    words.skip();
    return reader(words, this.#item);
  }
}

function claimsNothing(): boolean {
  return false;
}
