import type { LineIndex } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import { printable } from "./printable.ts";
import { secretSpans } from "./secrets.ts";

/** A line of a file as a report quotes it, and which columns of it are meant. */
export interface Quote {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  /** Columns of `text`; at least one wide. */
  readonly from: number;
  readonly to: number;
  /** The span goes on below this line. */
  readonly continues: boolean;
}

const mostColumns = 140;
const tab = "    ";

/** The first line of a span, without secrets, with tabs widened and long text cut around the span. */
export function quote(index: LineIndex, span: Span): Quote {
  const line = index.lineAt(span.start);
  const start = index.lineStart(line);
  const end = index.lineEnd(line);
  const raw = index.text.slice(start, end);
  const shown = show(raw, Math.min(span.start, end) - start, Math.min(Math.max(span.end, span.start), end) - start);
  return {
    line: line + 1,
    continues: span.end > end && index.lineAt(Math.max(span.start, span.end - 1)) > line,
    ...cut(shown),
  };
}

/** A line as a report may print it, cut at a hundred and some columns. */
export function quoteLine(raw: string): string {
  return cut(show(raw.slice(0, 4 * mostColumns), 0, 0)).text.trimEnd();
}

interface Shown {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function show(raw: string, from: number, to: number): Shown {
  const secrets = secretSpans(raw);
  let text = "";
  let columnFrom: number | undefined;
  let columnTo: number | undefined;
  let at = 0;
  while (at <= raw.length) {
    if (columnFrom === undefined && at >= from) columnFrom = text.length;
    if (columnTo === undefined && at >= to) columnTo = text.length;
    const secret = secrets.find((each) => each.start === at);
    if (secret) {
      // What is marked within a secret is the asterisks, not what comes after them.
      if (from < secret.end) columnFrom ??= text.length;
      text += "*****";
      at = secret.end;
    } else {
      text += raw[at] === "\t" ? tab : printable(raw.slice(at, at + 1));
      at++;
    }
  }
  const first = columnFrom ?? text.length;
  return { text, from: first, to: Math.max(columnTo ?? text.length, first + 1) };
}

function cut({ text, from, to }: Shown): Shown {
  if (text.length <= mostColumns) return { text, from, to };
  const first = Math.max(0, Math.min(from - 40, text.length - mostColumns));
  const last = first + mostColumns;
  const head = first > 0 ? "…" : "";
  const tail = last < text.length ? "…" : "";
  const shift = head.length - first;
  return {
    text: head + text.slice(first, last) + tail,
    from: from + shift,
    to: Math.max(from + shift + 1, Math.min(to, last) + shift),
  };
}
