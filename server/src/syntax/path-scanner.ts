import type { Span } from "../text/span.ts";

export type PathToken = "word" | "open" | "close" | "end" | "list" | "list-end" | "break" | "comment" | "nothing";

const feed = 10;
const carriage = 13;
const exclamation = 33;
const doubleQuote = 34;
const numberSign = 35;
const asterisk = 42;
const slash = 47;
const semicolon = 59;
const less = 60;
const openingBracket = 91;
const backslash = 92;
const closingBracket = 93;
const openingBrace = 123;
const closingBrace = 125;

/** Parts a text of nested blocks, or of lines that are paths, into words and signs. Line ends are signs too. */
export class PathScanner {
  token: PathToken = "nothing";
  /** A word without its quotes, or a comment's own words. */
  value = "";
  /** Where the sign or word begins and ends, quotes counted. */
  start = 0;
  end = 0;
  /** Where the sign or word begins. */
  line = 0;
  /** Line ends gone through. */
  lines = 0;
  readonly #text: string;
  #at: number;
  #isQuoted = false;
  #isLineStart = true;
  /** Between these no quote closes. */
  #openFrom = 0;
  #openTo = 0;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** Without quotes. */
  get span(): Span {
    return this.#isQuoted ? { start: this.start + 1, end: this.end - 1 } : { start: this.start, end: this.end };
  }

  /** Where the scanner goes on. */
  get at(): number {
    return this.#at;
  }

  /** Moves on; in a line that is a path, braces and semicolons are letters like others. */
  next(isPath: boolean): PathToken {
    const text = this.#text;
    while (isBlank(text.charCodeAt(this.#at))) this.#at++;
    const start = this.#at;
    const isLineStart = this.#isLineStart;
    this.#isLineStart = false;
    this.line = this.lines;
    const code = text.charCodeAt(start);
    if (start >= text.length) return this.#sign("nothing", 0);
    if (code === feed || code === carriage) {
      this.#isLineStart = true;
      this.lines++;
      return this.#sign("break", code === carriage && text.charCodeAt(start + 1) === feed ? 2 : 1);
    }
    if (code === numberSign || (code === exclamation && isLineStart)) return this.#lineComment(start);
    if (code === slash && text.charCodeAt(start + 1) === asterisk && !isPath) return this.#blockComment(start);
    if (code === openingBracket) return this.#sign("list", 1);
    if (code === closingBracket) return this.#sign("list-end", 1);
    if (!isPath) {
      if (code === openingBrace) return this.#sign("open", 1);
      if (code === closingBrace) return this.#sign("close", 1);
      if (code === semicolon) return this.#sign("end", 1);
    }
    return this.#word(start, isPath);
  }

  /** Where the line that the scanner is in ends. */
  get lineEnd(): number {
    let at = this.#at;
    while (at < this.#text.length && !isBreak(this.#text.charCodeAt(at))) at++;
    return at;
  }

  /** Goes to the end of the line, and says where that is. */
  passLine(): number {
    this.#at = this.lineEnd;
    return this.#at;
  }

  /** What the next sign would begin with, line ends left out; nothing is gone through. */
  peekPastBreaks(): number {
    let at = this.#at;
    while (isBlank(this.#text.charCodeAt(at)) || isBreak(this.#text.charCodeAt(at))) at++;
    return this.#text.charCodeAt(at);
  }

  #sign(token: PathToken, length: number): PathToken {
    this.start = this.#at;
    this.end = this.#at + length;
    this.#isQuoted = false;
    this.value = "";
    this.#at += length;
    this.token = token;
    return token;
  }

  #lineComment(start: number): PathToken {
    let at = start;
    while (at < this.#text.length && !isBreak(this.#text.charCodeAt(at))) at++;
    this.#sign("comment", at - start);
    return "comment";
  }

  /** What is said between the signs, on one line. A comment that nothing closes ends with its line. */
  #blockComment(start: number): PathToken {
    const text = this.#text;
    const end = text.indexOf("*/", start + 2);
    if (end < 0) return this.#lineComment(start);
    this.#sign("comment", end + 2 - start);
    this.value = text
      .slice(start + 2, end)
      .split(/[\s*]+/)
      .filter((each) => each !== "")
      .join(" ");
    for (let at = start; at < end; at++)
      if (text.charCodeAt(at) === feed || (text.charCodeAt(at) === carriage && text.charCodeAt(at + 1) !== feed))
        this.lines++;
    return "comment";
  }

  #word(start: number, isPath: boolean): PathToken {
    const text = this.#text;
    const closing = text.charCodeAt(start) === doubleQuote ? this.#closingQuote(start + 1, isPath) : -1;
    if (closing >= 0) {
      this.#sign("word", closing + 1 - start);
      this.#isQuoted = true;
      this.value = unescaped(text.slice(start + 1, closing));
      return "word";
    }
    // `<ge-[01]*>` is one word, and so is `ge-0/0/[0-3]`.
    const isPattern = text.charCodeAt(start) === less;
    let brackets = 0;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (isBlank(code) || isBreak(code)) break;
      if (!isPath && !isPattern && (code === openingBrace || code === closingBrace)) break;
      if (!isPath && code === semicolon) break;
      if (code === openingBracket) brackets++;
      else if (code === closingBracket && !isPattern && --brackets < 0) break;
    }
    this.#sign("word", at - start);
    this.value = text.slice(start, at);
    return "word";
  }

  /** A quote that a blank, a sign or nothing follows; in a path it stands in the same line. The lines between are gone through. */
  #closingQuote(from: number, isPath: boolean): number {
    const text = this.#text;
    if (this.#openFrom <= from && from < this.#openTo) return -1;
    let lines = 0;
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === backslash) at++;
      else if (code === doubleQuote && mayFollow(text.charCodeAt(at + 1))) {
        this.lines += lines;
        return at;
      } else if (isPath && isBreak(code)) break;
      else if (code === feed || (code === carriage && text.charCodeAt(at + 1) !== feed)) lines++;
    }
    this.#openFrom = from;
    this.#openTo = at;
    return -1;
  }
}

function mayFollow(code: number): boolean {
  return (
    Number.isNaN(code) ||
    code <= 32 ||
    code === semicolon ||
    code === closingBracket ||
    code === openingBrace ||
    code === closingBrace
  );
}

function isBreak(code: number): boolean {
  return code === feed || code === carriage;
}

function isBlank(code: number): boolean {
  return code === 32 || (code < 32 && !isBreak(code));
}

function unescaped(text: string): string {
  return text.includes("\\") ? text.replace(/\\(["\\])/g, "$1") : text;
}
