import type { Span } from "../text/span.ts";
import {
  beginsEntry,
  findKey,
  flowPlainEnd,
  indentOf,
  isBlank,
  isDash,
  isDocumentMark,
  isLineEnd,
  isSeparated,
  lineEndOf,
  lineStartOf,
  nextLine,
  plainEnd,
  skipBlanks,
  skipProperties,
  skipSpaces,
  unquoted,
} from "./yaml-text.ts";

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

/** A line within brackets that stands less far in than YAML asks for; most programs read it all the same. */
export interface ShortLine {
  readonly at: number;
  readonly missing: number;
}

/** Reads text that need not be YAML yet, in one pass, and tells what can stand at an offset. */
export function placeAt(text: string, offset: number): YamlPlace {
  return new Scanner(text, offset).scan();
}

export function shortLines(text: string): readonly ShortLine[] {
  const scanner = new Scanner(text, text.length);
  scanner.scan();
  return scanner.shortLines;
}

interface Level {
  kind: "mapping" | "sequence";
  flow: boolean;
  start: number;
  column: number;
  keys: string[];
  key: string | undefined;
  /** Block: the current key or item has content. Flow: see {@link Scanner.flow}. */
  filled: boolean;
  phase: "open" | "word" | "colon" | "done";
}

class Scanner {
  readonly shortLines: ShortLine[] = [];
  readonly #text: string;
  readonly #offset: number;
  readonly #levels: Level[] = [];
  #at = 0;
  #settled = 0;
  #openQuote: number | undefined;
  #place: YamlPlace | undefined;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  scan(): YamlPlace {
    const text = this.#text;
    if (text.startsWith("\ufeff")) this.#at = 1;
    while (this.#at < text.length) this.#line();
    // Behind the last line end an editor shows one more line, empty.
    if (!this.#place) this.#noteGap(this.#offset, this.#offset, lineStartOf(text, this.#offset));
    return (
      this.#place ?? {
        levels: [],
        slot: "none",
        word: { start: this.#offset, end: this.#offset },
        settled: 0,
        openQuote: undefined,
      }
    );
  }

  #line(): void {
    const text = this.#text;
    const start = this.#at;
    const at = skipSpaces(text, start);
    const end = lineEndOf(text, at);
    if (skipBlanks(text, at) >= end) {
      this.#noteGap(start, end, start);
      this.#at = nextLine(text, end);
    } else if (text[at] === "#") {
      if (this.#offset < at) this.#noteGap(start, at, start);
      this.#note("none", start, end);
      this.#at = nextLine(text, end);
    } else if (at === start && isDocumentMark(text, at)) {
      this.#note("none", start, end);
      this.#levels.length = 0;
      this.#at = nextLine(text, end);
    } else {
      this.#note("none", start, at - 1);
      this.#content(at, start);
    }
  }

  /** `- - key: value`, or any part of it; leaves the position at the start of a line. */
  #content(from: number, lineStart: number): void {
    const text = this.#text;
    let at = from;
    let dashed = false;
    while (isDash(text, at)) {
      this.#enterSequence(at, at - lineStart);
      dashed = true;
      const next = skipBlanks(text, at + 1);
      this.#settle(at + 1);
      this.#note("none", at, at);
      if (isLineEnd(text, next) || text[next] === "#") {
        this.#note("item", at + 1, isLineEnd(text, next) ? next : next - 1);
        this.#skipRest(next);
        return;
      }
      this.#note("item", at + 1, next - 1);
      at = next;
    }
    const key = findKey(text, at);
    if (key === undefined) {
      this.#scalar(skipProperties(text, at), dashed ? "item" : "line", lineStart);
      return;
    }
    const level = this.#enterMapping(at, at - lineStart, key.name);
    this.#noteKey(level, key.start, key.end);
    this.#settle(key.colon + 1);
    const value = skipBlanks(text, key.colon + 1);
    this.#note("none", key.end, key.colon);
    if (isLineEnd(text, value) || text[value] === "#") {
      this.#note("value", key.colon + 1, isLineEnd(text, value) ? value : value - 1);
      this.#skipRest(value);
      return;
    }
    this.#note("value", key.colon + 1, value - 1);
    this.#scalar(skipProperties(text, value), "value", lineStart);
  }

