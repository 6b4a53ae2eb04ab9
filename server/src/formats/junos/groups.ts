import { defaultGroups } from "../../facts/junos-names.ts";
import { PathNode } from "../../syntax/path-tree.ts";
import type { Device } from "./device.ts";
import { fits, isPattern } from "./patterns.ts";

/** As many words may be inherited; more are no configuration. */
const mostInherited = 1_000_000;

/** What a group adds at a place, and which group it is. */
interface Layer {
  readonly group: string;
  readonly node: PathNode;
}

interface Place {
  readonly node: PathNode;
  /** What applies here, the nearest and first named first. */
  readonly layers: readonly Layer[];
  /** What each group has for this place, applied or not. */
  readonly here: ReadonlyMap<string, readonly PathNode[]>;
}

/**
 * Copies into the tree what `apply-groups` inherits from `groups`. What is stated stays first, and a group adds to names
 * that a pattern in angle brackets fits only where they are there already.
 */
export function inheritGroups(root: PathNode): void {
  const groups = root.find("groups");
  if (!groups || groups.inactive) return;
  const here = new Map(groups.children.map((group) => [group.word, [group]] as const));
  const places: Place[] = [{ node: root, layers: [], here }];
  const applying = placesThatApply(root, groups);
  let left = mostInherited;
  for (let place = places.pop(); place; place = places.pop()) {
    const { node } = place;
    const layers = layersAt(place, root);
    for (const { node: source } of layers)
      for (const child of source.children) {
        if (isPattern(child.word) || node.find(child.word) || !statesSomething(child) || left-- <= 0) continue;
        child.inheritedBy(node.add(new PathNode(node, child.word, child.span, child.extent, child)));
      }
    if (layers.length === 0 && place.here.size === 0) continue;
    for (const child of node.all) {
      if (node === root && child === groups) continue;
      if (applyWords.has(child.word)) continue;
      const inner = layers.flatMap((layer) => fitting(layer.node, child).map((each) => ({ ...layer, node: each })));
      const own = new Map<string, PathNode[]>();
      if (!applying || applying.has(child))
        for (const [name, sources] of place.here) {
          const fits = sources.flatMap((source) => fitting(source, child));
          if (fits.length > 0) own.set(name, fits);
        }
      if (inner.length > 0 || own.size > 0) places.push({ node: child, layers: inner, here: own });
    }
  }
}

/** Places at or below which groups are applied: mostly few. Undefined where groups apply others, which may then be anywhere. */
function placesThatApply(root: PathNode, groups: PathNode): ReadonlySet<PathNode> | undefined {
  const applying = new Set<PathNode>();
  const rest: PathNode[] = [root];
  for (let node = rest.pop(); node; node = rest.pop())
    for (const child of node.all) {
      if (child.word === "apply-groups") {
        for (let around: PathNode | undefined = node; around && !applying.has(around); around = around.parent)
          applying.add(around);
      } else if (child.all.length > 0) rest.push(child);
    }
  return applying.has(groups) ? undefined : applying;
}

/** The groups of a file, and where they are applied; some name a member of a cluster, or come with the device. */
export function defineGroups(device: Device): void {
  for (const group of device.root.find("groups")?.all ?? [])
    device.define("other", group.located, group, "configuration group", !defaultGroups.test(group.word));
  for (const { leaves } of device.tree.statements)
    for (const leaf of leaves)
      if (leaf.parent && applyWords.has(leaf.parent.word))
        device.refer(["other"], leaf.located, leaf.word.includes("${") || defaultGroups.test(leaf.word));
}

const applyWords: ReadonlySet<string> = new Set(["apply-groups", "apply-groups-except"]);

/** The layers of a place, those that it names itself first. */
function layersAt({ node, layers, here }: Place, root: PathNode): readonly Layer[] {
  const applied = node.find("apply-groups");
  const except = new Set(node.find("apply-groups-except")?.children.map((each) => each.word));
  if ((!applied || applied.inactive) && except.size === 0) return layers;
  const own = (applied?.inactive ? [] : (applied?.children ?? [])).flatMap((name) =>
    namedGroups(name.word, root).flatMap((group) => (here.get(group) ?? []).map((each) => ({ group, node: each }))),
  );
  // A group that is applied within itself would never end.
  const fresh = own.filter((layer) => !layers.some((each) => each.group === layer.group));
  return [...fresh, ...layers.filter((layer) => !except.has(layer.group))];
}

/** `"${node}"` is the member of the cluster that reads the file: any of them. */
function namedGroups(name: string, root: PathNode): string[] {
  if (!name.includes("${")) return [name];
  const prefix = name.slice(0, name.indexOf("${"));
  const groups = root.find("groups")?.children ?? [];
  return groups.map((each) => each.word).filter((each) => /^(?:node|member|re)[0-9]$/.test(each.slice(prefix.length)));
}

/** What a group's place has for a child: of the same name, or a pattern that fits. */
function fitting(source: PathNode, child: PathNode): PathNode[] {
  const same = source.find(child.word);
  const found = patternsOf(source).filter((each) => fits(each.word.slice(1, -1), child.word));
  if (same && !same.inactive) found.unshift(same);
  for (const each of found) {
    each.inheritedBy(child);
    // What only adds to something stated is read where that is; a copy is read by whoever asks for it.
    if (child.origin !== each) each.read();
  }
  return found;
}

const patterns = new WeakMap<PathNode, readonly PathNode[]>();

function patternsOf(source: PathNode): readonly PathNode[] {
  let found = patterns.get(source);
  if (!found) {
    found = source.all.filter((each) => isPattern(each.word) && !each.inactive);
    patterns.set(source, found);
  }
  return found;
}

const stating = new WeakMap<PathNode, boolean>();

/** It says something that does not depend on names which are there already. */
function statesSomething(node: PathNode): boolean {
  const known = stating.get(node);
  if (known !== undefined) return known;
  const rest = [node];
  let states = false;
  for (let each = rest.pop(); each && !states; each = rest.pop()) {
    if (each.inactive || isPattern(each.word)) continue;
    if (each.all.length === 0) states = true;
    else for (const child of each.all) rest.push(child);
  }
  stating.set(node, states);
  return states;
}
