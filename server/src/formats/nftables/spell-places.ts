import type { Span } from "../../text/span.ts";

/** The blanks before a place, when nothing else stands before it in its line. */
export function indentOf(text: string, at: number): string | undefined {
  let start = at;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
  return start === 0 || /[\r\n\ufeff]/.test(text.charAt(start - 1)) ? text.slice(start, at) : undefined;
}

/** Where the first word of the line stands. */
export function placeOf(text: string, at: number): number {
  let start = at;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  while (/[ \t]/.test(text.charAt(start))) start++;
  return start;
}

/** The lines of a statement, their ends included, when nothing but a semicolon and a comment shares them. */
export function wholeLines(text: string, { start, end }: Span): Span | undefined {
  const indent = indentOf(text, placeOf(text, start) === start ? start : -1);
  if (indent === undefined || placeOf(text, start) !== start) return undefined;
  let to = end;
  while (/[ \t;]/.test(text.charAt(to))) to++;
  if (text.charAt(to) === "#") while (to < text.length && !/[\r\n]/.test(text.charAt(to))) to++;
  if (to < text.length && !/[\r\n]/.test(text.charAt(to))) return undefined;
  if (text.startsWith("\r\n", to)) to += 2;
  else if (to < text.length) to++;
  return { start: start - indent.length, end: to };
}

export function lineEndOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}
