import type { Definition, NameKind, Reference } from "../../model/names.ts";
import type { PathTree } from "../../syntax/path-statement.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located, Span } from "../../text/span.ts";
import type { ReadTools } from "../format.ts";

/** One device of a file, the real one or a logical system, with the names it defines and uses. */
export class Device {
  readonly root: PathNode;
  /** Absent for the real device. */
  readonly name: Located<string> | undefined;
  readonly tree: PathTree;
  readonly tools: ReadTools;
  readonly definitions: Definition[] = [];
  readonly references: Reference[] = [];
  /** Words whose text the model holds, for spelling changes. */
  readonly owned: PathNode[];

  constructor(root: PathNode, name: Located<string> | undefined, tree: PathTree, tools: ReadTools, owned: PathNode[]) {
    this.root = root;
    this.name = name;
    this.tree = tree;
    this.tools = tools;
    this.owned = owned;
  }

  define(kind: NameKind, name: Located<string>, node: PathNode, title: string, expectsUse: boolean): void {
    this.definitions.push({ kind, name, title, span: this.own(node), expectsUse });
  }

  refer(kinds: readonly NameKind[], name: Located<string>, builtIn = false): void {
    this.references.push({ kinds, name, ...(builtIn ? { builtIn: true } : {}) });
  }

  /** All of the node's text. */
  own(node: PathNode): Span {
    this.owned.push(node);
    return node.extent;
  }

  /** What a comment before the statement says. */
  note(node: PathNode): Located<string> | undefined {
    return this.tree.notes.get(node);
  }
}
