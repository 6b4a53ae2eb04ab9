import type { PathTree } from "../../syntax/path-statement.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { readPathTree } from "../../syntax/path-tree-reader.ts";
import { readXmlPaths } from "../../syntax/path-tree-xml.ts";
import type { Reading, ReadTools } from "../format.ts";
import { configurationOf } from "./configuration.ts";
import { Device } from "./device.ts";
import { inheritGroups } from "./groups.ts";
import { inheritRanges } from "./interface-ranges.ts";
import { secretsOf, tallyOf } from "./ledger.ts";
import { isXml } from "./recognise.ts";
import { xmlNames } from "./xml-names.ts";

/** The file's tree, for spelling changes. */
export interface JunosSyntax {
  readonly tree: PathTree;
  /** Words whose text the model holds; of those with the same text the last counts. */
  readonly owned: readonly PathNode[];
  /** It is in XML: changes are elements. */
  readonly isXml: boolean;
}

/** Reads a configuration in braces, as `set` commands, or both, or in the XML of NETCONF. */
export function read(text: string, tools: ReadTools): Reading<JunosSyntax> {
  const written = isXml(text);
  const tree = written ? readXmlPaths(text, xmlNames) : readPathTree(text);
  inheritGroups(tree.root);
  inheritRanges(tree.root.find("interfaces"));
  const owned: PathNode[] = [];
  const head = tree.statements[0]?.span ?? { start: 0, end: 0 };
  const configurations = devicesOf(tree, tools, owned).map((device) => configurationOf(device, head));
  const { unread, counts } = tallyOf(tree);
  return {
    configurations,
    unread,
    lines: counts,
    problems: tree.problems,
    ...(written ? { secrets: secretsOf(tree) } : {}),
    syntax: { tree, owned, isXml: written },
  };
}

/** The device itself, and each logical system or tenant within it. */
function devicesOf(tree: PathTree, tools: ReadTools, owned: PathNode[]): Device[] {
  const { root } = tree;
  const inner = ["logical-systems", "tenants"].flatMap((key) => [...root.values(key)]);
  const own = new Device(root, undefined, tree, tools, owned);
  return [own, ...inner.map((node) => new Device(node, node.located, tree, tools, owned))];
}
