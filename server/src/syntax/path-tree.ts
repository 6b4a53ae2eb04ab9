import type { Located, Span } from "../text/span.ts";

/** How a word of the tree was taken: what nobody asks for stays unread. */
export type Taken = "unread" | "ignored" | "read";

/**
 * One word of a configuration whose statements are paths: `a b c` stated twice is one path, and `a { b c; b d; }` is two
 * that share their beginning. Blocks and single lines of any depth so become the same tree.
 */
export class PathNode {
  readonly parent: PathNode | undefined;
  /** All statements in a row that state it: a block to its closing brace, or lines that follow each other. */
  extent: Span;
  /** The last statement that states it, by number. */
  lastStatement = -1;
  taken: Taken = "unread";
  #word: string;
  readonly #start: number;
  readonly #end: number;
  /** Most words have one child or none, and an array for each would take as much room as they do. */
  #children: PathNode | PathNode[] = noChildren;
  #rare: Rare | undefined;

  constructor(parent: PathNode | undefined, word: string, span: Span, extent: Span, origin?: PathNode) {
    this.parent = parent;
    this.#word = word;
    this.#start = span.start;
    this.#end = span.end;
    this.extent = extent;
    this.#rare = origin && { origin };
  }

  get word(): string {
    return this.#word;
  }

  /** Where the word stands first, without its quotes. */
  get span(): Span {
    return { start: this.#start, end: this.#end };
  }

  /** How many words lead to it. */
  get depth(): number {
    let depth = 0;
    for (let node = this.parent; node; node = node.parent) depth++;
    return depth;
  }

  /** What it was copied from, where it is inherited. */
  get origin(): PathNode | undefined {
    return this.#rare?.origin;
  }

  /** The mark or statement that switches it off. */
  get inactive(): Span | undefined {
    return this.#rare?.inactive;
  }

  set inactive(mark: Span | undefined) {
    if (mark || this.#rare) this.#seldom.inactive = mark;
  }

  /** Taken away by a later statement. */
  get removed(): boolean {
    return this.#rare?.removed === true;
  }

  get #seldom(): Rare {
    this.#rare ??= {};
    return this.#rare;
  }

  /** The word with its place. */
  get located(): Located<string> {
    return { value: this.#word, span: this.span };
  }

  /** Everything below, what is switched off too. */
  get all(): readonly PathNode[] {
    const children = this.#children;
    if (!Array.isArray(children)) return children.removed ? noChildren : [children];
    if (!this.#rare?.lost) return children;
    this.#rare.lost = false;
    this.#children = children.filter((each) => !each.removed);
    return this.#children;
  }

  /** What counts below. */
  get children(): readonly PathNode[] {
    const { all } = this;
    return all.some((each) => each.inactive) ? all.filter((each) => !each.inactive) : all;
  }

  /** The child of a word, switched off or not; asking does not count as reading. */
  find(word: string): PathNode | undefined {
    const index = this.#rare?.byWord;
    if (index) return index.get(word);
    const children = this.#children;
    if (!Array.isArray(children)) return children.#word === word && !children.removed ? children : undefined;
    for (const each of children) if (each.#word === word && !each.removed) return each;
    return undefined;
  }

  has(word: string): boolean {
    const child = this.find(word);
    return child !== undefined && !child.inactive;
  }

  /** The child that counts; asking for it counts as reading its word. */
  get(word: string): PathNode | undefined {
    const child = this.find(word);
    return child && !child.inactive ? child.read() : undefined;
  }

  /** What stands at the end of a path below. */
  at(...words: readonly string[]): PathNode | undefined {
    let node: PathNode | undefined = this;
    for (const word of words) node = node?.get(word);
    return node;
  }

  /** All values of a key; asking counts as reading. */
  values(word: string): readonly PathNode[] {
    const children = this.get(word)?.children ?? [];
    for (const each of children) each.read();
    return children;
  }

  /** The value that counts: the last one stated here, or else the first one inherited. */
  value(word: string): PathNode | undefined {
    const values = this.values(word);
    return values.findLast((each) => !each.origin) ?? values[0];
  }

  /** Where it is inherited: copies of it, and what it only adds to. */
  get heirs(): readonly PathNode[] {
    return this.#rare?.heirs ?? noChildren;
  }

  inheritedBy(heir: PathNode): void {
    const rare = this.#seldom;
    if (rare.heirs) rare.heirs.push(heir);
    else rare.heirs = [heir];
  }

  read(): this {
    this.#take("read");
    return this;
  }

  /** It and all below it mean nothing to any check. */
  ignore(): void {
    this.#take("ignored");
  }

  #take(as: Taken): void {
    for (let node: PathNode | undefined = this; node; node = node.origin) if (node.taken !== "read") node.taken = as;
  }

  add(child: PathNode): PathNode {
    const children = this.#children;
    if (!Array.isArray(children)) this.#children = [children, child];
    else if (children.length === 0) this.#children = child;
    // An array that grows takes room for many.
    else if (children.length < fewChildren) this.#children = [...children, child];
    else {
      children.push(child);
      const index = this.#rare?.byWord;
      if (index) index.set(child.word, child);
      else this.#index();
    }
    return child;
  }

  /** Takes the node out of the tree. */
  remove(): void {
    const { parent } = this;
    if (!parent) return;
    this.#seldom.removed = true;
    parent.#seldom.lost = true;
    parent.#rare?.byWord?.delete(this.#word);
  }

  /** Puts the node before or after a sibling. */
  move(where: "before" | "after", sibling: PathNode): void {
    const { parent } = this;
    if (!parent || sibling.parent !== parent || sibling === this) return;
    const children = [...parent.all];
    children.splice(children.indexOf(this), 1);
    children.splice(children.indexOf(sibling) + (where === "after" ? 1 : 0), 0, this);
    parent.#children = children;
  }

  rename(word: string): void {
    const { parent } = this;
    if (!parent || parent.find(word)) return;
    const index = parent.#rare?.byWord;
    index?.delete(this.#word);
    index?.set(word, this);
    this.#word = word;
  }

  #index(): void {
    this.#seldom.byWord = new Map(this.all.map((each) => [each.#word, each]));
  }
}

const noChildren: PathNode[] = [];
const fewChildren = 8;

/** What few of the words have, apart from them: there may be millions. */
interface Rare {
  origin?: PathNode;
  inactive?: Span | undefined;
  removed?: boolean;
  /** A child was removed and is still among the children. */
  lost?: boolean;
  heirs?: PathNode[];
  /** The children by their words, where there are many. */
  byWord?: Map<string, PathNode>;
}

/** Whether a node is another, or below it. */
export function isWithin(leaf: PathNode, node: PathNode): boolean {
  for (let each: PathNode | undefined = leaf; each; each = each.parent) if (each === node) return true;
  return false;
}
