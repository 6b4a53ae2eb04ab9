import type { Located, Problem, Span } from "../text/span.ts";
import { resolveReferences } from "./xml-references.ts";
import { isXmlBlank, type XmlAttribute, XmlScanner, type XmlToken } from "./xml-scanner.ts";

export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: Located<string>;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** Its own text from the first to the last character that is no blank, references resolved; empty behind the start tag. */
  readonly text: Located<string>;
  /** From the start tag to the end tag. */
  readonly span: Span;
  readonly startTag: Span;
  /** Absent where the start tag is all, and where it is missing. */
  readonly endTag?: Span;
}

export interface XmlDocument {
  /** What stands in no other element: one, unless pieces were put together. */
  readonly roots: readonly XmlElement[];
  /** Comments, instructions and document types, in order. */
  readonly asides: readonly Span[];
  readonly problems: readonly Problem[];
}

/** Nobody nests deeper; what does is left out. */
const deepest = 200;

/** Reads XML into a tree whose parts all know their place; takes any text, and expands no entity but the predefined. */
export function readXml(text: string): XmlDocument {
  const scanner = new XmlScanner(text);
  const tree = new Tree(text);
  const asides: Span[] = [];
  for (let token = scanner.next(); token; token = scanner.next()) {
    if (token.kind === "start") tree.open(token);
    else if (token.kind === "end") tree.close(token);
    else if (token.kind === "text") tree.say(token);
    else asides.push(token.span);
  }
  tree.closeAll();
  const problems = [...scanner.problems, ...tree.problems].sort((a, b) => a.span.start - b.span.start);
  return { roots: tree.roots, asides, problems };
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name.value === name);
}

/** The value of an attribute. */
export function attributeOf(element: XmlElement, name: string): Located<string> | undefined {
  return element.attributes.find((attribute) => attribute.name.value === name)?.value;
}

/** The name without its prefix. */
export function localName(element: XmlElement): string {
  const name = element.name.value;
  return name.slice(name.indexOf(":") + 1);
}

type StartToken = Extract<XmlToken, { kind: "start" }>;
type EndToken = Extract<XmlToken, { kind: "end" }>;
type TextToken = Extract<XmlToken, { kind: "text" }>;

/** An element that is being made; there may be millions, so what most of them have not takes no room. */
class Draft implements XmlElement {
  readonly name: Located<string>;
  readonly attributes: readonly XmlAttribute[];
  readonly startTag: Span;
  span: Span;
  endTag?: Span;
  #children: XmlElement[] = none;
  #text: Located<string> | undefined = undefined;

  constructor(name: Located<string>, attributes: readonly XmlAttribute[], startTag: Span) {
    this.name = name;
    this.attributes = attributes.length > 0 ? attributes : none;
    this.startTag = startTag;
    this.span = startTag;
  }

  get children(): readonly XmlElement[] {
    return this.#children;
  }

  /** Most have a child or two, and an array that grows takes room for many. */
  add(child: XmlElement): void {
    if (this.#children.length < 8) this.#children = [...this.#children, child];
    else this.#children.push(child);
  }

  get text(): Located<string> {
    const { end } = this.startTag;
    return this.#text ?? { value: "", span: { start: end, end } };
  }

  set text(text: Located<string>) {
    this.#text = text;
  }
}

const none: never[] = [];

/** Puts tags together, those that fit and those that do not. */
class Tree {
  readonly roots: XmlElement[] = [];
  readonly problems: Problem[] = [];
  readonly #text: string;
  readonly #stack: Draft[] = [];
  /** How many elements of each name are open, so that an end tag too many costs no search. */
  readonly #open = new Map<string, number>();
  #last = 0;

  constructor(text: string) {
    this.#text = text;
  }

  open({ name, attributes, empty, span }: StartToken): void {
    const element = new Draft(name, attributes, span);
    const depth = this.#stack.length;
    const parent = this.#stack.at(-1);
    if (!parent) this.roots.push(element);
    else if (depth < deepest) parent.add(element);
    else if (depth === deepest) this.problems.push({ span: name.span, message: "nested too deep to be read" });
    this.#last = span.end;
    if (empty) return;
    this.#stack.push(element);
    this.#open.set(name.value, (this.#open.get(name.value) ?? 0) + 1);
  }

  say({ raw, span }: TextToken): void {
    const element = this.#stack.at(-1);
    if (!element) return;
    const place = this.#trimmed(span);
    if (place.start === place.end) return;
    const said = this.#text.slice(place.start, place.end);
    const value = raw ? said : resolveReferences(said);
    const before = element.text;
    this.#last = place.end;
    element.text =
      before.value === ""
        ? { value, span: place }
        : { value: `${before.value} ${value}`, span: { start: before.span.start, end: place.end } };
  }

  /** What the elements within it left open ends with it. */
  close({ name, span }: EndToken): void {
    if (!this.#open.get(name.value)) {
      this.problems.push({ span, message: `no <${name.value}> is open here` });
      return;
    }
    const left: Draft[] = [];
    for (let element = this.#pop(); element; element = this.#pop()) {
      if (element.name.value === name.value) {
        this.#leaveOpen(left);
        element.endTag = span;
        element.span = { start: element.span.start, end: span.end };
        this.#last = span.end;
        return;
      }
      left.push(element);
    }
  }

  closeAll(): void {
    const left: Draft[] = [];
    for (let element = this.#pop(); element; element = this.#pop()) left.push(element);
    this.#leaveOpen(left);
  }

  #pop(): Draft | undefined {
    const element = this.#stack.pop();
    if (element) this.#open.set(element.name.value, (this.#open.get(element.name.value) ?? 1) - 1);
    return element;
  }

  /** Elements within each other, innermost first: one end tag that is missing may leave many of them open, and is one mistake. */
  #leaveOpen(left: readonly Draft[]): void {
    for (const element of left)
      element.span = { start: element.span.start, end: Math.max(this.#last, element.startTag.end) };
    const outermost = left.at(-1);
    if (!outermost) return;
    this.problems.push({
      span: outermost.startTag,
      message: `no </${outermost.name.value}> closes this${openWithin(left.length - 1)}`,
    });
  }

  #trimmed({ start, end }: Span): Span {
    let first = start;
    let last = end;
    while (first < last && isXmlBlank(this.#text.charCodeAt(first))) first++;
    while (first < last && isXmlBlank(this.#text.charCodeAt(last - 1))) last--;
    return { start: first, end: last };
  }
}

function openWithin(count: number): string {
  if (count === 0) return "";
  return count === 1 ? "; 1 element in it is left open, too" : `; ${count} elements in it are left open, too`;
}
