import type { Located, Problem, Span } from "../text/span.ts";
import type { Writable } from "../text/writable.ts";
import { BlockScanner, type BlockWord } from "./block-scanner.ts";

export type { BlockWord };

/**
 * `set KEY VALUE…`, and every other line that opens or closes nothing. Its words are parted each time somebody asks:
 * mostly that is once, and kept for all lines they weigh more than the text.
 */
export class BlockStatement {
  readonly kind = "statement";
  /** Its first and last line; values in quotes may go over several. */
  readonly line: number;
  readonly lastLine: number;
  readonly span: Span;
  readonly #text: string;

  constructor(text: string, span: Span, line: number, lastLine: number) {
    this.#text = text;
    this.span = span;
    this.line = line;
    this.lastLine = lastLine;
  }

  get verb(): BlockWord {
    return this.words[0] ?? { value: "", span: this.span, outer: this.span };
  }

  get key(): BlockWord | undefined {
    return this.words[1];
  }

  get values(): readonly BlockWord[] {
    return this.words.slice(2);
  }

  /** Verb, key and values, parted once for all of them. */
  get words(): readonly BlockWord[] {
    const scanner = new BlockScanner(this.#text, keepAll, this.span.start);
    scanner.next();
    return scanner.words;
  }
}

function keepAll(): boolean {
  return true;
}

interface Opened {
  /** From the word that opens it to the one that closes it. */
  readonly span: Span;
  /** The line that opens it, without blanks at either end. */
  readonly head: Span;
  readonly items: readonly BlockItem[];
  readonly line: number;
  readonly lastLine: number;
  /** A line of its own closes it. */
  readonly closed: boolean;
}

/** `config WORD…` to `end` */
export interface BlockSection extends Opened {
  readonly kind: "section";
  /** The words, with single spaces between them. */
  readonly path: string;
  readonly words: readonly BlockWord[];
}

/** `edit NAME` to `next` */
export interface BlockEdit extends Opened {
  readonly kind: "edit";
  readonly name: BlockWord;
}

export type BlockItem = BlockStatement | BlockSection | BlockEdit;

export interface Blocks {
  readonly items: readonly BlockItem[];
  readonly lines: number;
  /** Lines that are blank or a comment, by number. */
  readonly passed: readonly number[];
  /** Comments in order: what begins with a number sign. */
  readonly comments: readonly Located<string>[];
  readonly problems: readonly Problem[];
}

/** Nobody nests deeper; what does is no configuration. */
const deepest = 32;

/** Reads text of nested `config … end` and `edit … next` blocks; takes any text. */
export function readBlocks(text: string): Blocks {
  const scanner = new BlockScanner(text, opens);
  const passed: number[] = [];
  const comments: Located<string>[] = [];
  const root: BlockItem[] = [];
  const stack: Draft[] = [];

  const close = (closed: boolean): void => {
    const block = stack.pop();
    if (!block) return;
    const last = block.items.at(-1);
    const end = closed ? scanner.end : (last?.span.end ?? block.head.end);
    block.span = { start: block.head.start, end };
    block.lastLine = closed ? scanner.lastLine : (last?.lastLine ?? block.line);
    block.closed = closed;
  };
  while (scanner.next()) {
    const { line, lastLine, start, end, count, words } = scanner;
    if (count === 0) {
      passed.push(line);
      if (scanner.isComment) comments.push({ value: text.slice(start, end), span: { start, end } });
      continue;
    }
    const span = { start, end };
    let top = stack.at(-1);
    const mayOpen = opens(text, start) && stack.length < deepest;
    const [verb, name] = mayOpen ? words : [];
    if (name && verb?.value === "config") {
      const path = words.slice(1);
      const block: SectionDraft = {
        kind: "section",
        path: path.map((each) => each.value).join(" "),
        words: path,
        ...opened(span, line),
      };
      (top?.items ?? root).push(block);
      stack.push(block);
    } else if (name && verb?.value === "edit") {
      if (top?.kind === "edit") {
        close(false);
        top = stack.at(-1);
      }
      const block: EditDraft = { kind: "edit", name, ...opened(span, line) };
      (top?.items ?? root).push(block);
      stack.push(block);
    } else if (top?.kind === "edit" && is(text, start, end, "next")) close(true);
    else if (top && is(text, start, end, "end")) {
      // The command line takes `end` inside of an edit as the end of both.
      if (top.kind === "edit") close(false);
      close(true);
    } else (top?.items ?? root).push(new BlockStatement(text, span, line, lastLine));
  }
  while (stack.length > 0) close(false);
  return { items: root, lines: scanner.lines, passed, comments, problems: scanner.problems };
}

type SectionDraft = Writable<BlockSection> & { items: BlockItem[] };
type EditDraft = Writable<BlockEdit> & { items: BlockItem[] };
type Draft = SectionDraft | EditDraft;

function opened(head: Span, line: number) {
  const items: BlockItem[] = [];
  return { span: head, head, items, line, lastLine: line, closed: false };
}

/** The first word may open a block. */
function opens(text: string, start: number): boolean {
  return text.startsWith("edit", start) || text.startsWith("config", start);
}

function is(text: string, start: number, end: number, word: string): boolean {
  return end - start === word.length && text.startsWith(word, start);
}
