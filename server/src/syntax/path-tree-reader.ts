import type { Located, Problem, Span } from "../text/span.ts";
import { PathScanner } from "./path-scanner.ts";
import { PathNode, type PathStatement, type PathTree } from "./path-tree.ts";

export type { PathNode, PathStatement, PathTree };

/** Nobody nests deeper; what does is no configuration. */
const deepestBlock = 64;
const longestPath = 200;

/** Reads text of nested blocks, of `set …` commands, or of both; takes any text. */
export function readPathTree(text: string): PathTree {
  return new Reader(text).read();
}

interface Word {
  readonly value: string;
  readonly span: Span;
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
    const words: Word[] = [];
    let listed: Word[] | undefined;
    let inList = false;
    let end = outer.end;
    let lastLine = line;
    let opens = false;
    for (let token = scanner.token; ; token = scanner.next(false)) {
      if (token === "word") {
        const word = { value: scanner.value, span: scanner.span };
        if (inList) listed?.push(word);
        else if (words.length === 0 && isMark(word.value)) marks.push(word);
        else words.push(word);
      } else if (token === "list") {
        inList = true;
        listed ??= [];
      } else if (token === "list-end") inList = false;
      else if (token === "break") {
        const next = scanner.peekPastBreaks();
        if (inList || words.length === 0 || next === 123 || next === 59) continue;
        break;
      } else if (token === "comment") {
        if (words.length === 0 && scanner.value !== "") this.#note = { value: scanner.value, span: scanner.span };
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
    this.#state({ start: outer.start, end }, { line, lastLine, marks, words, listed, opens });
    if (scanner.token === "close") this.#close();
  }

  #state(span: Span, { line, lastLine, marks, words, listed, opens }: Stated): void {
    const block = this.#blocks.at(-1);
    const statement: Draft = { span, line, lastLine, leaves: [], isCommand: false };
    const lost = block?.lost === true || (opens && this.#blocks.length >= deepestBlock);
    const number = this.#statements.push(statement) - 1;
    const node = lost ? undefined : this.#path(this.#container, words, span, number, marks);
    if (!node) statement.strange = true;
    else {
      const ends = (listed ?? []).flatMap((word) => this.#path(node, [word], span, number, marks) ?? []);
      statement.leaves = ends.length > 0 ? ends : [node];
      if (this.#note) this.#notes.set(node, this.#note);
      for (const mark of marks) for (const leaf of statement.leaves) applyMark(mark, leaf);
    }
    this.#note = undefined;
    if (opens) this.#blocks.push({ node: node ?? this.#root, head: statement, lost: node === undefined });
  }

  /** The node at the end of a path, made where it is not there yet. */
  #path(
    from: PathNode,
    words: readonly Word[],
    span: Span,
    number: number,
    marks: readonly Word[],
  ): PathNode | undefined {
    if (from.depth + words.length > longestPath) return undefined;
    let node = from;
    for (const [at, word] of words.entries()) {
      let child = node.find(word.value);
      if (child && at === words.length - 1 && marks.some((mark) => mark.value === "replace:")) {
        child.remove();
        child = undefined;
      }
      child ??= node.add(new PathNode(node, word.value, word.span, span));
      if (child.lastStatement === number - 1 && child.extent.end < span.end)
        child.extent = { start: child.extent.start, end: span.end };
      child.lastStatement = number;
      node = child;
    }
    return node;
  }

  /** `set PATH`, `deactivate PATH` and their like, one to a line. */
  #readCommand(): void {
    const scanner = this.#scanner;
    const { line, outer, value: verb } = scanner;
    const words: Word[] = [];
    let listed: Word[] | undefined;
    let inList = false;
    let end = outer.end;
    let token = scanner.next(true);
    for (; token !== "break" && token !== "nothing"; token = scanner.next(true)) {
      if (token === "comment") continue;
      end = scanner.outer.end;
      if (token === "list") {
        inList = true;
        listed ??= [];
      } else if (token === "list-end") inList = false;
      else if (inList) listed?.push({ value: scanner.value, span: scanner.span });
      else words.push({ value: scanner.value, span: scanner.span });
    }
    const span = { start: outer.start, end };
    const statement: Draft = { span, line, lastLine: line, leaves: [], isCommand: true };
    const number = this.#statements.push(statement) - 1;
    this.#note = undefined;
    if (verb === "top" && words.length > 0 && commands.has(words[0]?.value ?? "")) {
      this.#place = this.#root;
      this.#run(words[0]?.value ?? "", words.slice(1), listed, statement, number);
    } else this.#run(verb, words, listed, statement, number);
  }

  #run(
    verb: string,
    words: readonly Word[],
    listed: readonly Word[] | undefined,
    statement: Draft,
    number: number,
  ): void {
    const { span } = statement;
    switch (verb) {
      case "set": {
        const node = words.length > 0 ? this.#path(this.#place, words, span, number, []) : undefined;
        if (!node) {
          statement.strange = true;
          return;
        }
        const ends = (listed ?? []).flatMap((word) => this.#path(node, [word], span, number, []) ?? []);
        statement.leaves = ends.length > 0 ? ends : [node];
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
        const node = words.length > 0 ? this.#path(this.#place, words, span, number, []) : undefined;
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
  readonly words: readonly Word[];
  readonly listed: readonly Word[] | undefined;
  readonly opens: boolean;
}

/** `inactive:`, `replace:`: letters with a colon behind them. */
function isMark(word: string): boolean {
  if (!word.endsWith(":") || word.length < 3) return false;
  for (let at = 0; at < word.length - 1; at++) {
    const code = word.charCodeAt(at);
    if (code < 97 || code > 122) return false;
  }
  return true;
}

/** `user@host>`, `user@host#`, `--More--` */
function isPrompt(word: string): boolean {
  const last = word.charAt(word.length - 1);
  if (last === ">" || last === "#" || last === "%") return word.includes("@") && !word.startsWith("<");
  return word.startsWith("---(more") || word.startsWith("--More--");
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
