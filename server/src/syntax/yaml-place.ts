import type { Span } from "../text/span.ts";

/** A collection that is open at a place of half-written YAML. */
export interface YamlLevel {
  readonly kind: "mapping" | "sequence";
  readonly flow: boolean;
  /** Its bracket, or its first key or dash. */
  readonly start: number;
  /** The column its keys or dashes stand in; of a flow collection, that of the line it opens on. */
  readonly column: number;
  /** Its keys, those behind the place included. */
  readonly keys: readonly string[];
  /** The key whose value the place is, or is in. */
  readonly key: string | undefined;
}

/** What can be written at a place, as far as the text around it tells. */
export interface YamlPlace {
  /** From the root inwards. */
  readonly levels: readonly YamlLevel[];
  /**
   * key, value, item: one of these, in the innermost level. dash: the next item of a block sequence, its dash included.
   * start: the value of the innermost level, on a line of its own, so anything may begin. none: nothing fits, or a comment.
   */
  readonly slot: "key" | "value" | "item" | "dash" | "start" | "none";
  /** The text that stands there. */
  readonly word: Span;
  /** Where the text before the place ends that is neither blank nor comment. */
  readonly settled: number;
  /** A quote before the place that nothing closes. */
  readonly openQuote: number | undefined;
}

/** A collection that a scan is in. */
export interface OpenLevel {
  readonly kind: "mapping" | "sequence";
  readonly flow: boolean;
  readonly start: number;
  readonly column: number;
  readonly keys: string[];
  key: string | undefined;
  /** The current key or item of a block has content. */
  filled: boolean;
  /** How far brackets are with the current key or item: nothing yet, a word, its colon, all of it. */
  phase: "open" | "word" | "colon" | "done";
}

/** Keeps the collections a scan is in, and what it says of the one offset that is asked for. */
export class PlaceFinder {
  readonly text: string;
  readonly offset: number;
  readonly levels: OpenLevel[] = [];
  #settled = 0;
  #openQuote: number | undefined;
  #place: YamlPlace | undefined;

  constructor(text: string, offset: number) {
    this.text = text;
    this.offset = offset;
  }

  /** The first that was said of the offset. */
  get place(): YamlPlace {
    const word = { start: this.offset, end: this.offset };
    return this.#place ?? { levels: [], slot: "none", word, settled: this.#settled, openQuote: this.#openQuote };
  }

  get innermost(): OpenLevel | undefined {
    return this.levels.at(-1);
  }

  open(kind: OpenLevel["kind"], flow: boolean, start: number, column: number): OpenLevel {
    const level: OpenLevel = { kind, flow, start, column, keys: [], key: undefined, filled: false, phase: "open" };
    this.levels.push(level);
    return level;
  }

  /** What stands, or may stand, from `start` to `end`, both included. */
  note(slot: YamlPlace["slot"], start: number, end: number, word?: Span): void {
    if (this.#isAsked(start, end)) this.#keep(slot, this.levels, word);
  }

  /** A key is not yet the one whose value is meant. */
  noteKey(level: OpenLevel, start: number, end: number): void {
    const { key } = level;
    level.key = undefined;
    this.note("key", start, end, { start, end });
    level.key = key;
  }

  /** Nothing, or an unfinished word, first on its line: what fits depends on the column. */
  noteGap(start: number, end: number, lineStart: number, word?: Span): void {
    if (!this.#isAsked(start, end)) return;
    const column = (word?.start ?? this.offset) - lineStart;
    const levels = this.levels.filter((level) => level.column <= column);
    const top = levels.at(-1);
    let slot: YamlPlace["slot"] = "none";
    if (top === undefined) slot = this.levels.length === 0 ? "start" : "none";
    else if (top.column === column) slot = top.kind === "mapping" ? "key" : "dash";
    else if (!top.filled) slot = "start";
    this.#keep(slot, levels, word);
  }

  /** Text that is neither blank nor comment ends here. */
  settle(end: number): void {
    if (end <= this.offset) this.#settled = Math.max(this.#settled, end);
  }

  noteOpenQuote(start: number): void {
    if (start < this.offset) this.#openQuote ??= start;
  }

  #isAsked(start: number, end: number): boolean {
    return this.#place === undefined && start <= this.offset && this.offset <= end;
  }

  #keep(slot: YamlPlace["slot"], levels: readonly OpenLevel[], word: Span | undefined): void {
    this.#place = {
      slot,
      levels: levels.map(({ kind, flow, start, column, keys, key }, at) => {
        const isAsked = at === levels.length - 1 && slot === "key";
        return { kind, flow, start, column, keys, key: isAsked ? undefined : key };
      }),
      word: word ?? { start: this.offset, end: this.offset },
      settled: this.#settled,
      openQuote: this.#openQuote,
    };
  }
}
