import type { Configuration } from "../../model/configuration.ts";
import type { Reference } from "../../model/names.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { addTo } from "../../text/grouped.ts";

/** A thing that only passed over text names, such as a decryption rule, is not left over. */
export function referToPassedOver(configurations: readonly Configuration[], root: PathNode): Configuration[] {
  const words = passedOver(root);
  return configurations.map((configuration) => {
    const named = configuration.definitions.filter((each) => each.expectsUse && words.has(each.name.value));
    if (named.length === 0) return configuration;
    const used = new Set(configuration.references.flatMap(({ kinds, name }) => kinds.map((kind) => keyOf(kind, name))));
    const more = named
      .filter(({ kind, name }) => !used.has(keyOf(kind, name)))
      .flatMap(({ kind, name }) =>
        (words.get(name.value) ?? []).map((word): Reference => ({ kinds: [kind], name: word.located })),
      );
    return { ...configuration, references: [...configuration.references, ...more] };
  });
}

function keyOf(kind: Reference["kinds"][number], { value }: Reference["name"]): string {
  return `${kind} ${value}`;
}

/** The words below those that are passed over; they are few, where definitions may be many. */
function passedOver(root: PathNode): ReadonlyMap<string, readonly PathNode[]> {
  const words = new Map<string, PathNode[]>();
  const rest: { readonly node: PathNode; readonly isPassedOver: boolean }[] = [{ node: root, isPassedOver: false }];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { node } = next;
    const isPassedOver = next.isPassedOver || node.taken === "ignored";
    if (isPassedOver && prose.has(node.word)) continue;
    for (const child of node.all) {
      if (isPassedOver) addTo(words, child.word, child);
      if (child.all.length > 0) rest.push({ node: child, isPassedOver });
    }
  }
  return words;
}

/** What stands below them is for people. */
const prose: ReadonlySet<string> = new Set(["tag", "description", "comments", "color"]);
