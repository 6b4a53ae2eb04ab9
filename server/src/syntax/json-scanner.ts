import type { Located, Problem, Span } from "../text/span.ts";

export type JsonToken =
  | { readonly kind: "{" | "}" | "[" | "]" | "," | ":"; readonly span: Span }
  /** The span is what stands between the quotes. */
  | ({ readonly kind: "string" } & Located<string>)
  /** A number, `true`, `false`, `null`, or a word that is none of them. */
  | ({ readonly kind: "word" } & Located<string>);

/** Parts JSON text into tokens; goes on behind whatever is damaged. */
export class JsonScanner {
  readonly problems: Problem[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): JsonToken | undefined {
    const text = this.#text;
    while (isBlank(text.charCodeAt(this.#at))) this.#at++;
    const start = this.#at;
    if (start >= text.length) return undefined;
    const letter = text.charAt(start);
    switch (letter) {
      case "{":
      case "}":
      case "[":
      case "]":
      case ",":
      case ":":
        this.#at = start + 1;
        return { kind: letter, span: { start, end: start + 1 } };
      case '"':
        return this.#string(start);
      default:
        return this.#word(start);
    }
  }

  #word(start: number): JsonToken {
    const text = this.#text;
    let end = start + 1;
    while (end < text.length && !isBlank(text.charCodeAt(end)) && !'{}[],:"'.includes(text.charAt(end))) end++;
    this.#at = end;
    return { kind: "word", value: text.slice(start, end), span: { start, end } };
  }

  /** One that is not closed ends with its line. */
  #string(start: number): JsonToken {
    const text = this.#text;
    let value = "";
    let done = start + 1;
    let at = done;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote || code === feed || code === carriageReturn) break;
      if (code !== backslash) continue;
      const { character, length } = escaped(text, at + 1);
      value += text.slice(done, at) + character;
      done = Math.min(text.length, at + 1 + length);
      at = done - 1;
    }
    value += text.slice(done, at);
    const span = { start: start + 1, end: at };
    const closed = text.charCodeAt(at) === quote;
    if (!closed) this.problems.push({ span: { start, end: start + 1 }, message: "no quote closes this one" });
    this.#at = closed ? at + 1 : at;
    return { kind: "string", value, span };
  }
}

const feed = 10;
const carriageReturn = 13;
const quote = 34;
const backslash = 92;

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === feed || code === carriageReturn || code === 0xfeff;
}

const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** What stands behind a backslash, and how long it is. */
function escaped(text: string, at: number): { readonly character: string; readonly length: number } {
  const letter = text.charAt(at);
  const digits = letter === "u" ? text.slice(at + 1, at + 5) : "";
  if (/^[0-9a-f]{4}$/i.test(digits)) return { character: String.fromCharCode(Number.parseInt(digits, 16)), length: 5 };
  return { character: escapes[letter] ?? letter, length: 1 };
}
