import type { Located, Problem, Span } from "../text/span.ts";

/** How a word of the tree was taken: what nobody asks for stays unread. */
export type Taken = "unread" | "ignored" | "read";

/**
 * One word of a configuration whose statements are paths: `a b c` stated twice is one path, and `a { b c; b d; }` is two
 * that share their beginning. Blocks and single lines of any depth so become the same tree.
 */
export class PathNode {
  readonly parent: PathNode | undefined;
  /** Where the word stands first, without its quotes. */
  readonly span: Span;
  /** All statements in a row that state it: a block to its closing brace, or lines that follow each other. */
  extent: Span;
  /** The mark or statement that switches it off. */
  inactive: Span | undefined;
  /** Taken away by a later statement. */
  removed = false;
  /** What it was copied from, where it is inherited. */
  readonly origin: PathNode | undefined;
  /** The last statement that states it, by number. */
  lastStatement = -1;
  taken: Taken = "unread";
  #heirs: PathNode[] | undefined;
  readonly depth: number;
  #word: string;
  #children: PathNode[] = noChildren;
  #byWord: Map<string, PathNode> | undefined;
  #lost = false;

  constructor(parent: PathNode | undefined, word: string, span: Span, extent: Span, origin?: PathNode) {
    this.parent = parent;
    this.#word = word;
    this.span = span;
    this.extent = extent;
    this.origin = origin;
    this.depth = parent ? parent.depth + 1 : 0;
  }

  get word(): string {
    return this.#word;
  }

  /** The word with its place. */
  get located(): Located<string> {
    return { value: this.#word, span: this.span };
  }

  /** Everything below, what is switched off too. */
  get all(): readonly PathNode[] {
    if (this.#lost) {
      this.#children = this.#children.filter((each) => !each.removed);
      this.#lost = false;
    }
    return this.#children;
  }

  /** What counts below. */
  get children(): readonly PathNode[] {
    const { all } = this;
    return all.some((each) => each.inactive) ? all.filter((each) => !each.inactive) : all;
  }

  /** The child of a word, switched off or not; asking does not count as reading. */
  find(word: string): PathNode | undefined {
    if (this.#byWord) return this.#byWord.get(word);
    return this.#children.find((each) => each.#word === word && !each.removed);
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
    return this.#heirs ?? noChildren;
  }

  inheritedBy(heir: PathNode): void {
    if (this.#heirs) this.#heirs.push(heir);
    else this.#heirs = [heir];
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
    // Most words are the last of their path.
    if (this.#children.length === 0) this.#children = [child];
    else this.#children.push(child);
    if (this.#byWord) this.#byWord.set(child.word, child);
    else if (this.#children.length > fewChildren) this.#index();
    return child;
  }

  /** Takes the node out of the tree. */
  remove(): void {
    const { parent } = this;
    if (!parent) return;
    this.removed = true;
    parent.#lost = true;
    parent.#byWord?.delete(this.#word);
  }

  /** Puts the node before or after a sibling. */
  move(where: "before" | "after", sibling: PathNode): void {
    const { parent } = this;
    if (!parent || sibling.parent !== parent || sibling === this) return;
    const others = parent.all.filter((each) => each !== this);
    const at = others.indexOf(sibling) + (where === "after" ? 1 : 0);
    parent.#children = [...others.slice(0, at), this, ...others.slice(at)];
  }

  rename(word: string): void {
    const { parent } = this;
    if (!parent || parent.find(word)) return;
    this.#word = word;
    if (parent.#byWord) parent.#index();
  }

  #index(): void {
    this.#byWord = new Map(this.all.map((each) => [each.#word, each]));
  }
}

const noChildren: PathNode[] = [];
const fewChildren = 8;

/** One statement of the text: a line, a block's head, or what ends with a semicolon. */
export interface PathStatement {
  readonly span: Span;
  readonly line: number;
  readonly lastLine: number;
  /** The last words of the paths it states; none for a statement that only changes others. */
  readonly leaves: readonly PathNode[];
  /** The line of the brace that closes its block. */
  closingLine?: number;
  /** It stands in one line, with its whole path. */
  readonly isCommand: boolean;
  /** Nobody could make a path of it. */
  readonly strange?: true;
}

export interface PathTree {
  readonly root: PathNode;
  readonly statements: readonly PathStatement[];
  readonly lines: number;
  /** What a comment directly before a statement says, by the statement's last word. */
  readonly notes: ReadonlyMap<PathNode, Located<string>>;
  readonly problems: readonly Problem[];
}
