import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver";
import type { Filter } from "../../model/filter.ts";
import type { LineIndex } from "../../text/lines.ts";
import type { Reviewed } from "../reviews.ts";

/** What can be folded: indented blocks, sections, runs of comments, and the entries of one list. */
export function folding({ review, lines }: Reviewed): FoldingRange[] {
  const filters = (review.reading?.configurations ?? []).flatMap((configuration) => configuration.filters);
  const shapes = shapesOf(lines);
  return [
    ...blocks(shapes),
    ...sections(shapes),
    ...comments(shapes),
    ...filters.flatMap((filter) => runs(filter, lines)),
  ];
}

/** What one line is, as far as folding asks. */
interface Shape {
  readonly kind: "blank" | "comment" | "section" | "text";
  readonly indent: number;
}

function shapesOf(lines: LineIndex): Shape[] {
  return Array.from({ length: lines.count }, (_, line) => shapeOf(lines.lineText(line)));
}

function shapeOf(text: string): Shape {
  const body = text.trimStart();
  const indent = text.length - body.length;
  if (body === "" || body === "!") return { kind: "blank", indent: 0 };
  if ("!#;".includes(body.charAt(0))) return { kind: "comment", indent };
  return { kind: body.startsWith("[") && body.trimEnd().endsWith("]") ? "section" : "text", indent };
}

/** A line and the lines below it that stand further in. */
function blocks(shapes: readonly Shape[]): FoldingRange[] {
  const found: FoldingRange[] = [];
  const open: { readonly line: number; readonly indent: number }[] = [];
  let last = -1;
  const close = (indent: number) => {
    for (let top = open.at(-1); top && top.indent >= indent; top = open.at(-1)) {
      open.pop();
      if (last > top.line) found.push({ startLine: top.line, endLine: last });
    }
  };
  for (const [line, { kind, indent }] of shapes.entries()) {
    if (kind === "blank" || kind === "comment") continue;
    close(indent);
    open.push({ line, indent });
    last = line;
  }
  close(0);
  return found;
}

/** From `[Section]` to the line before the next. */
function sections(shapes: readonly Shape[]): FoldingRange[] {
  const found: FoldingRange[] = [];
  let start: number | undefined;
  let last = -1;
  const close = () => {
    if (start !== undefined && last > start)
      found.push({ startLine: start, endLine: last, kind: FoldingRangeKind.Region });
  };
  for (const [line, { kind }] of shapes.entries()) {
    if (kind === "section") {
      close();
      start = line;
    }
    if (kind !== "blank") last = line;
  }
  close();
  return found;
}

function comments(shapes: readonly Shape[]): FoldingRange[] {
  const found: FoldingRange[] = [];
  for (let start = 0; start < shapes.length; start++) {
    let end = start;
    while (shapes[end]?.kind === "comment") end++;
    if (end - start > 1) found.push({ startLine: start, endLine: end - 1, kind: FoldingRangeKind.Comment });
    start = Math.max(start, end - 1);
  }
  return found;
}

/** Entries of one list that stand on neighbouring lines. */
function runs(filter: Filter, lines: LineIndex): FoldingRange[] {
  const found: FoldingRange[] = [];
  const stated = filter.entries.filter((entry) => entry.implied === undefined);
  let start: number | undefined;
  let end = -1;
  const close = () => {
    if (start !== undefined && end > start)
      found.push({ startLine: start, endLine: end, kind: FoldingRangeKind.Region });
  };
  for (const { span, remark } of stated) {
    const first = lines.lineAt(Math.min(span.start, remark?.span.start ?? span.start));
    if (start === undefined || first > end + 1 || first < start) {
      close();
      start = first;
    }
    end = Math.max(lines.lineAt(span.end), first);
  }
  close();
  return found;
}
