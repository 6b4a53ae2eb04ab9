import type { Located, Problem, Span } from "../text/span.ts";

/** One line of a table, which quotes may spread over several. */
export interface CsvRow {
  /** Quotes taken off; the span is what stands between them. */
  readonly cells: readonly Located<string>[];
  readonly span: Span;
  readonly lines: number;
}

export interface Csv {
  readonly separator: string;
  /** The names of the columns; absent in an empty text. */
  readonly header?: CsvRow;
  readonly rows: readonly CsvRow[];
  /** Lines before the header that are no table: `#TYPE …`, `sep=;`. */
  readonly asides: readonly Span[];
  readonly blankLines: number;
  readonly problems: readonly Problem[];
}

/** Reads a table of values parted by commas, semicolons, tabs or bars, whichever its header has most of. */
export function readCsv(text: string): Csv {
  const asides: Span[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let blankLines = 0;
  let declared: string | undefined;
  for (; at < text.length; at = afterBreak(text, endOfLine(text, at))) {
    const end = endOfLine(text, at);
    const line = text.slice(at, Math.min(end, at + longestAside)).trim();
    if (line === "") blankLines++;
    else if (line.startsWith("#TYPE ") || /^"?sep=.?"?$/i.test(line)) {
      declared ??= /sep=([^"])/i.exec(line)?.[1];
      asides.push({ start: at, end });
    } else break;
  }
  const separator = declared ?? separatorOf(text, at);
  const scanner = new CsvScanner(text, separator, at);
  const rows: CsvRow[] = [];
  for (let row = scanner.next(); row; row = scanner.next()) rows.push(row);
  const [header, ...others] = rows;
  return {
    separator,
    ...(header ? { header } : {}),
    rows: others,
    asides,
    blankLines: blankLines + scanner.blankLines,
    problems: scanner.problems,
  };
}

const longestAside = 300;
const separators = [",", ";", "\t", "|"];

/** The separator that stands most often outside quotes in the first line. */
function separatorOf(text: string, start: number): string {
  const counts = new Map(separators.map((separator) => [separator, 0]));
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === "\n" || letter === "\r")) break;
    else if (!quoted && counts.has(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

class CsvScanner {
  readonly problems: Problem[] = [];
  blankLines = 0;
  readonly #text: string;
  readonly #separator: string;
  #at: number;

  constructor(text: string, separator: string, at: number) {
    this.#text = text;
    this.#separator = separator;
    this.#at = at;
  }

  next(): CsvRow | undefined {
    const text = this.#text;
    while (this.#at < text.length && text.slice(this.#at, endOfLine(text, this.#at)).trim() === "") {
      this.#at = afterBreak(text, endOfLine(text, this.#at));
      this.blankLines++;
    }
    if (this.#at >= text.length) return undefined;
    const start = this.#at;
    const cells: Located<string>[] = [];
    let lines = 1;
    for (;;) {
      const { cell, broken } = this.#cell();
      cells.push(cell);
      lines += broken;
      if (text[this.#at] !== this.#separator) break;
      this.#at++;
    }
    const span = { start, end: this.#at };
    this.#at = afterBreak(text, this.#at);
    return { cells, span, lines };
  }

  /** A cell, and how many line ends stand in it; stops at the separator or line end behind it. */
  #cell(): { readonly cell: Located<string>; readonly broken: number } {
    const text = this.#text;
    if (text[this.#at] !== '"') {
      const start = this.#at;
      while (this.#at < text.length && !this.#endsCell(this.#at)) this.#at++;
      const written = text.slice(start, this.#at);
      const value = written.trim();
      const from = start + (value === "" ? 0 : written.indexOf(value));
      return { cell: { value, span: { start: from, end: from + value.length } }, broken: 0 };
    }
    const start = this.#at + 1;
    const end = this.#closingQuote(start);
    const value = text.slice(start, end).replaceAll('""', '"');
    this.#at = end < text.length ? end + 1 : end;
    while (this.#at < text.length && !this.#endsCell(this.#at)) this.#at++;
    return { cell: { value, span: { start, end } }, broken: breaksIn(text, start, this.#at) };
  }

  /** The quote that closes a cell; two are one of the cell's own. */
  #closingQuote(from: number): number {
    const text = this.#text;
    let at = text.indexOf('"', from);
    while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
    if (at >= 0) return at;
    this.problems.push({ span: { start: from - 1, end: from }, message: "no quote closes this one" });
    return text.length;
  }

  #endsCell(at: number): boolean {
    const letter = this.#text[at];
    return letter === this.#separator || letter === "\n" || letter === "\r";
  }
}

function breaksIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", start); 0 <= at && at < end; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

function afterBreak(text: string, end: number): number {
  return Math.min(text.length, text.startsWith("\r\n", end) ? end + 2 : end + 1);
}
