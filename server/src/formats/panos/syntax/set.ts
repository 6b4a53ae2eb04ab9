import type { PathNode } from "../../../syntax/path-tree.ts";
import { lineEnd, nextLine } from "../../../text/line-edits.ts";
import type { Located, Span } from "../../../text/span.ts";
import { inlineKeys } from "./inline-keys.ts";
import { type Command, type ConfigTree, deepest, rootNode, stateWord } from "./tree.ts";
import { type CommandWord, isBlank, isBreak, WordScanner } from "./words.ts";

/** Reads `set …`, `delete …`, `move …` and `rename …`, one after the other, as the command line would. */
export function readSetCommands(text: string): ConfigTree {
  const root = rootNode();
  const commands: Command[] = [];
  const asides: Span[] = [];
  const scanner = new WordScanner(text, (lineStart) => verbAt(text, lineStart) !== undefined);
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let before: PathNode[] = [];
  while (at < text.length) {
    const start = pastPrompt(text, pastBlanks(text, at));
    if (start >= text.length || isBreak(text.charCodeAt(start))) {
      at = nextLine(text, start);
      continue;
    }
    const span = { start, end: trimmedEnd(text, start, lineEnd(text, start)) };
    const verb = verbAt(text, start);
    if (verb === undefined || verb === "debris") {
      if (isComment(text, start)) asides.push(span);
      else commands.push({ verb: verb ?? "unknown", words: [], span, leaves: [] });
      at = nextLine(text, start);
      continue;
    }
    const words = scanner.read(start + verb.length);
    const whole = { start, end: trimmedEnd(text, start, scanner.end) };
    const path = verb === "set" ? statePath(root, words, whole, before) : { leaves: [], nodes: [] };
    if (verb !== "set") obey(root, verb, words);
    before = path.nodes;
    commands.push({ verb, words, span: whole, leaves: path.leaves });
    at = nextLine(text, scanner.end);
  }
  return { syntax: "set", root, commands, repeats: [], asides, problems: scanner.problems };
}

interface StatedPath {
  readonly leaves: PathNode[];
  /** Every word on the way. */
  readonly nodes: PathNode[];
}

/** `set a b [ c d ]` states a b c and a b d. */
function statePath(
  root: PathNode,
  words: readonly CommandWord[],
  extent: Span,
  before: readonly PathNode[],
): StatedPath {
  const leaves: PathNode[] = [];
  const nodes: PathNode[] = [];
  const listHead: { node: PathNode | undefined } = { node: undefined };
  let node = root;
  for (const word of words.slice(0, deepest)) {
    const owner = word.listed ? undefined : inlineOwner(node, word.value);
    if (owner) {
      leaves.push(node);
      node = owner;
    }
    if (word.listed) listHead.node ??= node;
    const parent = word.listed && listHead.node ? listHead.node : node;
    node = stateWord(parent, word, extent);
    // What the line before stated too goes on here.
    if (before.includes(node)) node.extent = { start: node.extent.start, end: extent.end };
    nodes.push(node);
    if (word.listed) leaves.push(node);
    else listHead.node = undefined;
  }
  if (leaves.at(-1) !== node && node !== root) leaves.push(node);
  return { leaves, nodes };
}

/** In `set … rules R from any to any`, `to` belongs to the rule and not to the value before it, whatever stands between. */
function inlineOwner(value: PathNode, word: string): PathNode | undefined {
  for (let owner = value.parent?.parent; owner?.parent; owner = owner.parent)
    if (inlineKeys.get(owner.parent.word)?.has(word)) return owner;
  return undefined;
}

/** Takes away, moves or renames what was stated before; a path that leads nowhere does nothing. */
function obey(root: PathNode, verb: "delete" | "move" | "rename", words: readonly CommandWord[]): void {
  if (verb === "delete") {
    find(root, words)?.remove();
    return;
  }
  const [operand, place] = [words.at(-1), words.at(-2)];
  if (verb === "rename") {
    if (operand && place?.value === "to") find(root, words.slice(0, -2))?.rename(operand.value);
  } else if (operand?.value === "top" || operand?.value === "bottom") {
    const node = find(root, words.slice(0, -1));
    const siblings = node?.parent?.all ?? [];
    const target = operand.value === "top" ? siblings[0] : siblings.at(-1);
    if (target) node?.move(operand.value === "top" ? "before" : "after", target);
  } else if (operand && (place?.value === "before" || place?.value === "after")) {
    const node = find(root, words.slice(0, -2));
    const target = node?.parent?.find(operand.value);
    if (target) node?.move(place.value, target);
  }
}

function find(root: PathNode, words: readonly Located<string>[]): PathNode | undefined {
  let node: PathNode | undefined = root;
  for (const { value } of words) node = node?.find(value);
  return node === root ? undefined : node;
}

const verbs = ["set", "delete", "move", "rename"] as const;
/** What else stands in a session on the command line. */
const debris = [
  "[edit]",
  "Entering configuration mode",
  "configure",
  "show",
  "exit",
  "quit",
  "commit",
  "top",
  "up",
  "edit",
  "run",
  "request",
  "load",
];

type Verb = (typeof verbs)[number] | "debris";

function verbAt(text: string, start: number): Verb | undefined {
  if (begins(text, start, "set cli")) return "debris";
  const verb = verbs.find((each) => begins(text, start, each));
  return verb ?? (debris.some((each) => begins(text, start, each)) ? "debris" : undefined);
}

function begins(text: string, start: number, word: string): boolean {
  if (!text.startsWith(word, start)) return false;
  const code = text.charCodeAt(start + word.length);
  return Number.isNaN(code) || isBlank(code) || isBreak(code);
}

function isComment(text: string, start: number): boolean {
  return text.charAt(start) === "#" || text.charAt(start) === "!";
}

/** `admin@PA-220(active)# set …` */
function pastPrompt(text: string, start: number): number {
  let at = start;
  let isPrompt = false;
  while (at < text.length && at - start < longestPrompt) {
    const code = text.charCodeAt(at);
    if (isBlank(code) || isBreak(code)) break;
    if (code === atSign) isPrompt = true;
    at++;
  }
  const last = text.charAt(at - 1);
  return isPrompt && (last === "#" || last === ">") ? pastBlanks(text, at) : start;
}

const atSign = 64;
const longestPrompt = 120;

function pastBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}
