import type { Located, Problem, Span } from "../text/span.ts";
import { resolveReferences } from "./xml-references.ts";

export interface XmlAttribute {
  readonly name: Located<string>;
  /** References resolved; the span is what stands between the quotes. */
  readonly value: Located<string>;
}

export type XmlToken =
  | {
      readonly kind: "start";
      readonly name: Located<string>;
      readonly attributes: readonly XmlAttribute[];
      /** `<name/>` */
      readonly empty: boolean;
      readonly span: Span;
    }
  | { readonly kind: "end"; readonly name: Located<string>; readonly span: Span }
  /** Text between tags; `raw` is that of a CDATA section, in which nothing has a meaning. */
  | { readonly kind: "text"; readonly raw: boolean; readonly span: Span }
  /** Comments, instructions and document types, which are passed over. */
  | { readonly kind: "aside"; readonly span: Span };

/** Parts XML text into tags and what stands between them; goes on behind whatever is damaged. */
export class XmlScanner {
  readonly problems: Problem[] = [];
  readonly #text: string;
  /** Up to where, for each kind of quote, none is known to close a value. */
  readonly #unquoted = new Map<number, number>();
  /** One string for each name, however often it is said. */
  readonly #names = new Map<string, string>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    if (text.charCodeAt(0) === byteOrderMark) this.#at = 1;
  }

  next(): XmlToken | undefined {
    const start = this.#at;
    if (start >= this.#text.length) return undefined;
    const open = this.#opening(start);
    if (open > start) return this.#to(open, { kind: "text", raw: false, span: { start, end: open } });
    const sign = this.#text.charCodeAt(start + 1);
    if (sign === exclamation) return this.#declaration(start);
    if (sign === question) return this.#aside(start, "?>");
    return sign === slash ? this.#endTag(start) : this.#startTag(start);
  }

  #to<T extends XmlToken>(end: number, token: T): T {
    this.#at = end;
    return token;
  }

  /** The next `<` that begins something; others are text. */
  #opening(from: number): number {
    const text = this.#text;
    let at = text.indexOf("<", from);
    for (; at >= 0; at = text.indexOf("<", at + 1)) {
      const next = text.charCodeAt(at + 1);
      if (next === exclamation || next === question || isNameStart(next)) return at;
      if (next === slash && isNameStart(text.charCodeAt(at + 2))) return at;
      this.problems.push({ span: { start: at, end: at + 1 }, message: "write &lt; for a < that begins no tag" });
    }
    return text.length;
  }

  #declaration(start: number): XmlToken {
    const text = this.#text;
    if (text.startsWith("<!--", start)) return this.#aside(start, "-->");
    if (!text.startsWith("<![CDATA[", start)) {
      const end = this.#endOfDeclaration(start);
      return this.#to(end, aside(start, end));
    }
    const close = text.indexOf("]]>", start);
    const inner = { start: start + 9, end: close < 0 ? text.length : close };
    if (close < 0) this.#unclosed({ start, end: start + 9 }, "]]>");
    return this.#to(close < 0 ? text.length : close + 3, { kind: "text", raw: true, span: inner });
  }

  #aside(start: number, closing: string): XmlToken {
    const close = this.#text.indexOf(closing, start + 2);
    if (close < 0) this.#unclosed({ start, end: start + 2 }, closing);
    const end = close < 0 ? this.#text.length : close + closing.length;
    return this.#to(end, aside(start, end));
  }

  /** `<!DOCTYPE …>` with what stands in its brackets; none of it is obeyed. */
  #endOfDeclaration(start: number): number {
    const text = this.#text;
    let depth = 0;
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === less) depth++;
      else if (code === greater && --depth === 0) return at + 1;
    }
    return text.length;
  }

  #unclosed(span: Span, closing: string): void {
    this.problems.push({ span, message: `no ${closing} closes this` });
  }

  #endTag(start: number): XmlToken {
    const name = this.#name(start + 2);
    const close = this.#skipBlanks(name.span.end);
    const isClosed = this.#text.charCodeAt(close) === greater;
    const end = isClosed ? close + 1 : name.span.end;
    const span = { start, end };
    if (!isClosed) this.#unclosed(span, ">");
    return this.#to(end, { kind: "end", name, span });
  }

  #startTag(start: number): XmlToken {
    const text = this.#text;
    const name = this.#name(start + 1);
    const attributes: XmlAttribute[] = [];
    let at = name.span.end;
    for (;;) {
      const last = at;
      at = this.#skipBlanks(at);
      const code = text.charCodeAt(at);
      if (code === greater)
        return this.#to(at + 1, { kind: "start", name, attributes, empty: false, span: { start, end: at + 1 } });
      if (code === slash && text.charCodeAt(at + 1) === greater)
        return this.#to(at + 2, { kind: "start", name, attributes, empty: true, span: { start, end: at + 2 } });
      if (Number.isNaN(code) || code === less) {
        this.#unclosed({ start, end: name.span.end }, ">");
        return this.#to(at, { kind: "start", name, attributes, empty: false, span: { start, end: last } });
      }
      if (isNameStart(code)) at = this.#attribute(at, attributes);
      else {
        this.problems.push({ span: { start: at, end: at + 1 }, message: "expected an attribute" });
        at++;
      }
    }
  }

  /** `name="value"`; returns where it ends. */
  #attribute(start: number, attributes: XmlAttribute[]): number {
    const text = this.#text;
    const name = this.#name(start);
    const equals = this.#skipBlanks(name.span.end);
    const from = this.#skipBlanks(equals + 1);
    const quote = text.charCodeAt(from);
    if (text.charCodeAt(equals) !== equalsSign || (quote !== doubleQuote && quote !== singleQuote)) {
      this.problems.push({ span: name.span, message: `expected ${name.value}="…"` });
      const empty = { value: "", span: { start: name.span.end, end: name.span.end } };
      attributes.push({ name, value: empty });
      return text.charCodeAt(equals) === equalsSign ? equals + 1 : name.span.end;
    }
    const end = this.#endOfValue(from + 1, quote);
    const span = { start: from + 1, end };
    attributes.push({ name, value: { value: resolveReferences(text.slice(from + 1, end)), span } });
    return text.charCodeAt(end) === quote ? end + 1 : end;
  }

  /**
   * Where a value's quote is. One that the tag does not go on behind belongs to the value: some programs write quotes
   * without escaping them. A value cannot hold `<`, so there a quote is missing, and the value ends with its tag or line.
   */
  #endOfValue(from: number, quote: number): number {
    const text = this.#text;
    if (from >= (this.#unquoted.get(quote) ?? 0)) {
      const inner: number[] = [];
      let at = from;
      for (; at < text.length && text.charCodeAt(at) !== less; at++) {
        if (text.charCodeAt(at) !== quote) continue;
        if (this.#goesOn(at + 1)) {
          for (const start of inner)
            this.problems.push({ span: { start, end: start + 1 }, message: "write &quot; for a quote in a value" });
          return at;
        }
        inner.push(at);
      }
      this.#unquoted.set(quote, at);
    }
    this.problems.push({ span: { start: from - 1, end: from }, message: "no quote closes this one" });
    let cut = from;
    while (cut < text.length && !endsDamage(text.charCodeAt(cut))) cut++;
    return cut;
  }

  /** What follows a closing quote: the end of the tag, or blanks and another attribute. */
  #goesOn(from: number): boolean {
    const text = this.#text;
    const at = this.#skipBlanks(from);
    const code = text.charCodeAt(at);
    if (code === greater || Number.isNaN(code)) return true;
    if (code === slash || code === question) return text.charCodeAt(at + 1) === greater;
    if (at === from || !isNameStart(code)) return false;
    return text.charCodeAt(this.#skipBlanks(endOfName(text, at))) === equalsSign;
  }

  #name(start: number): Located<string> {
    const end = endOfName(this.#text, start);
    const said = this.#text.slice(start, end);
    const known = this.#names.get(said);
    if (known === undefined) this.#names.set(said, said);
    return { value: known ?? said, span: { start, end } };
  }

  #skipBlanks(from: number): number {
    let at = from;
    while (isXmlBlank(this.#text.charCodeAt(at))) at++;
    return at;
  }
}

const byteOrderMark = 0xfeff;
const exclamation = 33;
const doubleQuote = 34;
const singleQuote = 39;
const slash = 47;
const less = 60;
const equalsSign = 61;
const greater = 62;
const question = 63;

export function isXmlBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Where a value without a closing quote is cut off. */
function endsDamage(code: number): boolean {
  return code === greater || code === less || code === 10 || code === 13;
}

function aside(start: number, end: number): XmlToken {
  return { kind: "aside", span: { start, end } };
}

/** Letters, underscore, colon, and whatever lies beyond ASCII. */
function isNameStart(code: number): boolean {
  return (97 <= code && code <= 122) || (65 <= code && code <= 90) || code === 95 || code === 58 || code >= 128;
}

function isNamePart(code: number): boolean {
  return isNameStart(code) || (48 <= code && code <= 57) || code === 45 || code === 46;
}

function endOfName(text: string, start: number): number {
  let at = start;
  while (isNamePart(text.charCodeAt(at))) at++;
  return at;
}
