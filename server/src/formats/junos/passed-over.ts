import type { NameKind } from "../../model/names.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Device } from "./device.ts";

/** A thing that only passed over text names is not left over. */
export function definePassedOver(device: Device): void {
  const used = new Set(device.references.map((reference) => reference.name.value));
  const unused = new Map<string, NameKind>();
  for (const each of device.definitions)
    if (each.expectsUse && !used.has(each.name.value)) unused.set(each.name.value, each.kind);
  if (unused.size === 0) return;
  const rest: PathNode[] = [...device.root.all];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.taken !== "ignored") {
      for (const each of node.all) if (each.all.length > 0) rest.push(each);
      continue;
    }
    for (const word of below(node)) {
      const kind = unused.get(word.word);
      if (kind) device.refer([kind], word.located);
    }
  }
}

function* below(top: PathNode): Generator<PathNode> {
  const rest = [...top.all];
  for (let node = rest.pop(); node; node = rest.pop()) {
    yield node;
    for (const each of node.all) rest.push(each);
  }
}
