import type { Span } from "../text/span.ts";
import type { LineCounts } from "./format.ts";

/** How the lines of a file were taken whose statements are no lines: unread where any unread text stands, ignored where nothing else does. */
export function countLines(text: string, unread: readonly Span[], ignored: readonly Span[]): LineCounts {
  const counts = { total: 0, read: 0, ignored: 0, unread: 0 };
  const unreadAt = new Sweep(unread);
  const ignoredAt = new Sweep(ignored);
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text, start);
    const line = trimmed(text, start, end);
    counts.total++;
    if (unreadAt.touches(line)) counts.unread++;
    else if (line.start === line.end || ignoredAt.covers(line)) counts.ignored++;
    else counts.read++;
    start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
  }
  // An empty text has no line that could hold what is unread.
  if (unread.length > 0 && counts.unread === 0) return { ...counts, total: counts.total + 1, unread: 1 };
  return counts;
}

/** Spans asked about from the first line to the last. */
class Sweep {
  readonly #spans: readonly Span[];
  #at = 0;

  constructor(spans: readonly Span[]) {
    this.#spans = [...spans].sort((a, b) => a.start - b.start);
  }

  touches(line: Span): boolean {
    this.#passOver(line.start);
    const next = this.#spans[this.#at];
    return next !== undefined && next.start < Math.max(line.end, line.start + 1) && line.start < next.end;
  }

  covers(line: Span): boolean {
    this.#passOver(line.start);
    const next = this.#spans[this.#at];
    return next !== undefined && next.start <= line.start && line.end <= next.end;
  }

  #passOver(start: number): void {
    while ((this.#spans[this.#at]?.end ?? Number.POSITIVE_INFINITY) <= start) this.#at++;
  }
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (start < end && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xfeff;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  return at;
}
