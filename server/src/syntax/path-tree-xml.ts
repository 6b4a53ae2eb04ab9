import { LineIndex } from "../text/lines.ts";
import type { Located, Problem, Span } from "../text/span.ts";
import { endsOf } from "./path-ends.ts";
import { PathStatement, type PathTree, type StatementParts } from "./path-statement.ts";
import { PathNode } from "./path-tree.ts";
import type { Word } from "./path-words.ts";
import { attributeOf, localName, readXml, type XmlElement } from "./xml.ts";

/** How elements become words where their own names do not say it. */
export interface XmlNames {
  /** The element that holds a configuration. */
  readonly holder: string;
  /** Elements that name what they stand in, with the word that leads the name: none, mostly. */
  readonly keys: ReadonlyMap<string, string>;
  /** Other words for elements, by `name` or `parent/name`; what is in an element without a word takes its place. */
  readonly words: ReadonlyMap<string, string>;
  /** What stands for a comment on the element behind it. */
  readonly comment: string;
}

/** Reads XML whose elements are paths into the tree that braces and commands make; text around the holder says nothing. */
export function readXmlPaths(text: string, names: XmlNames): PathTree {
  return new Reader(text, names).read();
}

/** Nobody nests deeper; what does is no configuration. */
const deepestElement = 64;

interface Place {
  readonly element: XmlElement;
  readonly parent: PathNode;
  readonly depth: number;
}

class Reader {
  readonly #text: string;
  readonly #names: XmlNames;
  readonly #index: LineIndex;
  readonly #root = new PathNode(undefined, "", { start: 0, end: 0 }, { start: 0, end: 0 });
  readonly #statements: PathStatement[] = [];
  readonly #notes = new Map<PathNode, Located<string>>();
  readonly #problems: Problem[] = [];
  #note: Located<string> | undefined;

  constructor(text: string, names: XmlNames) {
    this.#text = text;
    this.#names = names;
    this.#index = new LineIndex(text);
  }

  read(): PathTree {
    const { roots, problems } = readXml(this.#text);
    for (const holder of holdersIn(roots, this.#names.holder)) this.#readHolder(holder);
    const { count } = this.#index;
    return {
      root: this.#root,
      statements: this.#statements,
      lines: this.#index.lineStart(count - 1) === this.#text.length ? count - 1 : count,
      notes: this.#notes,
      problems: [...problems, ...this.#problems],
    };
  }

  #readHolder(holder: XmlElement): void {
    const rest: Place[] = [];
    const push = (elements: readonly XmlElement[], parent: PathNode, depth: number) => {
      for (let at = elements.length - 1; at >= 0; at--)
        rest.push({ element: elements[at] as XmlElement, parent, depth });
    };
    this.#stray(holder);
    push(holder.children, this.#root, 0);
    for (let place = rest.pop(); place; place = rest.pop()) {
      const { element, parent, depth } = place;
      if (localName(element) === this.#names.comment) {
        this.#note = { value: commentText(element.text.value), span: element.text.span };
        continue;
      }
      const node = this.#state(element, parent);
      if (!node) continue;
      if (depth < deepestElement)
        push(
          element.children.filter((child) => !this.#isKey(child)),
          node,
          depth + 1,
        );
      else if (element.children.length > 0)
        this.#problems.push({ span: element.startTag, message: "nested too deep to be read" });
    }
  }

  #isKey(element: XmlElement): boolean {
    return this.#names.keys.has(localName(element)) && element.children.length === 0;
  }

  /** `<a>b</a>` is `a b`; `<a><name>b</name>…</a>` is `a b { … }`. */
  #state(element: XmlElement, parent: PathNode): PathNode | undefined {
    const own = localName(element);
    const known = this.#names.words.get(`${parent.word}/${own}`) ?? this.#names.words.get(own);
    const words: Word[] = known === "" ? [] : [{ value: known ?? own, span: element.name.span }];
    const keys = element.children.filter((child) => this.#isKey(child));
    for (const key of keys) {
      const lead = this.#names.keys.get(localName(key));
      if (lead) words.push({ value: lead, span: key.name.span });
      words.push(key.text);
    }
    if (element.children.length === 0 && element.text.value !== "") words.push(element.text);
    const node = this.#add(element, parent, words, known === "" && keys.length === 0);
    if (!node) return undefined;
    for (const key of keys) this.#statement(key.span, { leaves: [node] });
    this.#stray(element);
    return node;
  }

  #add(element: XmlElement, parent: PathNode, words: readonly Word[], isSilent: boolean): PathNode | undefined {
    const { span, startTag, endTag, children } = element;
    const number = this.#statements.length;
    const [end = isSilent ? parent : undefined] =
      words.length > 0 ? endsOf(parent, [{ words, listed: false }], span, number, []) : [];
    const head = this.#statement(children.length > 0 ? startTag : span, end ? { leaves: [end] } : { strange: true });
    if (children.length > 0 && endTag) head.closingLine = this.#index.lineAt(endTag.start);
    if (!end || end === parent) return end;
    if (this.#note) this.#notes.set(end, this.#note);
    this.#note = undefined;
    const inactive = attributeOf(element, "inactive");
    if (inactive) end.inactive = inactive.span;
    if (attributeOf(element, "delete") || attributeOf(element, "operation")?.value === "delete") end.remove();
    return end;
  }

  #statement(span: Span, parts: StatementParts): PathStatement {
    const lastLine = this.#index.lineAt(Math.max(span.start, span.end - 1));
    const statement = new PathStatement(span, this.#index.lineAt(span.start), lastLine, parts);
    this.#statements.push(statement);
    return statement;
  }

  /** Text beside elements is nobody's word. */
  #stray({ children, text }: XmlElement): void {
    const [first] = children;
    if (!first || text.value === "") return;
    const { start } = text.span;
    const end = start < first.span.start ? Math.min(text.span.end, first.span.start) : text.span.end;
    this.#statement({ start, end }, { strange: true });
  }
}

/** The outermost elements of that name. */
function holdersIn(roots: readonly XmlElement[], name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const rest = [...roots].reverse();
  for (let element = rest.pop(); element; element = rest.pop())
    if (localName(element) === name) found.push(element);
    else for (const child of [...element.children].reverse()) rest.push(child);
  return found;
}

function commentText(said: string): string {
  return said
    .replace(/^\/\*|\*\/$/g, "")
    .split(/[\s*]+/)
    .filter((each) => each !== "")
    .join(" ");
}
