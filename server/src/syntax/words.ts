import type { Located, Span } from "../text/span.ts";

/**
 * A cursor over the words of one statement. Spaces and tabs part words; a word in double quotes may hold them.
 * What is left when a reader is done was not understood, and so is what a reader rejects.
 */
export class Words {
  readonly text: string;
  readonly #rejected: Span[] = [];
  #start = 0;
  #end = 0;
  #indent = 0;
  #at = 0;
  /** How many words are parted so far, and where the text behind them begins: most readers look at the first words only. */
  #count = 0;
  #next = 0;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** Moves to another statement, its text without blanks at either end. */
  load(start: number, end: number, indent: number): void {
    this.#start = start;
    this.#end = end;
    this.#indent = indent;
    this.#at = 0;
    this.#count = 0;
    this.#next = start;
    if (this.#rejected.length > 0) this.#rejected.length = 0;
  }

  /** Parts words up to the one asked for; whether there are so many. */
  #has(wanted: number): boolean {
    while (this.#count <= wanted) if (!this.#partNext()) return false;
    return true;
  }

  #partNext(): boolean {
    const { text } = this;
    const end = this.#end;
    let at = this.#next;
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    if (at >= end) return false;
    const closing = text.charCodeAt(at) === 34 ? this.#closingQuote(at + 1) : -1;
    let stop = closing;
    if (closing >= 0) at++;
    else for (stop = at + 1; stop < end; stop++) if (isBlank(text.charCodeAt(stop))) break;
    this.#starts[this.#count] = at;
    this.#ends[this.#count++] = stop;
    this.#next = closing >= 0 ? stop + 1 : stop;
    return true;
  }

  /** Words of this statement that nobody understood. */
  get rejected(): readonly Span[] {
    return this.#rejected;
  }

  /** All of the statement. */
  get statement(): Span {
    return { start: this.#start, end: this.#end };
  }

  /** How far the statement is indented. */
  get indent(): number {
    return this.#indent;
  }

  get done(): boolean {
    return !this.#has(this.#at);
  }

  /** How many words are left. */
  get left(): number {
    this.#partAll();
    return Math.max(0, this.#count - this.#at);
  }

  /** The word under the cursor, or one further on; empty past the end. */
  peek(ahead = 0): string {
    const at = this.#at + ahead;
    return this.#has(at) ? this.text.slice(this.#starts[at], this.#ends[at]) : "";
  }

  /** The first character of the word under the cursor; NaN past the end. */
  peekCode(): number {
    return this.#has(this.#at) ? this.text.charCodeAt(this.#starts[this.#at] as number) : Number.NaN;
  }

  is(word: string, ahead = 0): boolean {
    const at = this.#at + ahead;
    if (!this.#has(at)) return false;
    const start = this.#starts[at] as number;
    return (this.#ends[at] as number) - start === word.length && this.text.startsWith(word, start);
  }

  /** Where a word stands; past the end an empty place where one was expected. */
  span(ahead = 0): Span {
    const at = this.#at + ahead;
    if (this.#has(at)) return { start: this.#starts[at] as number, end: this.#ends[at] as number };
    return { start: this.#end, end: this.#end };
  }

  /** Where the word before the cursor ends. */
  get endOfLast(): number {
    return this.#at > 0 ? (this.#ends[this.#at - 1] as number) : this.#start;
  }

  /** The span from a word that was under the cursor to the one before the cursor now. */
  since(start: number): Span {
    return { start, end: Math.max(start, this.endOfLast) };
  }

  skip(words = 1): void {
    this.#has(this.#at + words - 1);
    this.#at = Math.min(this.#count, this.#at + words);
  }

  take(): string {
    const word = this.peek();
    this.skip();
    return word;
  }

  takeLocated(): Located<string> {
    const word = { value: this.peek(), span: this.span() };
    this.skip();
    return word;
  }

  /** Takes the word when it is the one asked for. */
  accept(word: string): boolean {
    if (!this.is(word)) return false;
    this.#at++;
    return true;
  }

  /** Takes two words when they are the ones asked for. */
  acceptPair(first: string, second: string): boolean {
    if (!this.is(first) || !this.is(second, 1)) return false;
    this.#at += 2;
    return true;
  }

  /** All text from the word under the cursor to the end, as it stands, quotes included. */
  rest(): Located<string> {
    const span = this.restSpan();
    this.#toEnd();
    return { value: this.text.slice(span.start, span.end), span };
  }

  restSpan(): Span {
    if (this.done) return { start: this.#end, end: this.#end };
    const start = this.#starts[this.#at] as number;
    return { start: this.#isQuoted(start) ? start - 1 : start, end: this.#end };
  }

  /** Passes over a word that means nothing to the reader; it counts as unread. */
  reject(): void {
    if (!this.done) this.rejectAt(this.span());
    this.skip();
  }

  /** The same for words that were taken before; those side by side count as one. */
  rejectAt(span: Span): void {
    const last = this.#rejected[this.#rejected.length - 1];
    if (last && last.end <= span.start && this.text.slice(last.end, span.start).trim() === "")
      this.#rejected[this.#rejected.length - 1] = { start: last.start, end: span.end };
    else this.#rejected.push(span);
  }

  /** Nothing of the statement was understood. */
  rejectStatement(): void {
    this.#rejected.length = 0;
    this.#rejected.push(this.statement);
    this.#toEnd();
  }

  rejectRest(): void {
    if (!this.done) this.rejectAt(this.restSpan());
    this.#toEnd();
  }

  #partAll(): void {
    while (this.#partNext());
  }

  #toEnd(): void {
    this.#partAll();
    this.#at = this.#count;
  }

  #isQuoted(start: number): boolean {
    return start > this.#start && this.text.charCodeAt(start - 1) === 34;
  }

  /** The quote that closes a word: unescaped, with a blank or nothing behind it. */
  #closingQuote(from: number): number {
    for (let at = from; at < this.#end; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 92) at++;
      else if (code === 34) return at + 1 >= this.#end || isBlank(this.text.charCodeAt(at + 1)) ? at : -1;
    }
    return -1;
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
