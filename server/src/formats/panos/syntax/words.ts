import { lineEnd } from "../../../text/line-edits.ts";
import type { Located, Problem } from "../../../text/span.ts";

export interface CommandWord extends Located<string> {
  /** It stands in brackets, as one of several values of the word before them. */
  readonly listed: boolean;
}

const doubleQuote = 34;
const singleQuote = 39;
const openingBracket = 91;
const closingBracket = 93;

/**
 * Parts commands into words. PAN-OS prints quotes within quoted values as they are: a quote closes a value where a
 * blank, a bracket or the line's end follows, and in free text only at a line's end.
 */
export class WordScanner {
  readonly problems: Problem[] = [];
  /** Past the words read last. */
  end = 0;
  readonly #text: string;
  readonly #isCommand: (lineStart: number) => boolean;
  /** Before it, no quote is known to close. */
  #unclosedUntil = 0;

  constructor(text: string, isCommand: (lineStart: number) => boolean) {
    this.#text = text;
    this.#isCommand = isCommand;
  }

  /** The words from an offset to the end of the line; values in quotes may go over several. */
  read(from: number): CommandWord[] {
    const text = this.#text;
    const words: CommandWord[] = [];
    let listed = false;
    let at = from;
    for (;;) {
      while (isBlank(text.charCodeAt(at))) at++;
      this.end = at;
      const code = text.charCodeAt(at);
      if (at >= text.length || isBreak(code)) return words;
      if (code === openingBracket && !listed && endsWord(text.charCodeAt(at + 1))) {
        listed = true;
        at++;
      } else if (code === closingBracket && listed) {
        listed = false;
        at++;
      } else {
        const word = this.#word(at, listed, isFreeText(words.at(-1)?.value));
        words.push(word);
        at = this.end;
      }
    }
  }

  #word(start: number, listed: boolean, free: boolean): CommandWord {
    const text = this.#text;
    const code = text.charCodeAt(start);
    if (code === doubleQuote || code === singleQuote) {
      const close = this.#closing(start + 1, code, free);
      if (close >= 0) {
        this.end = close + 1;
        return { value: text.slice(start + 1, close), span: { start: start + 1, end: close }, listed };
      }
      this.problems.push({ span: { start, end: start + 1 }, message: "no quote closes this one" });
    }
    let end = start + placeholderLength(text, start);
    while (end < text.length && !endsWord(text.charCodeAt(end)) && !(listed && text.charCodeAt(end) === closingBracket))
      end++;
    this.end = end;
    return { value: text.slice(start, end), span: { start, end }, listed };
  }

  #closing(from: number, quote: number, free: boolean): number {
    const text = this.#text;
    if (from < this.#unclosedUntil) return -1;
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote && this.#closes(at + 1, free)) return at;
      if (isBreak(code) && this.#isCommand(at + 1)) break;
    }
    this.#unclosedUntil = at;
    return -1;
  }

  #closes(after: number, free: boolean): boolean {
    const code = this.#text.charCodeAt(after);
    return after >= this.#text.length || isBreak(code) || (!free && (isBlank(code) || code === closingBracket));
  }
}

/** `{{ NAME }}` stands for a word in texts that are yet to be filled in. */
function placeholderLength(text: string, start: number): number {
  if (!text.startsWith("{{", start)) return 0;
  const close = text.slice(start, lineEnd(text, start)).indexOf("}}");
  return close < 0 ? 0 : close + 2;
}

/** What people write in their own words. */
function isFreeText(key: string | undefined): boolean {
  return key === "description" || key === "comment" || key === "comments" || key === "login-banner";
}

function endsWord(code: number): boolean {
  return Number.isNaN(code) || isBlank(code) || isBreak(code);
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

export function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
