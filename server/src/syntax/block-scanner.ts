import type { Problem, Span } from "../text/span.ts";
import type { BlockWord } from "./config-blocks.ts";

const tab = 9;
const feed = 10;
const carriage = 13;
const doubleQuote = 34;
const numberSign = 35;
const singleQuote = 39;
const backslash = 92;

/**
 * Goes through a text statement by statement and parts each into words. A value in double quotes may hold line ends;
 * a backslash takes away the meaning of what follows it.
 */
export class BlockScanner {
  words: BlockWord[] = [];
  /** The statement without blanks at either end. */
  span: Span = { start: 0, end: 0 };
  line = 0;
  lastLine = 0;
  /** Lines gone through. */
  lines = 0;
  isComment = false;
  readonly problems: Problem[] = [];
  readonly #text: string;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** Moves to the next statement, blank line or comment; false when there is none. */
  next(): boolean {
    const text = this.#text;
    if (this.#at >= text.length) return false;
    this.words = [];
    this.line = this.lines;
    this.isComment = false;
    this.#skipBlanks();
    const start = this.#at;
    if (text.charCodeAt(start) === numberSign || text.startsWith("--More--", start)) {
      this.isComment = true;
      this.#at = this.#lineEnd(start);
    } else
      while (!this.#isLineEnd(this.#at)) {
        this.#readWord();
        this.#skipBlanks();
      }
    const last = this.words.at(-1);
    this.span = { start, end: last?.outer.end ?? this.#at };
    this.lastLine = this.lines;
    this.#passLineEnd();
    return true;
  }

  #readWord(): void {
    const text = this.#text;
    const start = this.#at;
    let value = "";
    let from = start;
    let pieces = 0;
    let wholly: Span | undefined;
    while (!this.#isLineEnd(this.#at) && !isBlank(text.charCodeAt(this.#at))) {
      const code = text.charCodeAt(this.#at);
      if (code === doubleQuote || (code === singleQuote && this.#at === start)) {
        const inner = this.#quoted(code);
        if (inner) {
          value += text.slice(from, inner.start - 1) + unescaped(text.slice(inner.start, inner.end), code);
          from = this.#at;
          pieces++;
          if (inner.start - 1 === start) wholly = inner;
          continue;
        }
      } else if (code === backslash && !this.#isLineEnd(this.#at + 1)) {
        value += text.slice(from, this.#at) + text.charAt(this.#at + 1);
        this.#at += 2;
        from = this.#at;
        pieces += 2;
        continue;
      }
      this.#at++;
    }
    const outer = { start, end: this.#at };
    const isWhole = wholly !== undefined && pieces === 1 && wholly.end + 1 === this.#at;
    this.words.push({ value: value + text.slice(from, this.#at), span: isWhole && wholly ? wholly : outer, outer });
  }

  /** What stands between quotes, the closing one passed; undefined, with nothing passed, when none closes it. */
  #quoted(quote: number): Span | undefined {
    const text = this.#text;
    const start = this.#at + 1;
    let lines = 0;
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === backslash && quote === doubleQuote) {
        if (isBreak(text, at + 1)) lines++;
        at++;
      } else if (code === quote) {
        const behind = text.charCodeAt(at + 1);
        // A quote in a later line that more text follows opened there: the one here was never closed.
        if (lines > 0 && !Number.isNaN(behind) && behind > 32) break;
        this.#at = at + 1;
        this.lines += lines;
        return { start, end: at };
      } else if (isBreak(text, at)) {
        if (quote === singleQuote) return undefined;
        lines++;
      }
    }
    this.problems.push({ span: { start: start - 1, end: start }, message: "no quote closes this one" });
    return undefined;
  }

  #skipBlanks(): void {
    while (isBlank(this.#text.charCodeAt(this.#at))) this.#at++;
  }

  #isLineEnd(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    return at >= this.#text.length || code === feed || code === carriage;
  }

  #lineEnd(from: number): number {
    let at = from;
    while (!this.#isLineEnd(at)) at++;
    return at;
  }

  #passLineEnd(): void {
    const isPair = this.#text.charCodeAt(this.#at) === carriage && this.#text.charCodeAt(this.#at + 1) === feed;
    this.#at += isPair ? 2 : 1;
    this.lines++;
  }
}

/** A line ends here: LF, or CR without one. */
function isBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === feed || (code === carriage && text.charCodeAt(at + 1) !== feed);
}

function isBlank(code: number): boolean {
  return code === 32 || code === tab || (code < 32 && code !== feed && code !== carriage);
}

function unescaped(text: string, quote: number): string {
  return quote === doubleQuote && text.includes("\\") ? text.replace(/\\([\s\S])/g, "$1") : text;
}
