import { attributeOf, childOf, type XmlDocument, type XmlElement } from "../../../syntax/xml.ts";
import {
  elementsAround,
  insertBeforeElement,
  insertInto,
  removeElement,
  startTagOf,
} from "../../../syntax/xml-edits.ts";
import { escapeXml } from "../../../syntax/xml-references.ts";
import type { NewElement } from "../../../syntax/xml-writing.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Span } from "../../../text/span.ts";
import type { Page } from "./page.ts";
import type { Step } from "./statements.ts";
import { joined, nested, thingElement } from "./xml-writing.ts";

/** Changes to a configuration in XML; indentation is that of what stands beside, on one line there is none. */
export function xmlPage(text: string, document: XmlDocument): Page {
  const insert = (parent: XmlElement, elements: readonly NewElement[], after?: XmlElement): TextEdit[] =>
    insertInto(text, parent, elements, after);
  return {
    removeEntry(name) {
      const [entry] = elementsAround(document, name.span).slice(-1);
      return entry && [removeElement(text, entry)];
    },
    removeStatement(span) {
      const path = elementsAround(document, span);
      const exact = path.find((each) => isSame(each.span, span));
      const stating = exact ?? path.findLast((each) => isSame(each.text.span, span));
      return stating && [removeElement(text, stating)];
    },
    setValue(name, path, value) {
      const [entry] = elementsAround(document, name.span).slice(-1);
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
      const path = elementsAround(document, beside.span);
      const [entry, parent] = [path.at(-1), path.at(-2)];
      if (!entry || !parent) return undefined;
      const elements = things.map(thingElement);
      if (where === "after") return insert(parent, elements, entry);
      const at = parent.children.indexOf(entry);
      const before = parent.children[at - 1];
      return before ? insert(parent, elements, before) : insertBeforeElement(text, entry, elements);
    },
    addToTable(rule, table, things) {
      const path = elementsAround(document, rule.span);
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

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
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
