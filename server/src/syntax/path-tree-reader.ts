import type { Located, Problem, Span } from "../text/span.ts";
import { endsOf } from "./path-ends.ts";
import { PathScanner } from "./path-scanner.ts";
import { PathNode, type PathStatement, type PathTree } from "./path-tree.ts";
import { isMark, isPrompt, type Part, type Word, WordList } from "./path-words.ts";

export type { PathNode, PathStatement, PathTree };

/** Nobody nests deeper; what does is no configuration. */
const deepestBlock = 64;

/** Reads text of nested blocks, of `set …` commands, or of both; takes any text. */
export function readPathTree(text: string): PathTree {
  return new Reader(text).read();
}

type Draft = { -readonly [Key in keyof PathStatement]: PathStatement[Key] };

interface Block {
  readonly node: PathNode;
  readonly head: Draft;
  /** Its head is too deep to be kept, and so is all below. */
  readonly lost: boolean;
}

/** First words of commands; with more words behind them they work on a path. */
const commands: ReadonlySet<string> = new Set([
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

class Reader {
  readonly #text: string;
  readonly #scanner: PathScanner;
  readonly #root = new PathNode(undefined, "", { start: 0, end: 0 }, { start: 0, end: 0 });
  readonly #statements: Draft[] = [];
  readonly #notes = new Map<PathNode, Located<string>>();
  readonly #problems: Problem[] = [];
  readonly #blocks: Block[] = [];
  /** Where commands work from: `edit PATH`. */
  #place: PathNode = this.#root;
  #note: Located<string> | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#scanner = new PathScanner(text);
  }

  read(): PathTree {
    const scanner = this.#scanner;
    for (let token = scanner.next(false); token !== "nothing"; token = scanner.next(false))
      switch (token) {
        case "break":
          break;
        case "comment":
          if (scanner.value !== "") this.#note = { value: scanner.value, span: scanner.span };
          break;
        case "close":
          this.#close();
          break;
        case "word":
          if (this.#blocks.length === 0 && isPrompt(scanner.value)) this.#passLine();
          else if (this.#blocks.length === 0 && commands.has(scanner.value)) this.#readCommand();
          else this.#readStatement();
          break;
        case "list":
          // `[edit security]`, as a prompt shows where it works
          this.#passLine();
          break;
        case "open":
          // `{master:0}`, as a prompt shows who it is
          if (this.#blocks.length === 0 && this.#closesInLine()) {
            this.#passLine();
            break;
          }
          this.#strange(scanner.span, false);
          this.#blocks.push({ node: this.#root, head: this.#statements.at(-1) as Draft, lost: true });
          break;
        default:
          // A sign on its own, such as the semicolon behind a comment, says nothing.
          this.#strange(scanner.span, token === "end");
      }
    for (const { head, node } of this.#blocks) {
      node.extent = { start: node.extent.start, end: Math.max(node.extent.end, this.#lastEnd) };
      this.#problems.push({ span: head.span, message: "no brace closes this block" });
    }
    return {
      root: this.#root,
      statements: this.#statements,
      lines: lineCount(this.#text, scanner.lines),
      notes: this.#notes,
      problems: this.#problems,
    };
  }

  get #lastEnd(): number {
    return this.#statements.at(-1)?.span.end ?? 0;
  }

  get #container(): PathNode {
    return this.#blocks.at(-1)?.node ?? this.#root;
  }

  #strange(span: Span, isHarmless: boolean): void {
    const { line } = this.#scanner;
    this.#statements.push({
      span,
      line,
      lastLine: line,
      leaves: [],
      isCommand: false,
      ...(isHarmless ? {} : { strange: true }),
    });
  }

  #closesInLine(): boolean {
    const end = this.#scanner.lineEnd;
    return this.#text.slice(this.#scanner.at, end).trimEnd().endsWith("}");
  }

  /** What a captured session shows around a configuration says nothing. */
  #passLine(): void {
    const { outer, line } = this.#scanner;
    const end = this.#scanner.passLine();
    this.#statements.push({ span: { start: outer.start, end }, line, lastLine: line, leaves: [], isCommand: true });
  }

  #close(): void {
    const { span, line } = this.#scanner;
    const block = this.#blocks.pop();
    if (!block) {
      this.#problems.push({ span, message: "this brace closes nothing" });
      this.#strange(span, false);
      return;
    }
    block.head.closingLine = line;
    if (!block.lost && block.node.extent.start === block.head.span.start)
      block.node.extent = { start: block.node.extent.start, end: span.end };
  }

  /** `mark: a b [ c d ];`, `a b { … }`; where the semicolon is missing the line ends it. */
  #readStatement(): void {
    const scanner = this.#scanner;
    const { line, outer } = scanner;
    const marks: Word[] = [];
    const words = new WordList();
    let end = outer.end;
    let lastLine = line;
    let opens = false;
    for (let token = scanner.token; ; token = scanner.next(false)) {
      if (token === "word") {
        const word = { value: scanner.value, span: scanner.span };
        if (words.isEmpty && isMark(word.value)) marks.push(word);
        else words.add(word);
      } else if (token === "list") words.open();
      else if (token === "list-end") words.close();
      else if (token === "break") {
        const next = scanner.peekPastBreaks();
        if (words.isOpen || words.isEmpty || next === 123 || next === 59) continue;
        break;
      } else if (token === "comment") {
        if (words.isEmpty && scanner.value !== "") this.#note = { value: scanner.value, span: scanner.span };
        continue;
      } else if (token === "open") {
        opens = true;
        end = scanner.span.end;
        lastLine = scanner.lines;
        break;
      } else {
        if (token === "end") {
          end = scanner.span.end;
          lastLine = scanner.lines;
        }
        break;
      }
      end = scanner.outer.end;
      lastLine = scanner.lines;
    }
    this.#state({ start: outer.start, end }, { line, lastLine, marks, parts: words.parts, opens });
    if (scanner.token === "close") this.#close();
  }

  #state(span: Span, { line, lastLine, marks, parts, opens }: Stated): void {
    const block = this.#blocks.at(-1);
    const statement: Draft = { span, line, lastLine, leaves: [], isCommand: false };
    const lost = block?.lost === true || (opens && this.#blocks.length >= deepestBlock);
    const number = this.#statements.push(statement) - 1;
    const leaves = lost ? [] : endsOf(this.#container, parts, span, number, marks);
    const node = leaves.at(-1);
    if (!node) statement.strange = true;
    else {
      statement.leaves = leaves;
      if (this.#note) this.#notes.set(node, this.#note);
      for (const mark of marks) for (const leaf of leaves) applyMark(mark, leaf);
    }
    this.#note = undefined;
    if (opens) this.#blocks.push({ node: node ?? this.#root, head: statement, lost: node === undefined });
  }

  /** `set PATH`, `deactivate PATH` and their like, one to a line. */
  #readCommand(): void {
    const scanner = this.#scanner;
    const { line, outer, value: verb } = scanner;
    const list = new WordList();
    let end = outer.end;
    let token = scanner.next(true);
    for (; token !== "break" && token !== "nothing"; token = scanner.next(true)) {
      if (token === "comment") continue;
      end = scanner.outer.end;
      if (token === "list") list.open();
      else if (token === "list-end") list.close();
      else list.add({ value: scanner.value, span: scanner.span });
    }
    const span = { start: outer.start, end };
    const statement: Draft = { span, line, lastLine: line, leaves: [], isCommand: true };
    const number = this.#statements.push(statement) - 1;
    this.#note = undefined;
    const inner = verb === "top" ? list.takeFirst((word) => commands.has(word.value)) : undefined;
    if (inner) this.#place = this.#root;
    this.#run(inner?.value ?? verb, list.parts, statement, number);
  }

  #run(verb: string, parts: readonly Part[], statement: Draft, number: number): void {
    const { span } = statement;
    const words = parts.flatMap((part) => part.words);
    switch (verb) {
      case "set": {
        const ends = words.length > 0 ? endsOf(this.#place, parts, span, number, []) : [];
        if (ends.length > 0) statement.leaves = ends;
        else statement.strange = true;
        return;
      }
      case "delete":
        find(this.#place, words)?.remove();
        return;
      case "deactivate":
      case "activate": {
        const node = find(this.#place, words);
        if (node) node.inactive = verb === "deactivate" ? span : undefined;
        return;
      }
      case "insert": {
        const at = words.findLastIndex((word) => word.value === "before" || word.value === "after");
        const node = at > 0 ? find(this.#place, words.slice(0, at)) : undefined;
        const sibling = node?.parent?.find(words.at(-1)?.value ?? "");
        if (node && sibling) node.move(words[at]?.value === "before" ? "before" : "after", sibling);
        else statement.strange = true;
        return;
      }
      case "rename": {
        const at = words.findLastIndex((word) => word.value === "to");
        const to = words.at(-1);
        const node = at > 0 ? find(this.#place, words.slice(0, at)) : undefined;
        if (node && to) node.rename(to.value);
        else statement.strange = true;
        return;
      }
      case "edit": {
        const node = words.length > 0 ? endsOf(this.#place, parts, span, number, []).at(-1) : undefined;
        if (node) this.#place = node;
        else statement.strange = true;
        return;
      }
      case "top":
        this.#place = this.#root;
        return;
      case "up":
      case "exit":
        this.#place = this.#place.parent ?? this.#root;
        return;
      default:
        // `protect`, `annotate` and their like change no meaning.
        return;
    }
  }
}

interface Stated {
  readonly line: number;
  readonly lastLine: number;
  readonly marks: readonly Word[];
  readonly parts: readonly Part[];
  readonly opens: boolean;
}

function applyMark(mark: Word, node: PathNode): void {
  if (mark.value === "inactive:") node.inactive = mark.span;
  else if (mark.value === "active:") node.inactive = undefined;
  else if (mark.value === "delete:") node.remove();
}

function find(from: PathNode, words: readonly Word[]): PathNode | undefined {
  let node: PathNode | undefined = words.length > 0 ? from : undefined;
  for (const word of words) node = node?.find(word.value);
  return node;
}

/** Lines as they are counted everywhere: a line end at the very end starts no other. */
function lineCount(text: string, breaks: number): number {
  const last = text.charCodeAt(text.length - 1);
  return text.length === 0 || last === 10 || last === 13 ? breaks : breaks + 1;
}
