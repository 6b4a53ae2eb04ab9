import { escapeXml } from "./xml-references.ts";

/** An element to be written. */
export interface NewElement {
  readonly tag: string;
  /** Its attribute of that name. */
  readonly name?: string;
  readonly text?: string;
  readonly children: readonly NewElement[];
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

/** The element without a break in it. */
export function oneLine(element: NewElement): string {
  const { text, children } = element;
  if (text === undefined && children.length === 0) return opening(element).replace(/>$/, "/>");
  return opening(element) + (text === undefined ? children.map(oneLine).join("") : escapeXml(text)) + closing(element);
}

function opening({ tag, name }: NewElement): string {
  return name === undefined ? `<${tag}>` : `<${tag} name="${escapeXml(name)}">`;
}

function closing({ tag }: NewElement): string {
  return `</${tag}>`;
}
