import { type IpRange, network4, network6, parseIp4, parseIp6, prefixOfMask4 } from "../../net/ip.ts";
import { block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import { cover, type Located } from "../../text/span.ts";
import { ignored } from "../cisco/ignored.ts";
import { define, refer } from "../cisco/names.ts";
import { parseNatural } from "../cisco/numbers.ts";
import { readPlainAddress } from "./addresses.ts";
import type { Draft, InterfaceDraft } from "./draft.ts";

interface Item {
  readonly draft: Draft;
  readonly own: InterfaceDraft;
}

/** `interface GigabitEthernet0/1`, PIX: `interface ethernet0 auto [shutdown]` */
export function readInterface(words: Words, draft: Draft): Outcome {
  if (words.done) return "unknown";
  const own = interfaceDraft(draft, takeHardwareName(words), words);
  while (!words.done) {
    const word = words.peek();
    if (word === "shutdown") own.disabled = words.span();
    else if (!/^(auto|aui|bnc|logical|physical|\d+base\w+|\d+full|\d+half|\d+auto|\d+sx\w*|vlan\d+)$/i.test(word))
      break;
    words.skip();
  }
  return block(statements, { draft, own }, { strangers: "unread", claims: isOfInterface });
}

/** `GigabitEthernet0/1`; typed by hand, the number may stand apart. */
function takeHardwareName(words: Words): Located<string> {
  const name = words.takeLocated();
  const next = words.peekCode();
  if (/\d$/.test(name.value) || !(48 <= next && next <= 57) || /^\d+(base|full|half|auto|sx)/i.test(words.peek()))
    return name;
  const number = words.takeLocated();
  return { value: name.value + number.value, span: cover(name.span, number.span) };
}

export function interfaceDraft(draft: Draft, name: Located<string>, words: Words): InterfaceDraft {
  define(draft, "interface", name, words, "interface", false);
  const port = name.value.toLowerCase();
  const known = draft.ports.get(port);
  if (known) return known;
  const made: InterfaceDraft = { name, span: words.statement, addresses: [] };
  draft.interfaces.push(made);
  draft.ports.set(port, made);
  return made;
}

/** Pasted without blanks, these would else be read as PIX wrote them at the top of a file. */
function isOfInterface(words: Words): boolean {
  const at = words.is("no") ? 1 : 0;
  if (words.is("nameif", at)) return words.left <= at + 2;
  if (!words.is("ip", at) && !words.is("ipv6", at)) return false;
  if (!words.is("address", at + 1)) return false;
  const next = words.peek(at + 2);
  return parseIp4(next) !== undefined || /^(dhcp|pppoe)$/.test(next) || (at > 0 && next === "");
}

const statements: ReadonlyMap<string, Reader<Item>> = new Map<string, Reader<Item>>([
  ...ignored(`
    asr-group authentication bfd channel-group cts cipc ddns delay dhcp dhcprelay duplex eigrp encapsulation flowcontrol
    fec hello-interval hold-time igmp inspect ipv6-address isis lacp load-interval mac-address media-type mtu
    multicast-routing negotiate nve nve-only ospf pim policy policy-route poe power port-channel proxy-arp pppoe
    priority rip segment-id source-interface speed split-horizon summary-address switchport synchronization
    traffic-forward     traffic-zone vtep-nve vpn-to-any zone-member redundant-interface member-interface backup lldp cluster
    standby
  `),
  ["nameif", readNameif],
  ["security-level", readSecurityLevel],
  ["ip", readIp],
  ["ipv6", readIp6],
  ["vlan", readVlan],
  ["description", readInterfaceDescription],
  [
    "shutdown",
    (words, { own }) => {
      own.disabled = words.statement;
      return undefined;
    },
  ],
  [
    "management-only",
    (words, { own }) => {
      words.accept("individual");
      own.managementOnly = { value: true, span: words.statement };
      return undefined;
    },
  ],
  ["tunnel", readTunnel],
  ["bridge-group", () => "ignored"],
  ["no", readNo],
]);

/** ` nameif outside` */
function readNameif(words: Words, { draft, own }: Item): Outcome {
  if (words.done) return "unknown";
  nameInterface(draft, own, words.takeLocated(), words);
  return undefined;
}

export function nameInterface(draft: Draft, own: InterfaceDraft, zone: Located<string>, words: Words): void {
  own.zone = zone;
  draft.zones.set(zone.value, own);
  define(draft, "zone", zone, words, "interface name", false);
}

/** ` security-level 50` */
function readSecurityLevel(words: Words, { own }: Item): Outcome {
  const span = words.span();
  const value = parseNatural(words.peek(), 100);
  if (value === undefined) return "unknown";
  words.skip();
  own.level = { value, span };
  return undefined;
}

/** ` ip address A MASK [standby A]`, ` ip address {dhcp | pppoe} [setroute]`; other ` ip …` is forwarding */
function readIp(words: Words, { draft, own }: Item): Outcome {
  if (!words.accept("address")) return "ignored";
  return readIpAddress(words, draft, own);
}

export function readIpAddress(words: Words, draft: Draft, own: InterfaceDraft): Outcome {
  if (words.is("dhcp") || words.is("pppoe")) {
    own.dynamicAddress = words.takeLocated();
    words.rest();
    return undefined;
  }
  const { start } = words.span();
  const address = readPlainAddress(words, draft);
  const mask = parseIp4(words.peek());
  const prefix = mask === undefined ? undefined : prefixOfMask4(mask);
  if (!address || typeof address.value !== "number") return "unknown";
  let network: IpRange;
  if (mask === undefined) network = { family: 4, lo: address.value, hi: address.value };
  else {
    if (prefix === undefined) return "unknown";
    words.skip();
    network = network4(address.value, prefix);
  }
  own.addresses.push({ address: address.value, network, span: words.since(start) });
  if (words.accept("standby")) words.skip();
  if (words.accept("cluster-pool")) words.skip();
  words.accept("pppoe");
  words.accept("setroute");
  return undefined;
}

/** ` ipv6 address A/LENGTH [eui-64] [standby A]`, ` ipv6 address autoconfig`; other ` ipv6 …` is forwarding */
function readIp6(words: Words, { own }: Item): Outcome {
  if (!words.accept("address")) return "ignored";
  const span = words.span();
  const word = words.peek();
  const slash = word.indexOf("/");
  const address = slash < 0 ? undefined : parseIp6(word.slice(0, slash));
  const length = parseNatural(word.slice(slash + 1), 128);
  if (address !== undefined && length !== undefined) {
    own.addresses.push({ address, network: network6(address, length), span });
    words.rest();
    return undefined;
  }
  if (word === "autoconfig" || word === "dhcp") {
    own.dynamicAddress ??= { value: word, span };
    words.rest();
    return undefined;
  }
  // A link-local address says nothing of who may reach it.
  return parseIp6(word) !== undefined || word.includes("link-local") ? "ignored" : "unknown";
}

/** ` vlan 100 [secondary …]`; in a list of ports ` vlan 10 20` */
function readVlan(words: Words, { own }: Item): Outcome {
  const span = words.span();
  const value = parseNatural(words.peek(), 4095);
  if (value === undefined) return "unknown";
  own.vlan = { value, span };
  words.rest();
  return undefined;
}

function readInterfaceDescription(words: Words, { own }: Item): Outcome {
  own.description = words.rest();
  return undefined;
}

/** ` tunnel source interface IF`, ` tunnel destination A`, ` tunnel mode ipsec …`, ` tunnel protection ipsec profile NAME` */
function readTunnel(words: Words, { draft, own }: Item): Outcome {
  own.tunnel ??= {};
  switch (words.take()) {
    case "source":
      words.accept("interface");
      own.tunnel.source = refer(draft, ["zone"], words.takeLocated());
      return undefined;
    case "destination":
      own.tunnel.destination = words.takeLocated();
      return undefined;
    case "protection":
      if (!words.acceptPair("ipsec", "profile")) return "unknown";
      own.tunnel.profile = refer(draft, ["crypto"], words.takeLocated());
      words.rest();
      return undefined;
    case "mode":
      words.rest();
      return undefined;
    default:
      return "unknown";
  }
}

/** ` no nameif`, ` no ip address`, ` no shutdown`: what the interface does not have */
function readNo(words: Words, { own }: Item): Outcome {
  switch (words.peek()) {
    case "shutdown":
      delete own.disabled;
      break;
    case "nameif":
      delete own.zone;
      break;
    case "security-level":
      delete own.level;
      break;
    case "management-only":
      delete own.managementOnly;
      break;
    case "ip":
      if (words.is("address", 1)) own.addresses.length = 0;
      break;
    default:
      return "ignored";
  }
  words.rest();
  return undefined;
}
