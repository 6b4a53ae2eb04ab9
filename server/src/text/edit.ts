import type { Span } from "./span.ts";

/** Replaces the text of `span`. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** Applies edits that do not overlap; the order in which they are given does not matter, except between inserts at one place. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort(
    (a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index,
  );
  let result = "";
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.span.start < at) throw new Error(`edits overlap at offset ${edit.span.start}`);
    result += text.slice(at, edit.span.start) + edit.text;
    at = edit.span.end;
  }
  return result + text.slice(at);
}

/** Where an offset of the old text lies after the edits; an offset inside replaced text moves to the replacement's start. */
export function shiftOffset(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const edit of edits) {
    if (edit.span.end <= offset && (edit.span.start < offset || edit.span.start === edit.span.end))
      shift += edit.text.length - (edit.span.end - edit.span.start);
    else if (edit.span.start < offset && offset < edit.span.end) shift += edit.span.start - offset;
  }
  return offset + shift;
}
