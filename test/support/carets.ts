import { expect } from "vitest";
import type { Problem, Span } from "../../server/src/text/span.ts";

/** A text, and what the lines of carets under it say is there. */
export interface Marked {
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface Mark {
  readonly span: Span;
  readonly message: string;
}

/**
 * Takes lines such as `    ^^^ what is said there` out of a text; each means the line above it that is no such line.
 * A first and a last line end, there for the look of the test, are dropped with them.
 */
export function readCarets(source: string): Marked {
  const marks: Mark[] = [];
  let text = "";
  let lineStart = 0;
  for (const line of source.replace(/^\n/, "").split(/(?<=\n)/)) {
    const carets = /^( *)(\^+)(?: (.*?))?\r?\n?$/.exec(line);
    if (carets) {
      const start = lineStart + (carets[1] ?? "").length;
      marks.push({ span: { start, end: start + (carets[2] ?? "").length }, message: carets[3] ?? "" });
    } else {
      lineStart = text.length;
      text += line;
    }
  }
  return { text, marks };
}

/** The problems are those that the carets show, in the order of the text. */
export function expectProblems(problems: readonly Problem[], marked: Marked): void {
  const shown = (each: Mark) =>
    `${each.span.start}-${each.span.end} ${JSON.stringify(marked.text.slice(each.span.start, each.span.end))} ${each.message}`;
  const inOrder = [...problems].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  expect(inOrder.map(shown)).toEqual(marked.marks.map(shown));
}
