import type { Span } from "../text/span.ts";
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
  /** Whether statements that begin with this word can only be read when all others have been; only at the top. */
  putsOff?(word: string): boolean;
  /** Whether it is known already what a line that was put off says, so that it need not be read; asked once for each. */
  takesOver?(start: number, end: number): boolean;
  /** Whether a statement that is not indented belongs here although the place around it knows its first word too. */
  claims?(words: Words): boolean;
  /** What statements that nobody knows are here. */
  readonly strangers: "unread" | "ignored";
  /** The statement that opens it does not matter either. */
  readonly ignored?: true;
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
export function readIndented(text: string, top: Block, language: LineLanguage): IndentedReading {
  const cursor = new LineCursor(text);
  const words = new Words(text);
  const account = new Account(words);
  const statements: Statement[] = [];
  const open: Open[] = [];
  const late: number[] = [];
  /** How far the first statement at the top that was understood is indented. */
  let margin: number | undefined;

  while (cursor.next()) {
    if (cursor.isBlank || language.isComment(text, cursor.start, cursor.end)) {
      if (!cursor.isBlank) leaveUnknown(open, cursor.indent);
      account.blank();
      continue;
    }
    words.load(cursor.start, cursor.end, cursor.indent);
    const word = words.peek();
    if (language.leaving.has(word) && words.left === 1) {
      open.pop();
      account.blank();
      continue;
    }
    const depth = depthFor(open, top, words, word === language.negation ? words.peek(1) : word, cursor.indent);
    if (depth < open.length) open.length = depth;
    const parent = open[open.length - 1];
    if (parent) {
      const last = statements[statements.length - 1];
      if (last) last.end = cursor.end;
    } else if (top.putsOff?.(word)) {
      late.push(cursor.start, cursor.end, cursor.indent);
      continue;
    } else statements.push({ word, start: cursor.start, end: cursor.end });

    const block = parent?.block ?? top;
    const outcome = block.knows(word) ? block.read(words, word) : "unknown";
    account.settle(outcome, block, word, parent?.word);
    if (typeof outcome === "object") open.push({ block: outcome, indent: cursor.indent, word });
    else if (outcome === "unknown" && (parent || margin === cursor.indent))
      open.push({ block: belowUnknown(block), indent: cursor.indent, word });
    if (!parent && outcome !== "unknown") margin ??= cursor.indent;
  }
  for (let at = 0; at < late.length; at += 3) {
    const [start, end, indent] = [late[at] as number, late[at + 1] as number, late[at + 2] as number];
    if (top.takesOver?.(start, end)) {
      account.takenOver();
      continue;
    }
    words.load(start, end, indent);
    const word = words.peek();
    account.settle(top.read(words, word), top, word, undefined);
  }
  return { ...account.result, statements };
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

/** Counts lines by what became of them; every word that no reader took or passed over on purpose is left over. */
class Account {
  readonly #words: Words;
  readonly #leftovers: Leftover[] = [];
  readonly #passedOver: Span[] = [];
  #read = 0;
  #ignored = 0;
  #unread = 0;

  constructor(words: Words) {
    this.#words = words;
  }

  blank(): void {
    this.#ignored++;
  }

  takenOver(): void {
    this.#read++;
  }

  settle(outcome: Outcome, block: Block, word: string, within: string | undefined): void {
    const words = this.#words;
    if (isIgnored(outcome, block)) {
      this.#ignored++;
      this.#passedOver.push(words.statement);
      return;
    }
    if (outcome === "unknown") words.rejectStatement();
    else if (!words.done && !isTrailingComment(words)) words.rejectRest();
    if (words.rejected.length === 0) {
      this.#read++;
      return;
    }
    this.#unread++;
    this.#passedOver.push(words.statement);
    const { statement } = words;
    for (const span of words.rejected) this.#leftovers.push({ span, statement, word, within });
  }

  get result(): Omit<IndentedReading, "statements"> {
    const [read, ignored, unread] = [this.#read, this.#ignored, this.#unread];
    return {
      lines: { total: read + ignored + unread, read, ignored, unread },
      leftovers: this.#leftovers,
      passedOver: this.#passedOver,
    };
  }
}

function isIgnored(outcome: Outcome, block: Block): boolean {
  if (outcome === "unknown") return block.strangers === "ignored";
  return outcome === "ignored" || (typeof outcome === "object" && outcome.ignored === true);
}

/** `! as tools write it behind a statement` */
function isTrailingComment(words: Words): boolean {
  return words.is("!");
}

/** A block that looks the first word up in a table, and hands what the block is about to the reader found there. */
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
