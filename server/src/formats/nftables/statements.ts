import { cover, type Span } from "../../text/span.ts";
import { Defines } from "./defines.ts";
import { Lexer, type Token } from "./tokens.ts";

/** What a brace was opened for; `object` is one whose inside is not read: a counter, a flow table. */
export type Block = "file" | "table" | "chain" | "set" | "object";

/** The tokens up to a line end or semicolon. `opens`: a block follows. `closes`: it is only the end of a block. */
export interface Statement {
  readonly tokens: readonly Token[];
  readonly span: Span;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Cuts a text into statements, puts values where variables stand, and notes which lines say anything. */
export class Statements {
  readonly defines = new Defines();
  /** Where tokens begin, in the order of the text, for counting the lines that say anything. */
  readonly said: number[] = [];
  readonly #lexer: Lexer;

  constructor(text: string) {
    this.#lexer = new Lexer(text);
  }

  /** The next statement of a block; undefined at the end of the text. */
  next(opensBlock: (tokens: readonly Token[]) => boolean): Statement | undefined {
    const tokens: Token[] = [];
    let depth = 0;
    for (let token = this.#lexer.peek(); token !== undefined; token = this.#lexer.peek()) {
      const ends = depth === 0 && (token.kind === "newline" || isSign(token, ";"));
      if (ends) {
        this.#take();
        if (tokens.length > 0) return statement(tokens, false);
        continue;
      }
      if (isSign(token, "}") && depth === 0) {
        if (tokens.length > 0) return statement(tokens, false);
        this.#take();
        return { tokens: [token], span: token.span, opens: false, closes: true };
      }
      if (isSign(token, "{")) {
        if (depth === 0 && opensBlock(tokens)) {
          this.#take();
          return statement(tokens, true, token.span);
        }
        depth++;
      } else if (isSign(token, "}")) depth--;
      this.#take();
      if (token.kind === "variable") this.defines.expand(token, tokens);
      else tokens.push(token);
    }
    return tokens.length > 0 ? statement(tokens, false) : undefined;
  }

  #take(): void {
    const token = this.#lexer.take();
    if (!token || token.kind === "newline") return;
    this.said.push(token.span.start);
  }
}

function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === "sign" && token.text === text;
}

function statement(tokens: readonly Token[], opens: boolean, brace?: Span): Statement {
  const first = tokens[0]?.span ?? brace ?? { start: 0, end: 0 };
  const last = tokens.at(-1)?.span ?? brace ?? first;
  return { tokens, span: cover(first, last), opens, closes: false };
}
