import type { BlockItem, BlockStatement, Blocks, BlockWord } from "../../syntax/config-blocks.ts";
import { cover, type Span } from "../../text/span.ts";
import type { LineCounts, Unread } from "../format.ts";

const unread = 0;
const read = 1;
const ignored = 2;

/** How each line was taken: unread until somebody says otherwise. */
export class Ledger {
  readonly #lines: Uint8Array;
  /** Lines of which it is known that nobody read them. */
  readonly #told: Uint8Array;
  /** Lines whose values are nobody's to see. */
  readonly #secret: Uint8Array;
  readonly #unread: Unread[] = [];

  constructor(blocks: Blocks) {
    this.#lines = new Uint8Array(blocks.lines);
    this.#told = new Uint8Array(blocks.lines);
    this.#secret = new Uint8Array(blocks.lines);
    for (const line of blocks.passed) this.#lines[line] = ignored;
  }

  read(item: BlockItem): void {
    if (item.kind === "statement") this.#mark(item.line, item.lastLine, read);
    else {
      this.#mark(item.line, item.line, read);
      if (item.closed) this.#mark(item.lastLine, item.lastLine, read);
    }
  }

  /** The item and all below it mean nothing to any check. */
  ignore(item: BlockItem): void {
    this.#mark(item.line, item.lastLine, ignored);
  }

  /** Whatever stands in the item may be a secret, so none of it is shown when it is unread. */
  conceal(item: BlockItem): void {
    this.#secret.fill(1, item.line, item.lastLine + 1);
  }

  /** Nobody knows the item, or anything below it. */
  reject(item: BlockItem, about?: Unread["about"]): void {
    this.#mark(item.line, item.lastLine, unread);
    this.#told.fill(1, item.line, item.lastLine + 1);
    this.#note(item.kind === "statement" ? this.#shownSpan(item) : item.head, about);
  }

  /** The statement is known but for these words. */
  rejectWords(statement: BlockStatement, words: readonly BlockWord[], about?: Unread["about"]): void {
    const [first] = words;
    if (!first) return;
    this.#mark(statement.line, statement.lastLine, unread);
    this.#told.fill(1, statement.line, statement.lastLine + 1);
    const last = words.at(-1) ?? first;
    this.#note(this.#isSecret(statement) ? this.#shownSpan(statement) : cover(first.outer, last.outer), about);
  }

  /** What no reader came by is unread too. */
  sweep(items: readonly BlockItem[]): void {
    const rest = [...items];
    for (let item = rest.pop(); item; item = rest.pop()) {
      if (this.#lines[item.line] === unread && this.#told[item.line] === 0)
        this.#note(item.kind === "statement" ? this.#shownSpan(item) : item.head, undefined);
      if (item.kind !== "statement") for (const each of item.items) rest.push(each);
    }
  }

  get unread(): readonly Unread[] {
    return [...this.#unread].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }

  get counts(): LineCounts {
    const counts = [0, 0, 0];
    for (const taken of this.#lines) counts[taken] = (counts[taken] ?? 0) + 1;
    const [notRead = 0, wasRead = 0, passed = 0] = counts;
    return { total: this.#lines.length, read: wasRead, ignored: passed, unread: notRead };
  }

  #mark(from: number, to: number, as: number): void {
    this.#lines.fill(as, from, to + 1);
  }

  #note(span: Span, about: Unread["about"]): void {
    this.#unread.push(about ? { span, about } : { span });
  }

  /** Unread text is shown to people; of a statement that may hold a secret only what announces it is. */
  #shownSpan(statement: BlockStatement): Span {
    const { verb, key, span } = statement;
    return key && this.#isSecret(statement) ? cover(verb.outer, key.outer) : span;
  }

  #isSecret({ key, values, verb, line }: BlockStatement): boolean {
    if (this.#secret[line] === 1 || values.some((each) => each.value === "ENC")) return true;
    return secretWord.test(key?.value ?? verb.value);
  }
}

const secretWord = /pass|secret|key|community|token|auth|psk|pwd|hash/;
