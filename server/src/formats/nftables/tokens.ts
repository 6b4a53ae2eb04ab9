import type { Span } from "../../text/span.ts";

/** A piece of nftables text. Blanks, comments and continued line ends are none. */
export interface Token {
  readonly kind: "word" | "string" | "variable" | "sign" | "newline";
  /** Without quotes, and without the `$` of a variable. */
  readonly text: string;
  readonly span: Span;
}

/** Cuts nftables text into tokens, one at a time. */
export class Lexer {
  readonly #text: string;
  #at = 0;
  #ahead: Token | undefined;

  constructor(text: string) {
    this.#text = text;
    if (text.startsWith("\ufeff")) this.#at = 1;
  }

  /** The next token, without taking it; undefined at the end. */
  peek(): Token | undefined {
    this.#ahead ??= this.#scan();
    return this.#ahead;
  }

  take(): Token | undefined {
    const token = this.peek();
    this.#ahead = undefined;
    return token;
  }

  #scan(): Token | undefined {
    this.#skipBlanks();
    const text = this.#text;
    const start = this.#at;
    if (start >= text.length) return undefined;
    const code = text.charCodeAt(start);
    if (code === 10 || code === 13) {
      this.#at += code === 13 && text.charCodeAt(start + 1) === 10 ? 2 : 1;
      return this.#token("newline", start, "\n");
    }
    if (code === 34) return this.#string(start);
    if (code === 36 && isNameStart(text.charCodeAt(start + 1))) {
      this.#at = nameEnd(text, start + 1);
      return this.#token("variable", start, text.slice(start + 1, this.#at));
    }
    const colons = colonsEnd(text, start);
    if (colons > start) {
      this.#at = colons;
      return this.#token("word", start, text.slice(start, colons));
    }
    if (isNameStart(code)) {
      this.#at = nameEnd(text, start);
      if (text.charCodeAt(this.#at) === 42) this.#at++;
      const word = text.slice(start, this.#at);
      return this.#token(word === "." ? "sign" : "word", start, word);
    }
    if (isDigit(code)) {
      this.#at = numberEnd(text, start);
      return this.#token("word", start, text.slice(start, this.#at));
    }
    const two = text.slice(start, start + 2);
    const sign = twoCharacterSigns.has(two) ? two : text.charAt(start);
    this.#at += sign.length;
    return this.#token("sign", start, sign);
  }

  #token(kind: Token["kind"], start: number, text: string): Token {
    return { kind, text, span: { start, end: this.#at } };
  }

  /** Up to the closing quote; one that is missing ends with the line. */
  #string(start: number): Token {
    const text = this.#text;
    let end = start + 1;
    while (end < text.length && !isLineEnd(text.charCodeAt(end)) && text.charCodeAt(end) !== 34) end++;
    this.#at = text.charCodeAt(end) === 34 ? end + 1 : end;
    return this.#token("string", start, text.slice(start + 1, end));
  }

  #skipBlanks(): void {
    const text = this.#text;
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (code === 32 || code === 9 || code === 11 || code === 12) this.#at++;
      else if (code === 92 && isLineEnd(text.charCodeAt(this.#at + 1)))
        this.#at += text.charCodeAt(this.#at + 1) === 13 && text.charCodeAt(this.#at + 2) === 10 ? 3 : 2;
      else if (code === 35) while (this.#at < text.length && !isLineEnd(text.charCodeAt(this.#at))) this.#at++;
      else return;
    }
  }
}

const twoCharacterSigns: ReadonlySet<string> = new Set(["==", "!=", "<=", ">=", "<<", ">>"]);

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function isDigit(code: number): boolean {
  return 48 <= code && code <= 57;
}

function isLetter(code: number): boolean {
  return (65 <= code && code <= 90) || (97 <= code && code <= 122);
}

/** Letters, `_` and `.` begin a name; digits, `-` and `/` may go on with it. */
function isNameStart(code: number): boolean {
  return isLetter(code) || code === 95 || code === 46;
}

function nameEnd(text: string, start: number): number {
  let end = start;
  for (let code = text.charCodeAt(end); isNameStart(code) || isDigit(code) || code === 45 || code === 47; )
    code = text.charCodeAt(++end);
  return end;
}

function numberEnd(text: string, start: number): number {
  let end = start;
  for (let code = text.charCodeAt(end); isDigit(code) || isLetter(code) || code === 46; ) code = text.charCodeAt(++end);
  return end;
}

const longestAddress = 64;

/** Where an IPv6 or link-layer address that begins here ends; `start` when none does. */
function colonsEnd(text: string, start: number): number {
  let end = start;
  let colons = 0;
  const limit = Math.min(text.length, start + longestAddress);
  for (; end < limit; end++) {
    const code = text.charCodeAt(end);
    if (code === 58) colons++;
    else if (!isHexDigit(code) && !(code === 46 && colons > 0)) break;
  }
  if (colons < 2 || end === limit) return colons >= 2 && end === text.length ? end : start;
  const behind = text.charCodeAt(end);
  return isLetter(behind) || behind === 95 ? start : end;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || (65 <= code && code <= 70) || (97 <= code && code <= 102);
}
