import type { NameKind } from "../../model/names.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Device } from "./device.ts";

/** A thing that only passed over text names is not left over. */
export function definePassedOver(device: Device): void {
  const words = passedOver(device.root);
  if (words.length === 0) return;
  const unused = unusedIn(device);
  for (const word of words) {
    const kind = unused.get(word.word);
    if (kind) device.refer([kind], word.located);
  }
}

function unusedIn({ definitions, references }: Device): ReadonlyMap<string, NameKind> {
  const used = new Set(references.map((reference) => reference.name.value));
  const unused = new Map<string, NameKind>();
  for (const each of definitions)
    if (each.expectsUse && !used.has(each.name.value)) unused.set(each.name.value, each.kind);
  return unused;
}

/** The words below those that are passed over; they are few, where definitions may be many. */
function passedOver(root: PathNode): PathNode[] {
  const found: PathNode[] = [];
  const rest: PathNode[] = [...root.all];
  for (let node = rest.pop(); node; node = rest.pop())
    if (node.taken === "ignored") for (const word of below(node)) found.push(word);
    else for (const each of node.all) if (each.all.length > 0) rest.push(each);
  return found;
}

function* below(top: PathNode): Generator<PathNode> {
  const rest = [...top.all];
  for (let node = rest.pop(); node; node = rest.pop()) {
    yield node;
    for (const each of node.all) rest.push(each);
  }
}
