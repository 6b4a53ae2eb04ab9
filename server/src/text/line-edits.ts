import type { TextEdit } from "./edit.ts";
import type { Span } from "./span.ts";

/** Where the line that holds an offset begins. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Where the text of the line that holds an offset ends, before its line end. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
  return at;
}

/** Past the line end that follows. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (text.startsWith("\r\n", end)) return end + 2;
  return Math.min(text.length, end + 1);
}

/** The blanks a line begins with. */
export function indentOf(text: string, offset: number): string {
  const start = lineStart(text, offset);
  let end = start;
  while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end++;
  return text.slice(start, end);
}

/** The line end that the text uses. */
export function breakOf(text: string): string {
  const feed = text.indexOf("\n");
  if (feed < 0) return text.includes("\r") ? "\r" : "\n";
  return text.charCodeAt(feed - 1) === 13 ? "\r\n" : "\n";
}

/** Takes away all lines that the span touches, line ends included. */
export function removeLines(text: string, span: Span): TextEdit {
  const start = lineStart(text, span.start);
  const end = nextLine(text, Math.max(span.start, span.end - 1));
  // The last line has no line end of its own; the one before it goes.
  if (end === text.length && !isBreak(text.charCodeAt(end - 1)) && start > 0) {
    const before = text.startsWith("\r\n", start - 2) ? start - 2 : start - 1;
    return { span: { start: before, end }, text: "" };
  }
  return { span: { start, end }, text: "" };
}

/** Puts lines before the one that holds the offset. */
export function insertBefore(text: string, offset: number, lines: readonly string[]): TextEdit {
  const at = lineStart(text, offset);
  const lineBreak = breakOf(text);
  return { span: { start: at, end: at }, text: lines.map((line) => line + lineBreak).join("") };
}

/** Puts lines after the one that holds the offset. */
export function insertAfter(text: string, offset: number, lines: readonly string[]): TextEdit {
  const at = lineEnd(text, offset);
  const lineBreak = breakOf(text);
  return { span: { start: at, end: at }, text: lines.map((line) => lineBreak + line).join("") };
}

/** Replaces the text of the line that holds the offset, blanks before it kept. */
export function replaceLine(text: string, offset: number, lines: readonly string[]): TextEdit {
  const start = lineStart(text, offset) + indentOf(text, offset).length;
  return { span: { start, end: lineEnd(text, offset) }, text: lines.join(breakOf(text)) };
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
