import { PathNode } from "../../../syntax/path-tree.ts";
import type { XmlDocument } from "../../../syntax/xml.ts";
import type { Located, Problem, Span } from "../../../text/span.ts";

/** A line of the command line, such as `set address A ip-netmask 10.0.0.1`. */
export interface Command {
  readonly verb: "set" | "delete" | "move" | "rename" | "debris" | "unknown";
  /** Behind the verb. */
  readonly words: readonly Located<string>[];
  readonly span: Span;
  /** The last words of the paths it states. */
  readonly leaves: readonly PathNode[];
}

/** A configuration as one tree of words, whichever of its three syntaxes it is written in. */
export interface ConfigTree {
  readonly syntax: "xml" | "set" | "braces";
  readonly root: PathNode;
  /** Only in XML. */
  readonly document?: XmlDocument;
  /** Only in set syntax. */
  readonly commands: readonly Command[];
  /** Further places where a word is stated with what stands below it. */
  readonly repeats: readonly { readonly node: PathNode; readonly extent: Span }[];
  /** Comments, instructions, prompts: what says nothing. */
  readonly asides: readonly Span[];
  readonly problems: readonly Problem[];
}

/** A tree that is being made. */
export class TreeDraft {
  readonly root = rootNode();
  readonly repeats: { readonly node: PathNode; readonly extent: Span }[] = [];

  /** Like {@link stateWord}, for a syntax in which each statement has its place. */
  state(parent: PathNode, word: Located<string>, extent: Span): PathNode {
    const node = stateWord(parent, word, extent);
    if (node.extent !== extent) this.repeats.push({ node, extent });
    return node;
  }
}

/** Nobody nests deeper; what does is no configuration. */
export const deepest = 64;

export function rootNode(): PathNode {
  const nowhere = { start: 0, end: 0 };
  return new PathNode(undefined, "", nowhere, nowhere);
}

/** The child of a word: the one that is there already, or a new one. */
export function stateWord(parent: PathNode, { value, span }: Located<string>, extent: Span): PathNode {
  const known = parent.find(value);
  if (!known) return parent.add(new PathNode(parent, value, span, extent));
  // What is stated last counts, where only one value can.
  const last = parent.all.at(-1);
  if (last && last !== known && parent.all.length <= fewValues) known.move("after", last);
  return known;
}

const fewValues = 4;

/** The word whose first letter stands there. */
export function nodeAt(root: PathNode, start: number): PathNode | undefined {
  const rest = [root];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.span.start === start && node !== root) return node;
    for (const child of node.all) rest.push(child);
  }
  return undefined;
}
