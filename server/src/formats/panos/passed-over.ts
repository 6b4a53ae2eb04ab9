import type { Configuration } from "../../model/configuration.ts";
import type { Reference } from "../../model/names.ts";
import type { PathNode } from "../../syntax/path-tree.ts";

/** A thing that only passed over text names, such as a decryption rule, is not left over. */
export function referToPassedOver(configurations: readonly Configuration[], root: PathNode): Configuration[] {
  const unused = configurations.map(unusedIn);
  const wanted = new Set(unused.flatMap((names) => [...names.keys()]));
  const uses = wanted.size > 0 ? passedOverUses(root, wanted) : [];
  if (uses.length === 0) return [...configurations];
  return configurations.map((configuration, at) => {
    const more = uses.flatMap((use): Reference[] => {
      const kind = unused[at]?.get(use.word);
      return kind ? [{ kinds: [kind], name: use.located }] : [];
    });
    return more.length === 0 ? configuration : { ...configuration, references: [...configuration.references, ...more] };
  });
}

function unusedIn({ definitions, references }: Configuration): Map<string, Reference["kinds"][number]> {
  const used = new Set(references.flatMap(({ kinds, name }) => kinds.map((kind) => `${kind} ${name.value}`)));
  const left = definitions.filter((each) => each.expectsUse && !used.has(`${each.kind} ${each.name.value}`));
  return new Map(left.map(({ name, kind }) => [name.value, kind]));
}

function passedOverUses(root: PathNode, wanted: ReadonlySet<string>): PathNode[] {
  const uses: PathNode[] = [];
  const rest: { readonly node: PathNode; readonly isPassedOver: boolean }[] = [{ node: root, isPassedOver: false }];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { node } = next;
    const isPassedOver = next.isPassedOver || node.taken === "ignored";
    if (isPassedOver && prose.has(node.word)) continue;
    for (const child of node.all) {
      if (isPassedOver && wanted.has(child.word)) uses.push(child);
      if (child.all.length > 0) rest.push({ node: child, isPassedOver });
    }
  }
  return uses;
}

/** What stands below them is for people. */
const prose: ReadonlySet<string> = new Set(["tag", "description", "comments", "color"]);
