import type { Located, Problem, Span } from "../text/span.ts";
import type { PathNode } from "./path-tree.ts";

/** What a statement may have besides its place. */
export interface StatementParts {
  readonly leaves?: readonly PathNode[];
  readonly isCommand?: boolean;
  readonly strange?: boolean;
}

/** One statement of the text: a line, a block's head, or what ends with a semicolon. */
export class PathStatement {
  readonly span: Span;
  readonly line: number;
  readonly lastLine: number;
  /** The line of the brace that closes its block. */
  closingLine: number | undefined = undefined;
  /** It stands in one line, with its whole path. */
  readonly isCommand: boolean;
  /** Nobody could make a path of it. */
  strange: boolean;
  /** Most statements have one, and an array for each would take as much room as all else. */
  #leaves: PathNode | readonly PathNode[] = noLeaves;

  constructor(span: Span, line: number, lastLine: number, { leaves, isCommand, strange }: StatementParts) {
    this.span = span;
    this.line = line;
    this.lastLine = lastLine;
    this.isCommand = isCommand === true;
    this.strange = strange === true;
    if (leaves) this.leaves = leaves;
  }

  /** The last words of the paths it states; none for a statement that only changes others. */
  get leaves(): readonly PathNode[] {
    return Array.isArray(this.#leaves) ? this.#leaves : [this.#leaves as PathNode];
  }

  set leaves(leaves: readonly PathNode[]) {
    const [only] = leaves;
    this.#leaves = only && leaves.length === 1 ? only : leaves;
  }
}

const noLeaves: readonly PathNode[] = [];

/** A configuration whose statements are paths. */
export interface PathTree {
  readonly root: PathNode;
  readonly statements: readonly PathStatement[];
  readonly lines: number;
  /** What a comment directly before a statement says, by the statement's last word. */
  readonly notes: ReadonlyMap<PathNode, Located<string>>;
  readonly problems: readonly Problem[];
}
