import type { AddressObject, AddressTerm } from "../../model/address.ts";
import { parseNetwork } from "../../net/ip.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Device } from "./device.ts";
import { fits, isPattern } from "./patterns.ts";

/** As many addresses as a path may find. */
const mostFound = 10_000;

/** `policy-options prefix-list NAME { 10.0.0.0/8; apply-path "…"; }`, by the name that policies would not use for another */
export function prefixListsOf(device: Device, taken: ReadonlySet<string>): ReadonlyMap<string, AddressObject> {
  const lists = new Map<string, AddressObject>();
  for (const node of device.root.at("policy-options")?.values("prefix-list") ?? []) {
    const name = { value: taken.has(node.word) ? `${node.word} (prefix list)` : node.word, span: node.span };
    device.define("address", name, node, "prefix list", true);
    const terms = node.children.flatMap((child): AddressTerm[] => {
      if (child.word === "apply-path")
        return child.read().children.flatMap((path) => foundBy(device.root, path.read()));
      const range = parseNetwork(child.word);
      return range ? [{ kind: "range", range, span: child.read().span }] : [];
    });
    lists.set(node.word, { name, span: node.extent, group: false, terms });
  }
  return lists;
}

/** `apply-path "protocols bgp group <*> neighbor <*>"`: the addresses that stand at the end of such paths */
function foundBy(root: PathNode, { word, span }: PathNode): AddressTerm[] {
  const steps = word.split(/\s+/).filter((each) => each !== "");
  let places: PathNode[] = [root];
  for (const step of steps) {
    places = places.flatMap((place) => {
      const same = place.find(step);
      if (!isPattern(step)) return same && !same.inactive ? [same] : [];
      return place.children.filter((child) => fits(step.slice(1, -1), child.word));
    });
    if (places.length > mostFound) return [{ kind: "unknown", text: `the addresses of ${word}`, span }];
  }
  return places.flatMap((place): AddressTerm[] => {
    const range = parseNetwork(place.word);
    return range ? [{ kind: "range", range, span }] : [];
  });
}
