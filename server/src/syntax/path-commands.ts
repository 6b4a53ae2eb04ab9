import type { Span } from "../text/span.ts";
import { endsOf } from "./path-ends.ts";
import type { PathNode } from "./path-tree.ts";
import type { Part, Word } from "./path-words.ts";

/** First words of commands; with more words behind them they work on a path. */
export const commands: ReadonlySet<string> = new Set([
  "set",
  "delete",
  "activate",
  "deactivate",
  "protect",
  "unprotect",
  "insert",
  "rename",
  "annotate",
  "edit",
  "top",
  "up",
  "exit",
]);

/** A command with the words behind its verb. */
export interface PathCommand {
  readonly verb: string;
  readonly parts: readonly Part[];
  readonly span: Span;
  /** Its statement's number. */
  readonly number: number;
}

export interface CommandResult {
  /** Where the next command works from. */
  readonly place: PathNode;
  /** The ends of the paths that it states. */
  readonly leaves?: readonly PathNode[];
  /** It works on nothing that is there. */
  readonly strange?: true;
}

/** Does to the tree below a place what a command says. */
export function runCommand(place: PathNode, command: PathCommand): CommandResult {
  const { verb, parts, span, number } = command;
  const words = parts.length === 1 && parts[0] ? parts[0].words : parts.flatMap((part) => part.words);
  switch (verb) {
    case "set": {
      const leaves = words.length > 0 ? endsOf(place, parts, span, number, []) : [];
      return leaves.length > 0 ? { place, leaves } : { place, strange: true };
    }
    case "delete":
      find(place, words)?.remove();
      return { place };
    case "deactivate":
    case "activate": {
      const node = find(place, words);
      if (node) node.inactive = verb === "deactivate" ? span : undefined;
      return { place };
    }
    case "insert":
      return insert(place, words) ? { place } : { place, strange: true };
    case "rename":
      return rename(place, words) ? { place } : { place, strange: true };
    case "edit": {
      const node = words.length > 0 ? endsOf(place, parts, span, number, []).at(-1) : undefined;
      return node ? { place: node } : { place, strange: true };
    }
    case "top":
      return { place: rootOf(place) };
    case "up":
    case "exit":
      return { place: place.parent ?? place };
    default:
      // `protect`, `annotate` and their like change no meaning.
      return { place };
  }
}

/** `insert PATH before SIBLING`; says whether both are there. */
function insert(place: PathNode, words: readonly Word[]): boolean {
  const at = words.findLastIndex((word) => word.value === "before" || word.value === "after");
  const node = at > 0 ? find(place, words.slice(0, at)) : undefined;
  const sibling = node?.parent?.find(words.at(-1)?.value ?? "");
  if (!node || !sibling) return false;
  node.move(words[at]?.value === "before" ? "before" : "after", sibling);
  return true;
}

/** `rename PATH to NAME`; says whether the path is there. */
function rename(place: PathNode, words: readonly Word[]): boolean {
  const at = words.findLastIndex((word) => word.value === "to");
  const to = words.at(-1);
  const node = at > 0 ? find(place, words.slice(0, at)) : undefined;
  if (!node || !to) return false;
  node.rename(to.value);
  return true;
}

/** The outermost place. */
export function rootOf(place: PathNode): PathNode {
  let node = place;
  while (node.parent) node = node.parent;
  return node;
}

function find(from: PathNode, words: readonly Word[]): PathNode | undefined {
  let node: PathNode | undefined = words.length > 0 ? from : undefined;
  for (const word of words) node = node?.find(word.value);
  return node;
}
