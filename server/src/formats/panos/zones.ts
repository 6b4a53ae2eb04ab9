import type { Zone } from "../../model/network.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { entriesOf, passOver, wordOf, wordsOf } from "./places.ts";
import type { Scope } from "./scope.ts";

const kinds = ["layer3", "layer2", "virtual-wire", "tap", "tunnel"];

/** `zone Z network layer3 [ ethernet1/1 ]` */
export function zonesOf(scope: Scope, nodes: readonly PathNode[]): Zone[] {
  const zones = new Map<string, Zone>();
  for (const entry of entriesOf(nodes, "zone")) {
    const network = entry.get("network");
    const interfaces = kinds.flatMap((kind) => wordsOf(entry, "network", kind));
    for (const name of interfaces) scope.refer(["interface"], name);
    // A zone towards another virtual system has no interface of its own.
    for (const other of wordsOf(entry, "network", "external")) scope.refer(["other"], other, true);
    const setting = wordOf(entry, "network", "log-setting");
    if (setting) scope.refer(["other"], setting, true);
    passOver(network, [
      "zone-protection-profile",
      "enable-packet-buffer-protection",
      "net-inspection",
      "prenat-identification",
    ]);
    passOver(entry, [
      "enable-user-identification",
      "enable-device-identification",
      "user-acl",
      "device-acl",
      "enable-prenat-identification",
    ]);
    const known = zones.get(entry.word);
    if (!known) scope.define("zone", entry, "zone", false);
    const members = [...(known?.interfaces ?? []), ...interfaces];
    const isTunnel = members.length > 0 && members.every((each) => each.value.startsWith("tunnel"));
    zones.set(entry.word, {
      name: known?.name ?? entry.located,
      interfaces: members,
      kind: isTunnel ? "tunnel" : "network",
    });
  }
  return [...zones.values()];
}
