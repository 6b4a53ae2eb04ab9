import type { Located, Span } from "../../text/span.ts";
import type { Token } from "./tokens.ts";

/** Walks over the tokens of one statement. */
export class Cursor {
  readonly tokens: readonly Token[];
  readonly #end: Span;
  at: number;

  constructor(tokens: readonly Token[], at = 0) {
    this.tokens = tokens;
    this.at = at;
    const end = tokens.at(-1)?.span.end ?? 0;
    this.#end = { start: end, end };
  }

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  /** The text of the next token, or of one further on; empty past the end. */
  peek(ahead = 0): string {
    return this.tokens[this.at + ahead]?.text ?? "";
  }

  get kind(): Token["kind"] | undefined {
    return this.tokens[this.at]?.kind;
  }

  /** Where the next token stands; past the end, the empty place there. */
  get span(): Span {
    return this.tokens[this.at]?.span ?? this.#end;
  }

  /** Where the token before stands. */
  get before(): Span {
    return this.tokens[this.at - 1]?.span ?? this.span;
  }

  take(): Located<string> {
    const located = { value: this.peek(), span: this.span };
    if (!this.done) this.at++;
    return located;
  }

  /** Takes the next token when it says this, outside quotes. */
  takeIf(text: string): boolean {
    if (this.kind === "string" || this.done || this.peek() !== text) return false;
    this.at++;
    return true;
  }

  takeAnyOf(texts: ReadonlySet<string>): string | undefined {
    const text = this.peek();
    return this.kind !== "string" && texts.has(text) && this.takeIf(text) ? text : undefined;
  }

  skipNewlines(): void {
    while (this.kind === "newline") this.at++;
  }

  /** All the rest as written, for messages. */
  restSpan(from: number): Span {
    const first = this.tokens[from]?.span ?? this.#end;
    return { start: first.start, end: Math.max(first.end, this.#end.end) };
  }

  /** The words from one place to another, or to here. */
  words(from: number, to = this.at): string {
    return this.tokens
      .slice(from, to)
      .map((token) => token.text)
      .join(" ");
  }

  /** Past the brace that closes the one that stands next. */
  skipBraces(): void {
    let depth = 0;
    do {
      const token = this.tokens[this.at];
      if (token?.kind === "sign" && token.text === "{") depth++;
      else if (token?.kind === "sign" && token.text === "}") depth--;
      this.at++;
    } while (depth > 0 && !this.done);
  }
}
