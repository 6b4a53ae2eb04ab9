import type { Located, Problem, Span } from "../text/span.ts";

/** A word of a statement; `span` is what stands between its quotes, `outer` holds the quotes too. */
export interface BlockWord extends Located<string> {
  readonly outer: Span;
}

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
  /** The words, when they are to be kept; of a statement passed over only how many there are. */
  words: BlockWord[] = [];
  count = 0;
  /** The statement without blanks at either end. */
  start = 0;
  end = 0;
  line = 0;
  lastLine = 0;
  /** Lines gone through. */
  lines = 0;
  isComment = false;
  readonly problems: Problem[] = [];
  readonly #text: string;
  readonly #keeps: (text: string, start: number) => boolean;
  #at: number;

  /** `keeps` says of which statements the words are wanted. */
  constructor(text: string, keeps: (text: string, start: number) => boolean, from = 0) {
    this.#text = text;
    this.#keeps = keeps;
    this.#at = from === 0 && text.charCodeAt(0) === 0xfeff ? 1 : from;
  }

  /** Moves to the next statement, blank line or comment; false when there is none. */
  next(): boolean {
    const text = this.#text;
    if (this.#at >= text.length) return false;
    this.count = 0;
    this.line = this.lines;
    this.isComment = false;
    this.#skipBlanks();
    const start = this.#at;
    let end = start;
    if (text.charCodeAt(start) === numberSign || text.startsWith("--More--", start)) {
      this.isComment = true;
      this.#at = this.#lineEnd(start);
      end = this.#at;
    } else {
      const keeps = this.#keeps(text, start);
      if (keeps) this.words = [];
      while (!this.#isLineEnd(this.#at)) {
        if (keeps) this.#readWord();
        else this.#passWord();
        this.count++;
        end = this.#at;
        this.#skipBlanks();
      }
    }
    this.start = start;
    this.end = end;
    this.lastLine = this.lines;
    this.#passLineEnd();
    return true;
  }

  /** The same way as `readWord`, with nothing kept. */
  #passWord(): void {
    const text = this.#text;
    const start = this.#at;
    for (let code = text.charCodeAt(start); !isEnd(code); code = text.charCodeAt(this.#at)) {
      if (code === doubleQuote || (code === singleQuote && this.#at === start)) {
        if (this.#quoted(code)) continue;
      } else if (code === backslash && !this.#isLineEnd(this.#at + 1)) this.#at++;
      this.#at++;
    }
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

function isEnd(code: number): boolean {
  return code <= 32 || Number.isNaN(code);
}

function isBlank(code: number): boolean {
  return code === 32 || code === tab || (code < 32 && code !== feed && code !== carriage);
}

function unescaped(text: string, quote: number): string {
  return quote === doubleQuote && text.includes("\\") ? text.replace(/\\([\s\S])/g, "$1") : text;
}
