import type { Interface, InterfaceAddress } from "../../model/network.ts";
import { parseIp, parseNetwork } from "../../net/ip.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located } from "../../text/span.ts";
import { below, entriesOf, passOver, passOverRest, wordOf, wordsOf } from "./places.ts";
import type { Scope } from "./scope.ts";

/** An interface, with what it says of who may administer the device through it. */
export interface InterfaceReading {
  readonly own: Interface;
  /** The management profile that tells which services it answers. */
  readonly profile?: Located<string>;
}

/** Where an interface of a device stands, and what its settings stand below. */
export interface Port {
  readonly entry: PathNode;
  readonly layers: readonly PathNode[];
  readonly parent?: Located<string>;
  /** The aggregate it is a part of. */
  readonly group?: Located<string>;
}

/** `network interface`: ports, aggregates, VLANs, loopbacks, tunnels, and the units of each */
export function portsOf(places: readonly PathNode[]): Port[] {
  const roots = below(places, "network", "interface");
  const ports = ["ethernet", "aggregate-ethernet"].flatMap((kind) => entriesOf(roots, kind).flatMap(portWithUnits));
  const virtual = ["vlan", "loopback", "tunnel", "sdwan", "cellular", "fail-open"].flatMap((kind) =>
    below(roots, kind).flatMap(virtualPorts),
  );
  return [...ports, ...virtual];
}

/** `ethernet1/1 layer3 ip 10.0.0.1/24`, and `units ethernet1/1.10 …` */
function portWithUnits(entry: PathNode): Port[] {
  const layers = ["layer3", "layer2", "virtual-wire", "tap", "ha", "decrypt-mirror", "log-card"].flatMap(
    (kind) => entry.get(kind) ?? [],
  );
  const units = layers.flatMap((layer) =>
    entriesOf([layer], "units").map((unit): Port => ({ entry: unit, layers: [unit], parent: entry.located })),
  );
  const group = wordOf(entry, "aggregate-group");
  passOver(entry, ["link-speed", "link-duplex", "lacp", "poe", "sp", "forward-error-correction"]);
  return [{ entry, layers, ...(group ? { group } : {}) }, ...units];
}

/** `vlan`, `loopback` and `tunnel` are interfaces themselves, and hold units. */
function virtualPorts(node: PathNode): Port[] {
  const units = entriesOf([node], "units").map((unit): Port => ({ entry: unit, layers: [unit] }));
  const own = node.all.some((each) => each.word !== "units");
  return own ? [{ entry: node, layers: [node] }, ...units] : units;
}

/** The interfaces that are the scope's own; names of the others are known to it. */
export function interfacesOf(
  scope: Scope,
  ports: readonly Port[],
  isOwn: (name: string) => boolean,
): InterfaceReading[] {
  const own: InterfaceReading[] = [];
  for (const port of ports) {
    scope.define("interface", port.entry, "interface", false);
    if (isOwn(port.entry.word)) own.push(readPort(scope, port));
  }
  return own;
}

function readPort(scope: Scope, { entry, layers, parent, group }: Port): InterfaceReading {
  if (group) scope.refer(["interface"], group);
  const addresses = layers.flatMap((layer) => [
    ...entriesOf([layer], "ip").flatMap((node) => addressOf(scope, node)),
    ...entriesOf([layer], "ipv6", "address").flatMap((node) => addressOf(scope, node)),
  ]);
  const dynamic = layers
    .flatMap((layer) => ["dhcp-client", "pppoe"].flatMap((key) => layer.find(key) ?? []))
    .map((node) => node.located);
  const vlan = layers.map((layer) => wordOf(layer, "tag")).find((each) => each !== undefined);
  const profile = layers
    .map((layer) => wordOf(layer, "interface-management-profile"))
    .find((each) => each !== undefined);
  if (profile) scope.refer(["server-group"], profile);
  const description = wordOf(entry, "comment");
  const state = wordOf(entry, "link-state");
  for (const layer of layers) {
    passOver(layer, wordsOfNobody);
    for (const key of ["ipv6", "dhcp-client", "pppoe"]) for (const node of below([layer], key)) passOverRest(node);
  }
  passOver(entry, wordsOfNobody);
  const own: Interface = {
    name: entry.located,
    span: entry.extent,
    addresses,
    ...(dynamic[0] ? { dynamicAddress: dynamic[0] } : {}),
    ...(description ? { description } : {}),
    ...(state?.value === "down" ? { disabled: state.span } : {}),
    ...(vlan && /^[0-9]{1,4}$/.test(vlan.value) ? { vlan: { value: Number(vlan.value), span: vlan.span } } : {}),
    ...(parent ? { parent } : {}),
    ...(entry.word.startsWith("tunnel") ? { tunnel: true } : {}),
  };
  return profile ? { own, profile } : { own };
}

const wordsOfNobody = [
  "mtu",
  "adjust-tcp-mss",
  "ndp-proxy",
  "lldp",
  "arp",
  "netflow-profile",
  "untagged-sub-interface",
  "bonjour",
  "decrypt-forward",
  "df-ignore",
  "ddns-config",
  "sdwan-link-settings",
  "traffic-interconnect",
  "virtual-wire",
  "link-tag",
  "lacp",
  "copy-tos",
  "cluster-interconnect",
];

/** An address with its network, or the name of an object that holds one */
function addressOf(scope: Scope, node: PathNode): InterfaceAddress[] {
  for (const each of node.all) each.ignore();
  const stated = scope.entry(node.word, "address");
  if (stated) scope.refer(["address"], node.located);
  const text = stated ? wordOf(stated, "ip-netmask")?.value : node.word;
  const address = parseIp(text?.split("/")[0] ?? "");
  const network = parseNetwork(text ?? "");
  return address === undefined || !network ? [] : [{ address, network, span: node.span }];
}

/** The interfaces a virtual system was given. */
export function importedBy(nodes: readonly PathNode[]): Set<string> {
  const imports = below(nodes, "import");
  for (const each of imports) {
    passOver(each, ["resource", "visible-vsys", "dns-proxy"]);
    passOver(each.at("network"), ["virtual-router", "virtual-wire", "vlan", "logical-router"]);
  }
  return new Set(imports.flatMap((each) => wordsOf(each, "network", "interface").map((name) => name.value)));
}
