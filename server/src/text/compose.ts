import type { TextEdit } from "./edit.ts";

/** A piece of the newest text: taken from the first text, or new. */
type Piece =
  | { readonly kind: "kept"; readonly start: number; readonly end: number }
  | { readonly kind: "new"; readonly text: string };

/** One list of edits of the first text that does what the steps do, each of which edits the text the one before left. */
export function composeEdits(length: number, steps: readonly (readonly TextEdit[])[]): TextEdit[] {
  let pieces: readonly Piece[] = [{ kind: "kept", start: 0, end: length }];
  for (const step of steps) pieces = apply(pieces, step);
  return editsOf(pieces, length);
}

function apply(pieces: readonly Piece[], step: readonly TextEdit[]): readonly Piece[] {
  const ordered = [...step].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const result: Piece[] = [];
  let at = 0;
  for (const { span, text } of ordered) {
    for (const piece of cut(pieces, at, span.start)) result.push(piece);
    result.push({ kind: "new", text });
    at = span.end;
  }
  for (const piece of cut(pieces, at, Number.POSITIVE_INFINITY)) result.push(piece);
  return result;
}

/** The pieces between two offsets of the text that the pieces make. */
function cut(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const result: Piece[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const size = piece.kind === "kept" ? piece.end - piece.start : piece.text.length;
    const start = Math.max(0, from - offset);
    const end = Math.min(size, to - offset);
    if (start < end)
      result.push(
        piece.kind === "kept"
          ? { kind: "kept", start: piece.start + start, end: piece.start + end }
          : { kind: "new", text: piece.text.slice(start, end) },
      );
    offset += size;
  }
  return result;
}

/** What stands between kept pieces replaces what the first text has between them. */
function editsOf(pieces: readonly Piece[], length: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let text = "";
  const close = (start: number) => {
    if (text !== "" || at < start) edits.push({ span: { start: at, end: start }, text });
    text = "";
  };
  for (const piece of pieces) {
    if (piece.kind === "new") text += piece.text;
    else {
      close(piece.start);
      at = piece.end;
    }
  }
  close(length);
  return edits;
}
