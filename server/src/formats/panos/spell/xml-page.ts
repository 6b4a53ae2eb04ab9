import { attributeOf, childOf, type XmlDocument, type XmlElement } from "../../../syntax/xml.ts";
import { escapeXml } from "../../../syntax/xml-references.ts";
import type { TextEdit } from "../../../text/edit.ts";
import { breakOf, indentOf, lineEnd, lineStart, removeLines } from "../../../text/line-edits.ts";
import type { Span } from "../../../text/span.ts";
import type { Page } from "./page.ts";
import type { Step } from "./statements.ts";
import { joined, type NewElement, nested, oneLine, thingElement, written } from "./xml-writing.ts";

/** Changes to a configuration in XML; indentation is that of what stands beside, on one line there is none. */
export function xmlPage(text: string, document: XmlDocument): Page {
  const insert = (parent: XmlElement, elements: readonly NewElement[], after?: XmlElement): TextEdit[] =>
    insertInto(text, parent, elements, after);
  return {
    removeEntry(name) {
      const [entry] = pathTo(document, name.span).slice(-1);
      return entry && [removal(text, entry)];
    },
    removeStatement(span) {
      const path = pathTo(document, span);
      const exact = path.find((each) => isSame(each.span, span));
      const stating = exact ?? path.findLast((each) => isSame(each.text.span, span));
      return stating && [removal(text, stating)];
    },
    setValue(name, path, value) {
      const [entry] = pathTo(document, name.span).slice(-1);
      return entry && state(text, entry, path, value);
    },
    setDevice(values) {
      const [root, ...others] = document.roots;
      if (root?.name.value !== "config" || others.length > 0) return undefined;
      const devices = childOf(root, "devices")?.children ?? [];
      const edits: TextEdit[] = [];
      const missing = new Map<XmlElement, NewElement[]>();
      for (const { path, value, isMember } of values) {
        const [first] = path;
        const top = first === "mgt-config" || first === "shared" ? root : devices.length === 1 ? devices[0] : undefined;
        if (!top) return undefined;
        const { element, rest } = follow(top, path);
        if (rest.length > 0 || isMember) {
          if (rest.length > 0 || !element.children.some((each) => each.text.value === value))
            missing.set(element, [...(missing.get(element) ?? []), nested(rest, value, isMember)]);
        } else edits.push(...(state(text, element, [], value) ?? []));
      }
      for (const [element, made] of missing) edits.push(...insert(element, joined(made)));
      return edits.length > 0 ? edits : undefined;
    },
    insertEntries(beside, where, things) {
      const path = pathTo(document, beside.span);
      const [entry, parent] = [path.at(-1), path.at(-2)];
      if (!entry || !parent) return undefined;
      const elements = things.map(thingElement);
      if (where === "after") return insert(parent, elements, entry);
      const at = parent.children.indexOf(entry);
      const before = parent.children[at - 1];
      return before ? insert(parent, elements, before) : insertFirst(text, entry, elements);
    },
    addToTable(rule, table, things) {
      const path = pathTo(document, rule.span);
      const owner = path.findLast((each) => ["rulebase", "pre-rulebase", "post-rulebase"].includes(each.name.value));
      const place = owner && path[path.indexOf(owner) - 1];
      if (!place) return undefined;
      const holder = childOf(place, table);
      const elements = things.filter(({ name }) => !holder || !childAt(holder, { entry: name })).map(thingElement);
      if (elements.length === 0) return [];
      return holder ? insert(holder, elements) : insert(place, [{ tag: table, children: elements }]);
    },
  };
}

/** The elements around an offset, the outermost first; the last is the one whose name or text is asked for. */
function pathTo(document: XmlDocument, span: Span): XmlElement[] {
  const path: XmlElement[] = [];
  let among: readonly XmlElement[] = document.roots;
  for (;;) {
    const next = among.find((each) => each.span.start <= span.start && span.end <= each.span.end);
    if (!next) return path;
    path.push(next);
    among = next.children;
  }
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** The element with its lines where it fills them. */
function removal(text: string, { span }: XmlElement): TextEdit {
  const fills =
    text.slice(lineStart(text, span.start), span.start).trim() === "" &&
    text.slice(span.end, lineEnd(text, span.end)).trim() === "";
  return fills ? removeLines(text, span) : { span, text: "" };
}

function state(text: string, from: XmlElement, path: readonly Step[], value: string): TextEdit[] | undefined {
  const { element, rest } = follow(from, path);
  if (rest.length > 0) return insertInto(text, element, [nested(rest, value)]);
  const { text: said, startTag, endTag, children } = element;
  if (children.length > 0 || said.value === value) return undefined;
  if (said.value !== "") return [{ span: said.span, text: escapeXml(value) }];
  if (endTag) return [{ span: { start: startTag.end, end: endTag.start }, text: escapeXml(value) }];
  return [{ span: element.span, text: `${startTagOf(text, element)}${escapeXml(value)}</${element.name.value}>` }];
}

/** As far as a path leads, and what is missing behind. */
function follow(from: XmlElement, path: readonly Step[]): { element: XmlElement; rest: readonly Step[] } {
  let element = from;
  for (const [at, step] of path.entries()) {
    const child = childAt(element, step);
    if (!child) return { element, rest: path.slice(at) };
    element = child;
  }
  return { element, rest: [] };
}

function childAt(element: XmlElement, step: Step): XmlElement | undefined {
  if (typeof step === "string") return childOf(element, step);
  return element.children.find(
    (each) => each.name.value === "entry" && attributeOf(each, "name")?.value === step.entry,
  );
}

/** New elements as the last ones of their parent, or after one of its own. */
function insertInto(
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

function insertFirst(text: string, entry: XmlElement, elements: readonly NewElement[]): TextEdit[] {
  const at = entry.span.start;
  const indent = text.slice(lineStart(text, at), at);
  if (indent.trim() !== "") return [{ span: { start: at, end: at }, text: elements.map(oneLine).join("") }];
  const lines = elements.flatMap((each) => written(each, indent, unitOf(text, entry)));
  const start = at - indent.length;
  return [{ span: { start, end: start }, text: lines.map((line) => line + breakOf(text)).join("") }];
}

function startTagOf(text: string, { startTag }: XmlElement): string {
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
