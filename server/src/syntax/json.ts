import type { Located, Problem, Span } from "../text/span.ts";
import { JsonScanner, type JsonToken } from "./json-scanner.ts";

export type JsonValue =
  | { readonly kind: "object"; readonly members: readonly JsonMember[]; readonly span: Span }
  | { readonly kind: "array"; readonly items: readonly JsonValue[]; readonly span: Span }
  /** The span of a string is what stands between its quotes; a number is kept as it is written. */
  | { readonly kind: "string" | "number"; readonly value: string; readonly span: Span }
  | { readonly kind: "boolean"; readonly value: boolean; readonly span: Span }
  | { readonly kind: "null"; readonly span: Span };

export interface JsonMember {
  readonly name: Located<string>;
  readonly value: JsonValue;
}

export interface JsonDocument {
  /** Absent in a text that holds no value. */
  readonly root?: JsonValue;
  readonly problems: readonly Problem[];
}

/** Nobody nests deeper; what does is left out. */
const deepest = 200;

/** Reads JSON into a tree whose parts know their place; takes any text, damaged or not. */
export function readJson(text: string): JsonDocument {
  const scanner = new JsonScanner(text);
  const tree = new Tree();
  for (let token = scanner.next(); token; token = scanner.next()) tree.take(token);
  tree.closeAll(text.length);
  const problems = [...scanner.problems, ...tree.problems].sort((a, b) => a.span.start - b.span.start);
  return { ...(tree.root ? { root: tree.root } : {}), problems };
}

interface Open {
  readonly kind: "object" | "array";
  readonly members: JsonMember[];
  readonly items: JsonValue[];
  /** Shared with the value, which is in the tree before its end is known. */
  readonly span: { start: number; end: number };
  name: Located<string> | undefined;
}

/** Puts tokens together without recursion, because a text may nest as deep as it likes. */
class Tree {
  root: JsonValue | undefined;
  readonly problems: Problem[] = [];
  readonly #open: Open[] = [];

  take(token: JsonToken): void {
    const { span } = token;
    const within = this.#open.at(-1);
    switch (token.kind) {
      case "{":
        this.#begin("object", span);
        return;
      case "[":
        this.#begin("array", span);
        return;
      case "}":
        this.#finish("object", span);
        return;
      case "]":
        this.#finish("array", span);
        return;
      case ",":
        if (within?.name) this.#problem(within.name.span, "expected a value for this name");
        if (within) within.name = undefined;
        return;
      case ":":
        return;
      case "string":
        if (within?.kind === "object" && !within.name) within.name = { value: token.value, span };
        else this.#add({ kind: "string", value: token.value, span });
        return;
      case "word":
        this.#addWord(token.value, span);
        return;
    }
  }

  closeAll(end: number): void {
    for (const { span } of this.#open) span.end = end;
    const outermost = this.#open[0];
    if (outermost) this.#problem({ start: outermost.span.start, end: outermost.span.start + 1 }, "nothing closes this");
  }

  #begin(kind: Open["kind"], { start, end }: Span): void {
    const open: Open = { kind, members: [], items: [], span: { start, end }, name: undefined };
    const { members, items, span } = open;
    if (this.#open.length < deepest) this.#add(kind === "object" ? { kind, members, span } : { kind, items, span });
    else if (this.#open.length === deepest) this.#problem(span, "nested too deep to be read");
    this.#open.push(open);
  }

  #finish(kind: Open["kind"], span: Span): void {
    const open = this.#open.at(-1);
    if (open?.kind !== kind) {
      this.#problem(span, "nothing is open that this closes");
      return;
    }
    open.span.end = span.end;
    this.#open.pop();
  }

  #addWord(word: string, span: Span): void {
    if (word === "true" || word === "false") this.#add({ kind: "boolean", value: word === "true", span });
    else if (word === "null") this.#add({ kind: "null", span });
    else if (/^-?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,4})?$/.test(word))
      this.#add({ kind: "number", value: word, span });
    else this.#problem(span, "expected a value");
  }

  #add(value: JsonValue): void {
    const within = this.#open.at(-1);
    if (!within) {
      if (this.root) this.#problem(value.span, "expected nothing behind the first value");
      this.root ??= value;
    } else if (within.kind === "array") within.items.push(value);
    else if (within.name) {
      within.members.push({ name: within.name, value });
      within.name = undefined;
    } else this.#problem(value.span, "expected a name before the value");
  }

  #problem(span: Span, message: string): void {
    this.problems.push({ span: { start: span.start, end: span.end }, message });
  }
}
