import { localName, type XmlElement } from "../../syntax/xml.ts";
import type { Located } from "../../text/span.ts";

/** The value of an attribute; Windows takes its name in any case of letters. */
export function attribute(element: XmlElement | undefined, name: string): Located<string> | undefined {
  const lower = name.toLowerCase();
  return element?.attributes.find((each) => each.name.value.toLowerCase() === lower)?.value;
}

/** The same, where something is said. */
export function filled(element: XmlElement | undefined, name: string): Located<string> | undefined {
  const value = attribute(element, name);
  return value?.value.trim() === "" ? undefined : value;
}

/** `1` or `0`. */
export function switchOf(element: XmlElement | undefined, name: string): Located<boolean> | undefined {
  const value = filled(element, name);
  return value && { value: /^(?:1|true)$/i.test(value.value), span: value.span };
}

/** The first child of that name, in any case of letters and with any prefix. */
export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => lowerName(child) === name);
}

export function childrenNamed(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => lowerName(child) === name) ?? [];
}

export function lowerName(element: XmlElement): string {
  return localName(element).toLowerCase();
}
