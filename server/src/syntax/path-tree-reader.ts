import type { Located, Problem, Span } from "../text/span.ts";
import { commands, rootOf, runCommand } from "./path-commands.ts";
import { endsOf } from "./path-ends.ts";
import { PathScanner } from "./path-scanner.ts";
import { PathStatement, type PathTree, type StatementParts } from "./path-statement.ts";
import { PathNode } from "./path-tree.ts";
import { isMark, isPrompt, type Word, WordList } from "./path-words.ts";

/** Nobody nests deeper; what does is no configuration. */
const deepestBlock = 64;

/** Reads text of nested blocks, of `set …` commands, or of both; takes any text. */
export function readPathTree(text: string): PathTree {
  return new Reader(text).read();
}

interface Block {
  readonly node: PathNode;
  readonly head: PathStatement;
  /** Its head is too deep to be kept, and so is all below. */
  readonly lost: boolean;
}

class Reader {
  readonly #text: string;
  readonly #scanner: PathScanner;
  readonly #root = new PathNode(undefined, "", { start: 0, end: 0 }, { start: 0, end: 0 });
  readonly #statements: PathStatement[] = [];
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
          this.#heed();
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
          if (this.#blocks.length === 0 && this.#closesInLine()) this.#passLine();
          else this.#blocks.push({ node: this.#root, head: this.#strange(), lost: true });
          break;
        default:
          // A sign on its own, such as the semicolon behind a comment, says nothing.
          if (token === "end") this.#state(scanner.span, scanner.line, scanner.line, {});
          else this.#strange();
      }
    this.#leaveOpen();
    return {
      root: this.#root,
      statements: this.#statements,
      lines: lineCount(this.#text, scanner.lines),
      notes: this.#notes,
      problems: this.#problems,
    };
  }

  /** A comment may be a note on what follows. */
  #heed(): void {
    if (this.#scanner.value !== "") this.#note = { value: this.#scanner.value, span: this.#scanner.span };
  }

  #state(span: Span, line: number, lastLine: number, parts: StatementParts): PathStatement {
    const statement = new PathStatement(span, line, lastLine, parts);
    this.#statements.push(statement);
    return statement;
  }

  #strange(): PathStatement {
    const { span, line } = this.#scanner;
    return this.#state(span, line, line, { strange: true });
  }

  #closesInLine(): boolean {
    const end = this.#scanner.lineEnd;
    return this.#text.slice(this.#scanner.at, end).trimEnd().endsWith("}");
  }

  /** What a captured session shows around a configuration says nothing. */
  #passLine(): void {
    const { start, line } = this.#scanner;
    this.#state({ start, end: this.#scanner.passLine() }, line, line, { isCommand: true });
  }

  #close(): void {
    const { span, line } = this.#scanner;
    const block = this.#blocks.pop();
    if (!block) {
      this.#problems.push({ span, message: "this brace closes nothing" });
      this.#strange();
      return;
    }
    block.head.closingLine = line;
    if (!block.lost && block.node.extent.start === block.head.span.start)
      block.node.extent = { start: block.node.extent.start, end: span.end };
  }

  #leaveOpen(): void {
    const lastEnd = this.#statements.at(-1)?.span.end ?? 0;
    for (const { head, node } of this.#blocks) {
      node.extent = { start: node.extent.start, end: Math.max(node.extent.end, lastEnd) };
      this.#problems.push({ span: head.span, message: "no brace closes this block" });
    }
  }

  /** `mark: a b [ c d ];`, `a b { … }`; where the semicolon is missing the line ends it. */
  #readStatement(): void {
    const scanner = this.#scanner;
    const { line, start } = scanner;
    const marks: Word[] = [];
    const words = new WordList();
    let { end } = scanner;
    let lastLine = line;
    let { token } = scanner;
    for (; ; token = scanner.next(false)) {
      if (token === "word") {
        const word = { value: scanner.value, span: scanner.span };
        if (words.isEmpty && isMark(word.value)) marks.push(word);
        else words.add(word);
      } else if (token === "list") words.open();
      else if (token === "list-end") words.close();
      else if (token === "break") {
        const next = scanner.peekPastBreaks();
        if (words.isOpen || words.isEmpty || next === openingBrace || next === semicolon) continue;
        break;
      } else if (token === "comment") {
        if (words.isEmpty) this.#heed();
        continue;
      } else break;
      ({ end, lines: lastLine } = scanner);
    }
    const opens = token === "open";
    if (opens || token === "end") ({ end, lines: lastLine } = scanner);
    this.#keep(this.#state({ start, end }, line, lastLine, {}), words, marks, opens);
    if (token === "close") this.#close();
  }

  /** Puts what a statement says into the tree, and opens its block. */
  #keep(statement: PathStatement, words: WordList, marks: readonly Word[], opens: boolean): void {
    const block = this.#blocks.at(-1);
    const lost = block?.lost === true || (opens && this.#blocks.length >= deepestBlock);
    const number = this.#statements.length - 1;
    const leaves = lost ? [] : endsOf(block?.node ?? this.#root, words.parts, statement.span, number, marks);
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
    const { line, start, value: verb } = scanner;
    const list = new WordList();
    let { end } = scanner;
    let token = scanner.next(true);
    for (; token !== "break" && token !== "nothing"; token = scanner.next(true)) {
      if (token === "comment") continue;
      end = scanner.end;
      if (token === "list") list.open();
      else if (token === "list-end") list.close();
      else list.add({ value: scanner.value, span: scanner.span });
    }
    const span = { start, end };
    const statement = this.#state(span, line, line, { isCommand: true });
    this.#note = undefined;
    const inner = verb === "top" ? list.takeFirst((word) => commands.has(word.value)) : undefined;
    const from = inner ? rootOf(this.#place) : this.#place;
    const number = this.#statements.length - 1;
    const { place, leaves, strange } = runCommand(from, {
      verb: inner?.value ?? verb,
      parts: list.parts,
      span,
      number,
    });
    this.#place = place;
    if (leaves) statement.leaves = leaves;
    if (strange) statement.strange = true;
  }
}

const semicolon = 59;
const openingBrace = 123;

function applyMark(mark: Word, node: PathNode): void {
  if (mark.value === "inactive:") node.inactive = mark.span;
  else if (mark.value === "active:") node.inactive = undefined;
  else if (mark.value === "delete:") node.remove();
}

/** Lines as they are counted everywhere: a line end at the very end starts no other. */
function lineCount(text: string, breaks: number): number {
  const last = text.charCodeAt(text.length - 1);
  return text.length === 0 || last === 10 || last === 13 ? breaks : breaks + 1;
}
