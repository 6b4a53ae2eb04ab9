import type { TextEdit } from "../text/edit.ts";
import { breakOf, indentOf, lineEnd, lineStart, removeLines } from "../text/line-edits.ts";
import type { Span } from "../text/span.ts";
import type { XmlDocument, XmlElement } from "./xml.ts";
import { type NewElement, oneLine, written } from "./xml-writing.ts";

/** The elements around an offset, the outermost first; the last is the one whose name or text is asked for. */
export function elementsAround(document: XmlDocument, span: Span): XmlElement[] {
  const path: XmlElement[] = [];
  let among: readonly XmlElement[] = document.roots;
  for (;;) {
    const next = among.find((each) => each.span.start <= span.start && span.end <= each.span.end);
    if (!next) return path;
    path.push(next);
    among = next.children;
  }
}

/** The element with its lines where it fills them. */
export function removeElement(text: string, { span }: XmlElement): TextEdit {
  const fills =
    text.slice(lineStart(text, span.start), span.start).trim() === "" &&
    text.slice(span.end, lineEnd(text, span.end)).trim() === "";
  return fills ? removeLines(text, span) : { span, text: "" };
}

/** New elements as the last ones of their parent, or after one of its own. */
export function insertInto(
  text: string,
  parent: XmlElement,
  elements: readonly NewElement[],
  after = parent.children.at(-1),
): TextEdit[] {
  const unit = unitOf(text, parent);
  if (after) {
    const at = after.span.end;
    const isLine = text.slice(lineStart(text, after.span.start), after.span.start).trim() === "";
    if (!isLine) return [{ span: { start: at, end: at }, text: elements.map(oneLine).join("") }];
    const lines = elements.flatMap((each) => written(each, indentOf(text, after.span.start), unit));
    return [{ span: { start: at, end: at }, text: lines.map((line) => breakOf(text) + line).join("") }];
  }
  const open = startTagOf(text, parent);
  const close = `</${parent.name.value}>`;
  const isLine = text.slice(lineStart(text, parent.span.start), parent.span.start).trim() === "" && /[\r\n]/.test(text);
  if (!isLine || breakCount(text) < 2)
    return [{ span: parent.span, text: open + elements.map(oneLine).join("") + close }];
  const indent = indentOf(text, parent.span.start);
  const lines = elements.flatMap((each) => written(each, indent + unit, unit));
  return [{ span: parent.span, text: [open, ...lines, indent + close].join(breakOf(text)) }];
}

/** New elements in front of one that is there. */
export function insertBeforeElement(text: string, entry: XmlElement, elements: readonly NewElement[]): TextEdit[] {
  const at = entry.span.start;
  const indent = text.slice(lineStart(text, at), at);
  if (indent.trim() !== "") return [{ span: { start: at, end: at }, text: elements.map(oneLine).join("") }];
  const lines = elements.flatMap((each) => written(each, indent, unitOf(text, entry)));
  const start = at - indent.length;
  return [{ span: { start, end: start }, text: lines.map((line) => line + breakOf(text)).join("") }];
}

/** The start tag as one that an end tag follows. */
export function startTagOf(text: string, { startTag }: XmlElement): string {
  return text.slice(startTag.start, startTag.end).replace(/\s*\/>$/, ">");
}

function breakCount(text: string): number {
  return text.split(/\r\n|\r|\n/, 3).length - 1;
}

/** How much further in the children of an element stand than it does. */
function unitOf(text: string, parent: XmlElement): string {
  const [child] = parent.children;
  const outer = indentOf(text, parent.span.start);
  const inner = child ? indentOf(text, child.span.start) : "";
  return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : "  ";
}
