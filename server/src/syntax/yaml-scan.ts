import { FlowScanner, quotedEnd, type ShortLine } from "./yaml-flow.ts";
import { type OpenLevel, PlaceFinder, type YamlPlace } from "./yaml-place.ts";
import {
  findKey,
  isDash,
  isDocumentMark,
  isLineEnd,
  lineEndOf,
  lineStartOf,
  nextLine,
  plainEnd,
  skipBlanks,
  skipProperties,
  skipSpaces,
} from "./yaml-text.ts";

/** Reads text that need not be YAML yet, in one pass, and tells what can stand at an offset. */
export function placeAt(text: string, offset: number): YamlPlace {
  const scanner = new BlockScanner(text, offset);
  scanner.scan();
  return scanner.place;
}

/** The lines within brackets that stand less far in than YAML asks for. */
export function shortLines(text: string): readonly ShortLine[] {
  const scanner = new BlockScanner(text, text.length);
  scanner.scan();
  return scanner.shortLines;
}

/** Reads lines; what is within brackets it leaves to the other scanner. */
class BlockScanner {
  readonly #text: string;
  readonly #finder: PlaceFinder;
  readonly #flow: FlowScanner;
  #at = 0;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#finder = new PlaceFinder(text, offset);
    this.#flow = new FlowScanner(this.#finder);
  }

  get place(): YamlPlace {
    return this.#finder.place;
  }

  get shortLines(): readonly ShortLine[] {
    return this.#flow.shortLines;
  }

  scan(): void {
    const { offset } = this.#finder;
    if (this.#text.startsWith("\ufeff")) this.#at = 1;
    while (this.#at < this.#text.length) this.#line();
    // Behind the last line end an editor shows one more line, empty.
    this.#finder.noteGap(offset, offset, lineStartOf(this.#text, offset));
  }

  #line(): void {
    const text = this.#text;
    const start = this.#at;
    const at = skipSpaces(text, start);
    const end = lineEndOf(text, at);
    if (skipBlanks(text, at) >= end) this.#finder.noteGap(start, end, start);
    else if (text[at] === "#") {
      if (this.#finder.offset < at) this.#finder.noteGap(start, at, start);
      this.#finder.note("none", start, end);
    } else if (at === start && isDocumentMark(text, at)) {
      this.#finder.note("none", start, end);
      this.#finder.levels.length = 0;
    } else {
      this.#finder.note("none", start, at - 1);
      this.#content(at, start);
      return;
    }
    this.#at = nextLine(text, end);
  }

  /** `- - key: value`, or any part of it; leaves the position at the start of a line. */
  #content(from: number, lineStart: number): void {
    const text = this.#text;
    let at = from;
    while (isDash(text, at)) {
      this.#enterSequence(at, at - lineStart);
      this.#finder.settle(at + 1);
      this.#finder.note("none", at, at);
      const next = skipBlanks(text, at + 1);
      if (this.#isNothing("item", at + 1, next)) return;
      at = next;
    }
    const key = findKey(text, at);
    if (key === undefined) {
      this.#value(skipProperties(text, at), at > from ? "item" : "line", lineStart);
      return;
    }
    const level = this.#enterMapping(at, at - lineStart, key.name);
    this.#finder.noteKey(level, key.start, key.end);
    this.#finder.note("none", key.end, key.colon);
    this.#finder.settle(key.colon + 1);
    const next = skipBlanks(text, key.colon + 1);
    if (!this.#isNothing("value", key.colon + 1, next)) this.#value(skipProperties(text, next), "value", lineStart);
  }

  /** Whether the line ends, comments apart, where a value or an item may stand. */
  #isNothing(slot: "value" | "item", from: number, at: number): boolean {
    const isEnd = isLineEnd(this.#text, at);
    this.#finder.note(slot, from, isEnd ? at : at - 1);
    if (!isEnd && this.#text[at] !== "#") return false;
    this.#skipRest(at);
    return true;
  }

  /** A value, an item, or text on a line of its own that may be either or the beginning of a key. */
  #value(at: number, slot: "value" | "item" | "line", lineStart: number): void {
    const text = this.#text;
    const character = text[at];
    const column = this.#finder.innermost?.column ?? -1;
    if (character === "[" || character === "{") {
      this.#fill();
      const flow = this.#flow.scan(at, column);
      if (flow.closed) this.#skipRest(flow.at);
      else this.#at = flow.at;
    } else if ((character === "|" || character === ">") && slot !== "line") this.#blockScalar(at, column);
    else {
      const isQuoted = character === '"' || character === "'";
      const end = isQuoted ? quotedEnd(this.#finder, at, column) : plainEnd(text, at);
      this.#finder.settle(end);
      if (slot === "line") this.#finder.noteGap(at, end, lineStart, { start: at, end });
      else this.#finder.note(slot, at, end, { start: at, end });
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
    this.#finder.settle(end);
    this.#finder.note("none", at, end);
    this.#at = nextLine(text, end);
  }

  #enterSequence(at: number, column: number): void {
    this.#leaveDeeper(column);
    const top = this.#finder.innermost;
    if (top?.kind === "sequence" && top.column === column) top.filled = false;
    else {
      this.#fill();
      this.#finder.open("sequence", false, at, column);
    }
  }

  #enterMapping(at: number, column: number, key: string): OpenLevel {
    this.#leaveDeeper(column);
    const list = this.#finder.innermost;
    if (list?.kind === "sequence" && list.column === column) this.#finder.levels.pop();
    const top = this.#finder.innermost;
    const isSame = top?.kind === "mapping" && top.column === column;
    if (!isSame) this.#fill();
    const level = isSame ? top : this.#finder.open("mapping", false, at, column);
    level.key = key;
    level.filled = false;
    level.keys.push(key);
    return level;
  }

  #leaveDeeper(column: number): void {
    while ((this.#finder.innermost?.column ?? -1) > column) this.#finder.levels.pop();
  }

  #fill(): void {
    const top = this.#finder.innermost;
    if (top) top.filled = true;
  }

  #skipRest(at: number): void {
    const end = lineEndOf(this.#text, at);
    this.#finder.note("none", at, end);
    this.#at = nextLine(this.#text, end);
  }
}
