import { localName, type XmlElement } from "../../syntax/xml.ts";
import { cover, type Located } from "../../text/span.ts";

/** The first child of that name, whatever its prefix: each report numbers its prefixes anew. */
export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => localName(child) === name);
}

/** All children of that name, whatever their prefixes. */
export function childrenNamed(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => localName(child) === name) ?? [];
}

/** The text of the element that the names lead to; undefined where it is missing or empty. */
export function textOf(element: XmlElement | undefined, ...names: readonly string[]): Located<string> | undefined {
  const found = names.reduce<XmlElement | undefined>(childNamed, element);
  return found && found.text.value !== "" ? found.text : undefined;
}

/** `true` or `false`. */
export function booleanOf(text: Located<string> | undefined): Located<boolean> | undefined {
  const lower = text?.value.toLowerCase();
  if (!text || (lower !== "true" && lower !== "false")) return undefined;
  return { value: lower === "true", span: text.span };
}

/** A whole number; what Windows counts up from below zero, as -1 for 4294967295, is brought back. */
export function numberOf(text: Located<string> | undefined): Located<number> | undefined {
  if (!text || !/^-?[0-9]{1,10}$/.test(text.value)) return undefined;
  const number = Number(text.value);
  return { value: number > 0x7fff_ffff ? number - 0x1_0000_0000 : number, span: text.span };
}

/** A text that the report puts in quotes as a security template does, without them. */
export function unquoted(text: Located<string>): Located<string> {
  const { value } = text;
  return value.length >= 2 && value.startsWith('"') && value.endsWith('"') ? partOf(text, 1, value.length - 1) : text;
}

/** A part of a text with its own place; the place of the whole where the file writes characters by reference. */
export function partOf({ value, span }: Located<string>, start: number, end: number): Located<string> {
  const plain = span.end - span.start === value.length;
  return {
    value: value.slice(start, end),
    span: plain ? { start: span.start + start, end: span.start + end } : span,
  };
}

/** The texts of all children of that name, a line each, and where they stand. */
export function joinedText(element: XmlElement, name: string): Located<string> {
  const texts = childrenNamed(element, name).map(({ text }) => text);
  const [first] = texts;
  if (!first) return { value: "", span: element.span };
  const span = texts.reduce((all, { span: each }) => cover(all, each), first.span);
  return { value: texts.map(({ value }) => value).join("\n"), span };
}
