import { escapeXml } from "../../../syntax/xml-references.ts";
import type { NewThing, Statement, Step } from "./statements.ts";

export interface NewElement {
  readonly tag: string;
  /** Of an entry. */
  readonly name?: string;
  readonly text?: string;
  readonly children: readonly NewElement[];
}

/** `<entry name="…">` with what it says */
export function thingElement({ name, statements }: NewThing): NewElement {
  return { tag: "entry", name, children: joined(statements.map(statementElement)) };
}

/** A value below the elements of a path, or a member of the list there */
export function nested(path: readonly Step[], value: string, isMember?: true): NewElement {
  const [first, ...rest] = path;
  if (first === undefined) return { tag: "member", text: value, children: [] };
  const own = typeof first === "string" ? { tag: first } : { tag: "entry", name: first.entry };
  if (rest.length === 0 && !isMember) return { ...own, text: value, children: [] };
  return { ...own, children: [nested(rest, value, isMember)] };
}

function statementElement({ path, values, isList }: Statement): NewElement {
  const [first = "", ...rest] = path;
  if (rest.length > 0) return { tag: first, children: [statementElement({ path: rest, values, isList })] };
  if (!isList) return { tag: first, text: values[0] ?? "", children: [] };
  return { tag: first, children: values.map((value) => ({ tag: "member", text: value, children: [] })) };
}

/** Elements of one tag and name become one. */
export function joined(elements: readonly NewElement[]): NewElement[] {
  const byTag = new Map<string, NewElement>();
  for (const each of elements) {
    const key = each.name === undefined ? each.tag : `${each.tag} ${each.name}`;
    const known = byTag.get(key);
    byTag.set(key, known ? { ...known, children: joined([...known.children, ...each.children]) } : each);
  }
  return [...byTag.values()];
}

/** The element's lines. */
export function written(element: NewElement, indent: string, unit: string): string[] {
  const { children } = element;
  if (children.length === 0) return [indent + oneLine(element)];
  return [
    indent + opening(element),
    ...children.flatMap((each) => written(each, indent + unit, unit)),
    indent + closing(element),
  ];
}

export function oneLine(element: NewElement): string {
  const { text, children } = element;
  return opening(element) + (text === undefined ? children.map(oneLine).join("") : escapeXml(text)) + closing(element);
}

function opening({ tag, name }: NewElement): string {
  return name === undefined ? `<${tag}>` : `<${tag} name="${escapeXml(name)}">`;
}

function closing({ tag }: NewElement): string {
  return `</${tag}>`;
}
