import type { Span } from "../text/span.ts";
import { lineEndOf, lineStartOf } from "./yaml-text.ts";

/** A text on its way to be YAML, and where its parts come from. */
export class Draft {
  readonly source: string;
  /** Ascending: where text was put in, in offsets of `source`. */
  readonly #inserts: readonly Span[];
  /** For each of them, how much was put in before it. */
  readonly #shifts: readonly number[];

  constructor(source: string, inserts: readonly Span[] = []) {
    this.source = source;
    this.#inserts = inserts;
    let shift = 0;
    this.#shifts = inserts.map((insert) => {
      const before = shift;
      shift += insert.end - insert.start;
      return before;
    });
  }

  /** With texts put in, ascending. */
  inserted(additions: readonly { readonly at: number; readonly text: string }[]): Draft {
    const parts: string[] = [];
    const inserts: Span[] = [];
    let from = 0;
    let shift = 0;
    let old = 0;
    const keepOld = (upTo: number) => {
      for (let insert = this.#inserts[old]; insert && insert.start <= upTo; insert = this.#inserts[++old])
        inserts.push({ start: insert.start + shift, end: insert.end + shift });
    };
    for (const { at, text } of additions) {
      keepOld(at);
      parts.push(this.source.slice(from, at), text);
      inserts.push({ start: at + shift, end: at + shift + text.length });
      shift += text.length;
      from = at;
    }
    keepOld(this.source.length);
    parts.push(this.source.slice(from));
    return new Draft(parts.join(""), inserts);
  }

  /** With blanks in place of all lines the span touches. */
  blanked(span: Span): Draft {
    const start = lineStartOf(this.source, span.start);
    const end = lineEndOf(this.source, Math.max(span.start, span.end - 1));
    const blank = this.source.slice(start, end).replace(/[^\r\n]/g, " ");
    return new Draft(this.source.slice(0, start) + blank + this.source.slice(end), this.#inserts);
  }

  /** With one space for each tab that indents a line. */
  withoutTabs(): Draft {
    const source = this.source.replace(/^[ \t]+/gm, (indent) => indent.replaceAll("\t", " "));
    return new Draft(source, this.#inserts);
  }

  /** Where an offset of `source` lies in the text that was given. */
  origin(offset: number): number {
    let low = 0;
    let high = this.#inserts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#inserts[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    const last = this.#inserts[low - 1];
    return last ? offset - (this.#shifts[low - 1] ?? 0) - (Math.min(last.end, offset) - last.start) : offset;
  }
}
