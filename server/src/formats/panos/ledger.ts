import type { PathNode } from "../../syntax/path-tree.ts";
import { LineIndex } from "../../text/lines.ts";
import type { Span } from "../../text/span.ts";
import type { LineCounts, Unread } from "../format.ts";
import type { Command, ConfigTree } from "./syntax/tree.ts";

const untouched = 0;
const ignored = 1;
const read = 2;
const unread = 3;

/** Which words limit what unread text below them can have meant. */
export type Subjects = ReadonlyMap<PathNode, NonNullable<Unread["about"]>>;

/** How the lines of a file were taken, once all readers have been over its tree. */
export function accountFor(
  text: string,
  tree: ConfigTree,
  subjects: Subjects,
): { readonly lines: LineCounts; readonly unread: readonly Unread[] } {
  const account = new Account(text, subjects);
  if (tree.syntax === "set") for (const command of tree.commands) account.command(command);
  else for (const child of tree.root.all) account.node(child, undefined);
  for (const { node, extent } of tree.repeats) account.repeat(node, extent);
  for (const span of tree.asides) account.mark(span, ignored);
  return account.settle();
}

class Account {
  readonly #index: LineIndex;
  readonly #lines: Uint8Array;
  readonly #subjects: Subjects;
  readonly #unread: Unread[] = [];

  constructor(text: string, subjects: Subjects) {
    this.#index = new LineIndex(text);
    const { count } = this.#index;
    this.#lines = new Uint8Array(this.#index.lineStart(count - 1) === text.length ? count - 1 : count);
    this.#subjects = subjects;
  }

  mark({ start, end }: Span, as: number): void {
    const last = this.#index.lineAt(Math.max(start, end - 1));
    for (let line = this.#index.lineAt(start); line <= last && line < this.#lines.length; line++)
      this.#lines[line] = Math.max(this.#lines[line] ?? untouched, as);
  }

  /** Says what became of a word and all below it; as deep as a tree may be. */
  node(node: PathNode, about: Unread["about"]): number {
    const subject = this.#subjects.get(node) ?? about;
    if (node.taken === "ignored") {
      this.mark(node.extent, ignored);
      return ignored;
    }
    if (node.all.length === 0 || !isTouched(node)) {
      const as = node.taken === "read" ? read : unread;
      this.mark(node.extent, as);
      if (as === unread) this.#note(shownSpan(node), subject);
      return as;
    }
    let best = node.taken === "read" ? read : ignored;
    for (const child of node.all) if (this.node(child, subject) === read) best = read;
    const { start, end } = node.extent;
    this.mark({ start, end: start }, best);
    this.mark({ start: end, end }, best);
    return best;
  }

  /** Another place of a word is what its first one is. */
  repeat(node: PathNode, { start, end }: Span): void {
    const as = stateOf(node);
    if (as === unread) return;
    this.mark({ start, end: start }, as);
    this.mark({ start: end, end }, as);
  }

  /** A command is what became of the last words of its paths. */
  command(command: Command): void {
    const { verb, span, leaves } = command;
    if (verb === "unknown") {
      this.mark(span, unread);
      this.#note(span, undefined);
      return;
    }
    let best = verb === "set" || verb === "debris" ? ignored : read;
    const left: PathNode[] = [];
    for (const leaf of leaves) {
      const as = stateOf(leaf);
      if (as === unread) left.push(leaf);
      best = Math.max(best, as);
    }
    this.mark(span, best);
    const [first] = left;
    if (first) this.#note(this.#commandSpan(first, command), this.#subjectOf(first));
  }

  settle(): { lines: LineCounts; unread: readonly Unread[] } {
    for (let line = 0; line < this.#lines.length; line++) {
      if (this.#lines[line] !== untouched) continue;
      const text = this.#index.lineText(line);
      const said = text.trim();
      if (said === "") this.#lines[line] = ignored;
      else {
        this.#lines[line] = unread;
        const start = this.#index.lineStart(line) + text.indexOf(said);
        this.#note({ start, end: start + said.length }, undefined);
      }
    }
    const counts = [0, 0, 0, 0];
    for (const taken of this.#lines) counts[taken] = (counts[taken] ?? 0) + 1;
    return {
      lines: {
        total: this.#lines.length,
        read: counts[read] ?? 0,
        ignored: counts[ignored] ?? 0,
        unread: counts[unread] ?? 0,
      },
      unread: this.#unread.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    };
  }

  #note(span: Span, about: Unread["about"]): void {
    this.#unread.push(about ? { span, about } : { span });
  }

  /** From the first word nobody knows to the end, or to a word that announces a secret. */
  #commandSpan(leaf: PathNode, { words, span }: Command): Span {
    let first = leaf;
    while (first.parent?.parent && first.parent.taken === "unread") first = first.parent;
    const start = words.findLast((word) => word.value === first.word)?.span.start ?? span.start;
    const announced = words.find((word) => announcesSecret(word.value))?.span;
    return announced ? { start: Math.min(start, announced.start), end: announced.end } : { start, end: span.end };
  }

  #subjectOf(leaf: PathNode): Unread["about"] {
    for (let node: PathNode | undefined = leaf; node; node = node.parent) {
      const subject = this.#subjects.get(node);
      if (subject) return subject;
    }
    return undefined;
  }
}

/** What became of a word in a command: what is ignored with something above it is ignored too. */
function stateOf(leaf: PathNode): number {
  for (let node: PathNode | undefined = leaf; node; node = node.parent)
    if (node.taken === "ignored" || node.removed) return ignored;
  return leaf.taken === "read" || leaf.all.some((each) => each.taken !== "unread") ? read : unread;
}

/** Somebody asked for the word, or for one below it. */
function isTouched(node: PathNode): boolean {
  return node.taken !== "unread" || node.all.some(isTouched);
}

/** Unread text is shown to people; of what may hold a secret only its name is. */
function shownSpan(node: PathNode): Span {
  if (node.parent && isSecret(node)) return node.parent.span;
  return holdsSecret(node) ? node.span : node.extent;
}

function holdsSecret(node: PathNode): boolean {
  return node.all.some((child) => isSecret(child) || holdsSecret(child));
}

function isSecret({ parent }: PathNode): boolean {
  return parent !== undefined && announcesSecret(parent.word);
}

function announcesSecret(word: string): boolean {
  return /pass|secret|key|community|token|hash|pwd/.test(word);
}
