import type { Definition, Reference } from "../../model/names.ts";
import { cover, type Located } from "../../text/span.ts";
import type { Token } from "./tokens.ts";

/** At most so many tokens come from variables: definitions that double each other would fill any memory. */
const mostExpanded = 500_000;

/** What `define` statements call values, each known in its own block and the blocks inside. */
export class Defines {
  readonly definitions: Definition[] = [];
  readonly references: Reference[] = [];
  readonly #scopes: Map<string, readonly Token[]>[] = [new Map()];
  #expanded = 0;

  openScope(): void {
    this.#scopes.push(new Map());
  }

  closeScope(): void {
    if (this.#scopes.length > 1) this.#scopes.pop();
  }

  /** `define NAME = VALUE`, `redefine NAME = VALUE`; false when it is something else. */
  define(tokens: readonly Token[]): boolean {
    const [verb, name, equals, ...value] = tokens;
    const [last] = tokens.slice(-1);
    if (!verb || !name || name.kind !== "word" || equals?.text !== "=" || !last || value.length === 0) return false;
    this.#scopes.at(-1)?.set(name.text, value);
    const named: Located<string> = { value: name.text, span: name.span };
    const span = cover(verb.span, last.span);
    this.definitions.push({ kind: "other", name: named, span, title: "definition", expectsUse: true });
    return true;
  }

  undefine(name: string): void {
    for (const scope of this.#scopes) scope.delete(name);
  }

  /** Puts a variable's value behind the tokens, every part of it marked as standing where the variable does. */
  expand(variable: Token, tokens: Token[]): void {
    const { span, text } = variable;
    this.references.push({
      kinds: ["other"],
      name: { value: text, span: { start: span.start + 1, end: span.end } },
      whenUndefined: "the file does not load",
    });
    const value = this.#lookUp(text);
    if (!value || this.#expanded + value.length > mostExpanded) {
      tokens.push(variable);
      return;
    }
    this.#expanded += value.length;
    for (const { kind, text: word } of value) tokens.push({ kind, text: word, span });
  }

  #lookUp(name: string): readonly Token[] | undefined {
    for (let at = this.#scopes.length - 1; at >= 0; at--) {
      const value = this.#scopes[at]?.get(name);
      if (value) return value;
    }
    return undefined;
  }
}
