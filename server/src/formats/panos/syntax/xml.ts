import type { PathNode } from "../../../syntax/path-tree.ts";
import { attributeOf, readXml, type XmlElement } from "../../../syntax/xml.ts";
import type { Located, Problem, Span } from "../../../text/span.ts";
import { type ConfigTree, deepest, TreeDraft } from "./tree.ts";

/** Reads a configuration as the web interface exports it: `<entry name="x">` and `<member>x</member>` are words too. */
export function readXmlConfig(text: string): ConfigTree {
  const document = readXml(text);
  const draft = new TreeDraft();
  const problems: Problem[] = [...document.problems];
  for (const element of document.roots) state(draft, draft.root, element, problems);
  const { root, repeats } = draft;
  return { syntax: "xml", root, document, commands: [], repeats, asides: document.asides, problems };
}

/** As deep as `deepest` at most. */
function state(draft: TreeDraft, parent: PathNode, element: XmlElement, problems: Problem[]): void {
  const node = draft.state(parent, wordOf(element), element.span);
  if (element.name.value === "member") return;
  const { text, children } = element;
  if (text.value !== "") draft.state(node, text, upTo(text.span, children[0]));
  if (node.depth >= deepest) {
    if (element.children.length > 0) problems.push({ span: element.startTag, message: "nested too deep to be read" });
    return;
  }
  for (const child of element.children) state(draft, node, child, problems);
}

/** Text beside elements says nothing in a configuration; it is unread where it stands, and they are not. */
function upTo({ start, end }: Span, child: XmlElement | undefined): Span {
  return { start, end: child && start < child.span.start ? Math.min(end, child.span.start) : end };
}

function wordOf(element: XmlElement): Located<string> {
  if (element.name.value === "member") return element.text;
  if (element.name.value === "entry") return attributeOf(element, "name") ?? element.name;
  return element.name;
}