  /** A value, an item, or text on a line of its own that may be either or the beginning of a key. */
  #scalar(at: number, slot: "value" | "item" | "line", lineStart: number): void {
    const text = this.#text;
    const character = text[at];
    const column = this.#levels.at(-1)?.column ?? -1;
    if (character === "[" || character === "{") {
      this.#fill();
      this.#flow(at, column);
    } else if (character === '"' || character === "'") {
      const end = this.#quoted(at, column);
      this.#noteWord(slot, at, end, lineStart);
      this.#skipRest(end);
    } else if ((character === "|" || character === ">") && slot !== "line") {
      this.#blockScalar(at, column);
    } else {
      const end = plainEnd(text, at);
      this.#noteWord(slot, at, end, lineStart);
      this.#skipRest(end);
    }
    this.#fill();
  }

  #blockScalar(at: number, column: number): void {
    const text = this.#text;
    let end = lineEndOf(text, at);
    for (let line = nextLine(text, end); line < text.length; line = nextLine(text, end)) {
      const first = skipSpaces(text, line);
      if (!isLineEnd(text, first) && first - line <= column) break;
      end = lineEndOf(text, first);
    }
    this.#settle(end);
    this.#note("none", at, end);
    this.#at = nextLine(text, end);
  }

  /** Brackets, until they close or a line shows that they were forgotten. */
  #flow(from: number, column: number): void {
    const text = this.#text;
    const outer = this.#levels.length;
    this.#openFlow(from, column);
    let at = from + 1;
    let gap = at;
    while (at < text.length) {
      const character = text[at] as string;
      if (character === " " || character === "\t") at++;
      else if (isLineEnd(text, at)) {
        const line = nextLine(text, at);
        if (this.#leavesFlow(line, column)) {
          this.#noteFlowGap(gap, line - 1);
          this.#levels.length = outer;
          this.#at = line;
          return;
        }
        at = line;
      } else if (character === "#" && at > 0 && isBlank(text, at - 1)) {
        this.#noteFlowGap(gap, at - 1);
        const end = lineEndOf(text, at);
        this.#note("none", at, end);
        gap = end;
        at = end;
      } else {
        const level = this.#levels.at(-1);
        if (level === undefined) return;
        if (character === "[" || character === "{") {
          this.#noteFlowGap(gap, at - 1);
          this.#note("none", at, at);
          this.#openFlow(at, column);
          at++;
        } else if (character === "]" || character === "}") {
          this.#noteFlowGap(gap, at);
          this.#levels.pop();
          at++;
          this.#settle(at);
          const parent = this.#levels.at(-1);
          if (this.#levels.length === outer || parent === undefined) {
            this.#note("none", at, at);
            this.#skipRest(at);
            return;
          }
          parent.phase = parent.phase === "open" && parent.kind === "mapping" ? "word" : "done";
        } else if (character === ",") {
          this.#noteFlowGap(gap, at);
          level.phase = "open";
          level.key = undefined;
          at++;
          this.#settle(at);
        } else if (character === ":" && (level.phase === "word" || isSeparated(text, at + 1))) {
          this.#noteFlowGap(gap, at);
          level.phase = "colon";
          at++;
          this.#settle(at);
        } else {
          this.#noteFlowGap(gap, at - 1);
          at = this.#flowWord(level, at, column);
        }
        gap = at;
      }
    }
    this.#noteFlowGap(gap, text.length);
    this.#levels.length = outer;
    this.#at = text.length;
  }

  #flowWord(level: Level, start: number, column: number): number {
    const text = this.#text;
    const quote = text[start] === '"' || text[start] === "'";
    const end = quote ? this.#quoted(start, column) : flowPlainEnd(text, start);
    this.#settle(end);
    if (level.kind === "mapping" && level.phase === "open") {
      level.key = undefined;
      this.#note("key", start, end, { start, end });
      level.key = quote ? unquoted(text.slice(start, end)) : text.slice(start, end);
      level.keys.push(level.key);
      level.phase = "word";
    } else {
      const slot = level.kind === "sequence" ? "item" : "value";
      this.#note(slot, start, end, { start, end });
      level.phase = level.kind === "sequence" && quote ? "word" : "done";
    }
    return end;
  }

  #openFlow(at: number, column: number): void {
    const kind = this.#text[at] === "[" ? "sequence" : "mapping";
    this.#levels.push({ kind, flow: true, start: at, column, keys: [], key: undefined, filled: false, phase: "open" });
    this.#settle(at + 1);
  }

  /** A line that stands too far left belongs to the brackets if it closes them or does not look like an entry of its own. */
  #leavesFlow(line: number, column: number): boolean {
    const text = this.#text;
    const missing = column + 1 - indentOf(text, line);
    if (missing <= 0) return false;
    const first = skipBlanks(text, line);
    const closes = text[first] === "]" || text[first] === "}";
    if (!closes && (beginsEntry(text, first) || isDocumentMark(text, first))) return true;
    this.shortLines.push({ at: first, missing });
    return false;
  }

  /** Behind the closing quote; when there is none, at the end of the line. */
  #quoted(start: number, column: number): number {
    const text = this.#text;
    const quote = text[start];
    for (let at = start + 1; at < text.length; at++) {
      if (text[at] === "\\" && quote === '"') at++;
      else if (text[at] === quote && quote === "'" && text[at + 1] === "'") at++;
      else if (text[at] === quote) return at + 1;
      else if (isLineEnd(text, at)) {
        if (indentOf(text, nextLine(text, at)) <= column) break;
      }
    }
    if (start < this.#offset) this.#openQuote ??= start;
    return lineEndOf(text, start);
  }

  #enterSequence(at: number, column: number): void {
    this.#leaveDeeper(column);
    const top = this.#levels.at(-1);
    if (top?.kind === "sequence" && top.column === column) top.filled = false;
    else {
      this.#fill();
      this.#levels.push({
        kind: "sequence",
        flow: false,
        start: at,
        column,
        keys: [],
        key: undefined,
        filled: false,
        phase: "open",
      });
    }
  }

  #enterMapping(at: number, column: number, key: string): Level {
    this.#leaveDeeper(column);
    if (this.#levels.at(-1)?.kind === "sequence" && this.#levels.at(-1)?.column === column) this.#levels.pop();
    let top = this.#levels.at(-1);
    if (top?.kind !== "mapping" || top.column !== column) {
      this.#fill();
      top = { kind: "mapping", flow: false, start: at, column, keys: [], key: undefined, filled: false, phase: "open" };
      this.#levels.push(top);
    }
    top.key = key;
    top.filled = false;
    top.keys.push(key);
    return top;
  }

  #leaveDeeper(column: number): void {
    while ((this.#levels.at(-1)?.column ?? -1) > column) this.#levels.pop();
  }

  #fill(): void {
    const top = this.#levels.at(-1);
    if (top) top.filled = true;
  }

  #skipRest(at: number): void {
    const end = lineEndOf(this.#text, at);
    this.#note("none", at, end);
    this.#at = nextLine(this.#text, end);
  }

  #settle(end: number): void {
    if (end <= this.#offset) this.#settled = Math.max(this.#settled, end);
  }

  #noteKey(level: Level, start: number, end: number): void {
    const { key } = level;
    level.key = undefined;
    this.#note("key", start, end, { start, end });
    level.key = key;
  }

  #noteWord(slot: "value" | "item" | "line", start: number, end: number, lineStart: number): void {
    this.#settle(end);
    if (slot === "line") this.#noteGap(start, end, lineStart, { start, end });
    else this.#note(slot, start, end, { start, end });
  }

  #noteFlowGap(start: number, end: number): void {
    const level = this.#levels.at(-1);
    if (level === undefined) return;
    if (level.kind === "sequence") this.#note(level.phase === "open" ? "item" : "none", start, end);
    else this.#note(level.phase === "open" ? "key" : level.phase === "colon" ? "value" : "none", start, end);
  }

  /** Nothing, or an unfinished word, first on its line: what fits depends on the column. */
  #noteGap(start: number, end: number, lineStart: number, word?: Span): void {
    if (this.#place || this.#offset < start || end < this.#offset) return;
    const column = (word?.start ?? this.#offset) - lineStart;
    const levels = this.#levels.filter((level) => level.column <= column);
    const top = levels.at(-1);
    let slot: YamlPlace["slot"] = "none";
    if (top === undefined) slot = this.#levels.length === 0 ? "start" : "none";
    else if (top.column === column) slot = top.kind === "mapping" ? "key" : "dash";
    else if (!top.filled) slot = "start";
    this.#keep(slot, levels, word);
  }

  #note(slot: YamlPlace["slot"], start: number, end: number, word?: Span): void {
    if (this.#place || this.#offset < start || end < this.#offset) return;
    this.#keep(slot, this.#levels, word);
  }

  #keep(slot: YamlPlace["slot"], levels: readonly Level[], word: Span | undefined): void {
    this.#place = {
      slot,
      levels: levels.map(({ kind, flow, start, column, keys, key }, at) => {
        const inner = at === levels.length - 1 && slot === "key";
        return { kind, flow, start, column, keys, key: inner ? undefined : key };
      }),
      word: word ?? { start: this.#offset, end: this.#offset },
      settled: this.#settled,
      openQuote: this.#openQuote,
    };
  }
}
