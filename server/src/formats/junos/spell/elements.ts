import { isWithin, type PathNode } from "../../../syntax/path-tree.ts";
import { readXml, type XmlElement } from "../../../syntax/xml.ts";
import { elementsAround, insertBeforeElement, insertInto, removeElement } from "../../../syntax/xml-edits.ts";
import { escapeXml } from "../../../syntax/xml-references.ts";
import type { NewElement } from "../../../syntax/xml-writing.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Page, Piece } from "./page.ts";

/** Takes the element that states a node out of a file in XML. */
export function removeStating(page: Page, node: PathNode): TextEdit[] | undefined {
  const [element] = stating(page, node) ?? [];
  return element && [removeElement(page.text, element)];
}

/** Writes pieces as the last ones of the element that states a node. */
export function addElements(page: Page, node: PathNode, pieces: readonly Piece[]): TextEdit[] | undefined {
  const [element] = stating(page, node) ?? [];
  return element && insertInto(page.text, element, elementsFor(page, pieces));
}

/** Writes pieces in front of or behind the element that states a node. */
export function insertElements(
  page: Page,
  beside: PathNode,
  where: "before" | "after",
  pieces: readonly Piece[],
): TextEdit[] | undefined {
  const [element, parent] = stating(page, beside) ?? [];
  if (!element || !parent) return undefined;
  const elements = elementsFor(page, pieces);
  return where === "before"
    ? insertBeforeElement(page.text, element, elements)
    : insertInto(page.text, parent, elements, element);
}

/** `<policy inactive="inactive">` */
export function deactivateElement(page: Page, node: PathNode): TextEdit[] | undefined {
  const [element] = stating(page, node) ?? [];
  if (!element) return undefined;
  const { end } = element.name.span;
  return [{ span: { start: end, end }, text: ' inactive="inactive"' }];
}

/** Another word in place of what a node says, which is an element's text or an element itself. */
export function replaceWord(page: Page, node: PathNode, value: string): TextEdit[] | undefined {
  if (page.text.charAt(node.span.start - 1) !== "<") return [{ span: node.span, text: escapeXml(value) }];
  const [element] = stating(page, node) ?? [];
  return element && element.children.length === 0 ? [{ span: element.span, text: `<${value}/>` }] : undefined;
}

/** The one element that states a node and all that is below it, and the one around it. */
function stating({ text, syntax }: Page, node: PathNode): readonly [XmlElement, XmlElement | undefined] | undefined {
  const { start, end } = node.extent;
  const path = elementsAround(readXml(text), node.extent);
  const at = path.findIndex(({ span }) => span.start === start && span.end === end);
  const element = path[at];
  const isAlone = syntax.tree.statements.every(
    ({ span, leaves }) => (start <= span.start && span.end <= end) || !leaves.some((leaf) => isWithin(leaf, node)),
  );
  return element && isAlone ? [element, path[at - 1]] : undefined;
}

function elementsFor({ text }: Page, pieces: readonly Piece[]): NewElement[] {
  const hasComments = text.includes("xmlns:junos=");
  return pieces.flatMap((piece) => elementsOf(piece, "", hasComments));
}

/** `term NAME { … }` is an element with a name, `protocol tcp` one with a text. */
function elementsOf({ words, below = [], comment }: Piece, within: string, hasComments: boolean): NewElement[] {
  const [key = "", ...values] = words.split(/[\s[\]]+/).filter((word) => word !== "");
  const note: NewElement[] =
    comment !== undefined && hasComments ? [{ tag: "junos:comment", text: `/* ${comment} */`, children: [] }] : [];
  return [...note, ...stated(key, values, below, within, hasComments)];
}

function stated(
  key: string,
  values: readonly string[],
  below: readonly Piece[],
  within: string,
  hasComments: boolean,
): NewElement[] {
  const text = (tag: string, value: string): NewElement => ({ tag, text: value, children: [] });
  const [first = "", second] = values;
  if (below.length > 0) {
    // Networks are no elements of their own: each is the name of what they stand in.
    if (below.every((each) => /^[0-9]/.test(each.words)))
      return below.map((each) => ({ tag: key, children: [text("name", each.words)] }));
    const name = values.length > 0 ? [text("name", first)] : [];
    return [{ tag: key, children: [...name, ...below.flatMap((each) => elementsOf(each, key, hasComments))] }];
  }
  if (key === "to" && within === "range-address") return [{ tag: key, children: [text("range-high", first)] }];
  if (key === "any" && values.length > 0)
    return [{ tag: "contents", children: [text("name", key), { tag: first, children: [] }] }];
  if (key === "address" && second !== undefined)
    return [{ tag: key, children: [text("name", first), text("ip-prefix", second)] }];
  return values.length === 0 ? [{ tag: key, children: [] }] : values.map((value) => text(key, value));
}
