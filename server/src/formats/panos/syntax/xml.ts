import type { PathNode } from "../../../syntax/path-tree.ts";
import { attributeOf, readXml, type XmlElement } from "../../../syntax/xml.ts";
import type { Located, Problem } from "../../../text/span.ts";
import { type ConfigTree, deepest, TreeDraft } from "./tree.ts";

/** Reads a configuration as the web interface exports it: `<entry name="x">` and `<member>x</member>` are words too. */
export function readXmlConfig(text: string): ConfigTree {
  const document = readXml(text);
  const draft = new TreeDraft();
  const problems: Problem[] = [...document.problems];
  for (const element of document.roots) state(draft, draft.root, element, problems);
  const { root, repeats } = draft;
  return { syntax: "xml", root, commands: [], repeats, asides: document.asides, problems };
}

/** As deep as `deepest` at most. */
function state(draft: TreeDraft, parent: PathNode, element: XmlElement, problems: Problem[]): void {
  const node = draft.state(parent, wordOf(element), element.span);
  if (element.name.value === "member") return;
  const { text } = element;
  if (text.value !== "") draft.state(node, text, text.span);
  if (node.depth >= deepest) {
    if (element.children.length > 0) problems.push({ span: element.startTag, message: "nested too deep to be read" });
    return;
  }
  for (const child of element.children) state(draft, node, child, problems);
}

function wordOf(element: XmlElement): Located<string> {
  if (element.name.value === "member") return element.text;
  if (element.name.value === "entry") return attributeOf(element, "name") ?? element.name;
  return element.name;
}
