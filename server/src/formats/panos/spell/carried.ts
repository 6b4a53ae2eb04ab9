import type { Entry } from "../../../model/filter.ts";
import type { PathNode } from "../../../syntax/path-tree.ts";
import { type ConfigTree, nodeAt } from "../syntax/tree.ts";
import type { Statement } from "./statements.ts";

/** What a rule's replacement must keep: content inspection, and where its log goes. */
export function carriedBy({ root }: ConfigTree, like: Entry | undefined): Statement[] {
  const rule = like?.label && nodeAt(root, like.label.span.start);
  if (!rule) return [];
  const profiles = rule.find("profile-setting");
  const destination = rule.find("log-setting")?.all.at(-1);
  return [
    ...(profiles ? listsBelow(profiles, ["profile-setting"]) : []),
    ...(destination ? [{ path: ["log-setting"], values: [destination.word], isList: false }] : []),
  ];
}

/** `group [ G ]`, `profiles virus [ P ]`: lists, at most one word deeper */
function listsBelow(node: PathNode, path: readonly string[]): Statement[] {
  if (node.all.every((each) => each.all.length === 0))
    return [{ path, values: node.all.map((each) => each.word), isList: true }];
  return node.all.flatMap((each) => listsBelow(each, [...path, each.word]));
}
