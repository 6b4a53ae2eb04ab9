import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver";
import type { Filter } from "../../model/filter.ts";
import type { LineIndex } from "../../text/lines.ts";
import type { Reviewed } from "../reviews.ts";
import { type Shape, sectionsOf, shapesOf } from "./shape.ts";

/** What can be folded: indented blocks, sections, runs of comments, and the entries of one list. */
export function folding({ review, lines }: Reviewed): FoldingRange[] {
  const filters = (review.reading?.configurations ?? []).flatMap((configuration) => configuration.filters);
  const shapes = shapesOf(lines);
  const sections = sectionsOf(shapes)
    .filter(({ first, last }) => last > first)
    .map(({ first, last }) => ({ startLine: first, endLine: last, kind: FoldingRangeKind.Region }));
  return [...blocks(shapes), ...sections, ...comments(shapes), ...filters.flatMap((filter) => runs(filter, lines))];
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
  let start: number | undefined;
  let end = -1;
  const close = () => {
    if (start !== undefined && end > start)
      found.push({ startLine: start, endLine: end, kind: FoldingRangeKind.Region });
  };
  for (const { span, remark, implied } of filter.entries) {
    if (implied !== undefined) continue;
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
