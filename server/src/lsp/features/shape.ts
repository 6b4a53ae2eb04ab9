import type { LineIndex } from "../../text/lines.ts";

/** What one line is by its look alone. */
export interface Shape {
  readonly kind: "blank" | "comment" | "section" | "text";
  readonly indent: number;
}

export function shapesOf(lines: LineIndex): Shape[] {
  return Array.from({ length: lines.count }, (_, line) => shapeOf(lines.lineText(line)));
}

function shapeOf(text: string): Shape {
  const body = text.trimStart();
  const indent = text.length - body.length;
  if (body === "" || body.trimEnd() === "!") return { kind: "blank", indent: 0 };
  if ("!#;".includes(body.charAt(0))) return { kind: "comment", indent };
  return { kind: body.startsWith("[") && body.trimEnd().endsWith("]") ? "section" : "text", indent };
}

/** The lines from `[Section]` to the last one before the next, both included. */
export interface Section {
  readonly first: number;
  readonly last: number;
}

export function sectionsOf(shapes: readonly Shape[]): Section[] {
  const found: Section[] = [];
  let first: number | undefined;
  let last = -1;
  for (const [line, { kind }] of shapes.entries()) {
    if (kind === "section") {
      if (first !== undefined) found.push({ first, last });
      first = line;
    }
    if (kind !== "blank") last = line;
  }
  if (first !== undefined) found.push({ first, last });
  return found;
}
