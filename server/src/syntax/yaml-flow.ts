import type { OpenLevel, PlaceFinder } from "./yaml-place.ts";
import {
  beginsEntry,
  flowPlainEnd,
  indentOf,
  isBlank,
  isDocumentMark,
  isLineEnd,
  isSeparated,
  lineEndOf,
  nextLine,
  skipBlanks,
  unquoted,
} from "./yaml-text.ts";

/** A line within brackets that stands less far in than YAML asks for; most programs read it all the same. */
export interface ShortLine {
  readonly at: number;
  readonly missing: number;
}

/** Reads brackets until they close or a line shows that they were forgotten. */
export class FlowScanner {
  readonly shortLines: ShortLine[] = [];
  readonly #finder: PlaceFinder;

  constructor(finder: PlaceFinder) {
    this.#finder = finder;
  }

  /** From a bracket on; the column is that of the block around it. Returns where to go on, and whether on the same line. */
  scan(from: number, column: number): { readonly at: number; readonly closed: boolean } {
    const { text, levels } = this.#finder;
    const outer = levels.length;
    this.#open(from, column);
    let at = from + 1;
    let gap = at;
    while (at < text.length) {
      const character = text[at] ?? "";
      if (isBlank(text, at)) at++;
      else if (isLineEnd(text, at)) {
        const line = nextLine(text, at);
        if (this.#isLeftAt(line, column)) {
          this.#noteGap(gap, line - 1);
          levels.length = outer;
          return { at: line, closed: false };
        }
        at = line;
      } else if (character === "#" && isBlank(text, at - 1)) {
        this.#noteGap(gap, at - 1);
        gap = lineEndOf(text, at);
        this.#finder.note("none", at, gap);
        at = gap;
      } else {
        at = this.#token(character, at, gap, column);
        gap = at;
        if (levels.length === outer) return { at, closed: true };
      }
    }
    this.#noteGap(gap, text.length);
    levels.length = outer;
    return { at: text.length, closed: false };
  }

  /** A bracket, a mark or a word; returns the offset behind it. */
  #token(character: string, at: number, gap: number, column: number): number {
    const level = this.#finder.innermost;
    if (level === undefined) return at + 1;
    const isColon = character === ":" && (level.phase === "word" || isSeparated(this.#finder.text, at + 1));
    const isCloser = character === "]" || character === "}";
    const isOpener = character === "[" || character === "{";
    const isWord = !(isColon || isCloser || isOpener || character === ",");
    this.#noteGap(gap, isOpener || isWord ? at - 1 : at);
    if (isWord) return this.#word(level, at, column);
    this.#finder.settle(at + 1);
    if (isOpener) {
      this.#finder.note("none", at, at);
      this.#open(at, column);
    } else if (isCloser) this.#close(at);
    else if (isColon) level.phase = "colon";
    else {
      level.phase = "open";
      level.key = undefined;
    }
    return at + 1;
  }

  #open(at: number, column: number): void {
    this.#finder.open(this.#finder.text[at] === "[" ? "sequence" : "mapping", true, at, column);
    this.#finder.settle(at + 1);
  }

  #close(at: number): void {
    this.#finder.levels.pop();
    const parent = this.#finder.innermost;
    if (parent?.flow) parent.phase = parent.phase === "open" && parent.kind === "mapping" ? "word" : "done";
    else this.#finder.note("none", at + 1, at + 1);
  }

  #word(level: OpenLevel, start: number, column: number): number {
    const { text } = this.#finder;
    const isQuoted = text[start] === '"' || text[start] === "'";
    const end = isQuoted ? quotedEnd(this.#finder, start, column) : flowPlainEnd(text, start);
    this.#finder.settle(end);
    if (level.kind === "mapping" && level.phase === "open") {
      this.#finder.noteKey(level, start, end);
      level.key = isQuoted ? unquoted(text.slice(start, end)) : text.slice(start, end);
      level.keys.push(level.key);
      level.phase = "word";
    } else {
      this.#finder.note(level.kind === "sequence" ? "item" : "value", start, end, { start, end });
      level.phase = level.kind === "sequence" && isQuoted ? "word" : "done";
    }
    return end;
  }

  #noteGap(start: number, end: number): void {
    const level = this.#finder.innermost;
    if (level?.phase === "open") this.#finder.note(level.kind === "sequence" ? "item" : "key", start, end);
    else if (level?.phase === "colon" && level.kind === "mapping") this.#finder.note("value", start, end);
    else this.#finder.note("none", start, end);
  }

  /** A line that stands too far left belongs to the brackets if it closes them or does not look like an entry of its own. */
  #isLeftAt(line: number, column: number): boolean {
    const { text } = this.#finder;
    const missing = column + 1 - indentOf(text, line);
    if (missing <= 0) return false;
    const first = skipBlanks(text, line);
    const closes = text[first] === "]" || text[first] === "}";
    if (!closes && (beginsEntry(text, first) || isDocumentMark(text, first))) return true;
    this.shortLines.push({ at: first, missing });
    return false;
  }
}

/** Behind the closing quote; when there is none before the block around it ends, at the end of the line. */
export function quotedEnd(finder: PlaceFinder, start: number, column: number): number {
  const { text } = finder;
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\" && quote === '"') at++;
    else if (text[at] === quote && quote === "'" && text[at + 1] === "'") at++;
    else if (text[at] === quote) return at + 1;
    else if (isLineEnd(text, at) && indentOf(text, nextLine(text, at)) <= column) break;
  }
  finder.noteOpenQuote(start);
  return lineEndOf(text, start);
}
