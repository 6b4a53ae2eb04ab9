import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import { parseNetwork } from "../../net/ip.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { cover } from "../../text/span.ts";
import type { Device } from "./device.ts";
import type { Offered } from "./management.ts";
import { ignoreKeys } from "./settings.ts";

const offer = { protocol: "snmp", inbound: ["snmp"], port: 161 } as const;

/** `snmp { community NAME { clients { … } } v3 { … } }` */
export function snmpServicesOf(device: Device): Offered[] {
  const node = device.root.get("snmp");
  if (!node) return [];
  const lists = clientLists(device, node);
  const interfaces = node.values("interface").map((each) => each.located);
  const communities = node.values("community").map((community): Offered => {
    const from = clientsOf(device, community, lists);
    ignoreKeys(community, communityKeys);
    const version = { value: "2c", span: community.parent?.span ?? community.span };
    return { ...offer, encrypted: false, version, interfaces, node: community, ...(from ? { from } : {}) };
  });
  const users = versionThree(node).map((version): Offered => ({ ...version, interfaces }));
  ignoreKeys(node, snmpKeys);
  return [...communities, ...users];
}

const communityKeys: ReadonlySet<string> = new Set(["authorization", "view", "routing-instance", "logical-system"]);

const snmpKeys: ReadonlySet<string> = new Set(
  `view location contact description name engine-id filter-duplicates filter-interfaces health-monitor rmon routing-instance
  routing-instance-access trap-group trap-options traceoptions stats-cache-lifetime nonvolatile arp alarm-management
  logical-system-trap-filter customization subagent proxy if-count-with-filter-interfaces interface-set`.split(/\s+/),
);

type Lists = ReadonlyMap<string, readonly AddressTerm[]>;

/** `client-list NAME { 10.0.0.0/8; }` */
function clientLists(device: Device, node: PathNode): Lists {
  const lists = new Map<string, readonly AddressTerm[]>();
  for (const list of node.values("client-list")) {
    device.define("pool", list.located, list, "client list", true);
    lists.set(list.word, list.children.flatMap(termOf));
  }
  return lists;
}

/** `clients { 10.0.0.0/8; 0.0.0.0/0 restrict; }`, `client-list-name NAME` */
function clientsOf(device: Device, community: PathNode, lists: Lists): AddressMatch | undefined {
  const named = community.value("client-list-name");
  const clients = community.values("clients").filter((each) => !each.get("restrict"));
  if (named) {
    // The name of a prefix list will do too.
    device.refer(["pool", "address"], named.located);
    const terms = lists.get(named.word) ?? [{ kind: "name" as const, name: named.located, span: named.span }];
    return { terms, span: named.span };
  }
  const terms = clients.flatMap(termOf);
  const [first] = terms;
  return first && { terms, span: cover(first.span, (terms.at(-1) ?? first).span) };
}

function termOf(node: PathNode): AddressTerm[] {
  const range = parseNetwork(node.read().word);
  if (node.get("restrict")) return [];
  return range ? [{ kind: "range", range, span: node.span }] : [];
}

/** `v3 { usm … vacm … }`: encrypted as far as the groups that may read ask for privacy */
function versionThree(node: PathNode): Omit<Offered, "interfaces">[] {
  const v3 = node.get("v3");
  if (!v3) return [];
  const users = v3.at("usm", "local-engine")?.values("user") ?? [];
  const encrypted = users.every((user) =>
    user.children.some((each) => each.word.startsWith("privacy-") && each.word !== "privacy-none"),
  );
  for (const user of users) for (const each of user.all) each.ignore();
  for (const each of v3.all) if (each.word !== "usm") each.ignore();
  for (const each of v3.find("usm")?.all ?? []) if (each.word !== "local-engine") each.ignore();
  for (const each of v3.find("usm")?.find("local-engine")?.all ?? []) if (each.taken === "unread") each.ignore();
  if (users.length === 0) return [];
  return [{ ...offer, encrypted, version: { value: "3", span: v3.span }, node: v3 }];
}
