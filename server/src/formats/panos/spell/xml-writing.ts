import type { NewElement } from "../../../syntax/xml-writing.ts";
import type { NewThing, Statement, Step } from "./statements.ts";

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
