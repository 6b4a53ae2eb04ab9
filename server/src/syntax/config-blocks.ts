import type { Located, Problem, Span } from "../text/span.ts";
import { BlockScanner } from "./block-scanner.ts";

/** A word of a statement; `span` is what stands between its quotes, `outer` holds the quotes too. */
export interface BlockWord extends Located<string> {
  readonly outer: Span;
}

/** `set KEY VALUE…`, and every other line that opens or closes nothing. */
export interface BlockStatement {
  readonly kind: "statement";
  readonly verb: BlockWord;
  readonly key: BlockWord | undefined;
  readonly values: readonly BlockWord[];
  readonly span: Span;
  /** Its first and last line; values in quotes may go over several. */
  readonly line: number;
  readonly lastLine: number;
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
  const scanner = new BlockScanner(text);
  const passed: number[] = [];
  const comments: Located<string>[] = [];
  const root: Open = { items: [] };
  const stack: Open[] = [root];
  const top = (): Open => stack.at(-1) ?? root;

  const close = (closed: boolean): void => {
    const open = stack.pop();
    if (!open?.finish) return;
    open.finish(closed);
  };
  while (scanner.next()) {
    const { words, line, lastLine, span } = scanner;
    const [verb] = words;
    if (!verb) {
      passed.push(line);
      if (scanner.isComment) comments.push({ value: text.slice(span.start, span.end), span });
      continue;
    }
    const word = verb.span.start === verb.outer.start ? verb.value : "";
    if (word === "config" && words.length > 1 && stack.length <= deepest) {
      const path = words.slice(1);
      stack.push(
        open(top(), span, line, scanner, (opened) => ({
          kind: "section",
          path: path.map((each) => each.value).join(" "),
          words: path,
          ...opened,
        })),
      );
    } else if (word === "edit" && words[1] && stack.length <= deepest) {
      const name = words[1];
      if (top().isEdit) close(false);
      stack.push({
        ...open(top(), span, line, scanner, (opened) => ({ kind: "edit", name, ...opened })),
        isEdit: true,
      });
    } else if (word === "next" && words.length === 1 && top().isEdit) close(true);
    else if (word === "end" && words.length === 1 && stack.length > 1) {
      // The command line takes `end` inside of an edit as the end of both.
      if (top().isEdit) close(false);
      if (stack.length > 1) close(true);
    } else {
      top().items.push({ kind: "statement", verb, key: words[1], values: words.slice(2), span, line, lastLine });
    }
  }
  while (stack.length > 1) close(false);
  return { items: root.items, lines: scanner.lines, passed, comments, problems: scanner.problems };
}

interface Open {
  readonly items: BlockItem[];
  readonly isEdit?: true;
  readonly finish?: (closed: boolean) => void;
}

/** A block below another; its place among the other's items is kept, and filled when it is closed. */
function open(
  parent: Open,
  head: Span,
  line: number,
  scanner: BlockScanner,
  make: (opened: Opened) => BlockSection | BlockEdit,
): Open {
  const items: BlockItem[] = [];
  const place = parent.items.length;
  parent.items.push(make({ span: head, head, items, line, lastLine: line, closed: false }));
  return {
    items,
    finish: (closed) => {
      const last = items.at(-1);
      const span = { start: head.start, end: closed ? scanner.span.end : (last?.span.end ?? head.end) };
      const lastLine = closed ? scanner.lastLine : (last?.lastLine ?? line);
      parent.items[place] = make({ span, head, items, line, lastLine, closed });
    },
  };
}
