import { parseIp, parseIp4, rangeOf } from "../../../net/ip.ts";
import { block, type Outcome, type Reader } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import { type Located, located } from "../../../text/span.ts";
import { define, refer, takeReference } from "../names.ts";
import { parseNatural } from "../numbers.ts";
import { readMasked } from "./addresses.ts";
import { cryptoKinds, type Draft, filterKinds, type InterfaceDraft, routingKinds, zoneKinds } from "./draft.ts";
import { forwardingOfInterfaces } from "./ignored.ts";

interface Item {
  readonly draft: Draft;
  readonly own: InterfaceDraft;
}

/** `interface NAME`, with what it is below */
export function readInterface(words: Words, draft: Draft): Outcome {
  const first = words.takeLocated();
  if (first.value === "" || first.value === "range") return "unknown";
  // `interface Vlan 10` and `interface port-channel 3` are one name.
  let name: Located<string> = first;
  if (parseNatural(words.peek().charAt(0), 9) !== undefined && !words.done) {
    const second = words.takeLocated();
    name = located(first.value + second.value, { start: first.span.start, end: second.span.end });
  }
  while (words.is("point-to-point") || words.is("multipoint") || words.is("l2transport") || words.is("type"))
    words.skip(words.is("type") ? 2 : 1);
  const own = draft.interfaces.get(name.value) ?? { name, span: words.statement, addresses: [] };
  draft.interfaces.set(name.value, own);
  if (/^tunnel/i.test(name.value)) own.tunnel ??= {};
  define(draft, "interface", name, words, "interface", false);
  return block(statements, { draft, own }, { strangers: "unread", claims: belongsBelow });
}

/** Text pasted without blanks: these stand below an interface though their first words begin statements of the whole device too. */
function belongsBelow(words: Words): boolean {
  const at = words.is("no") ? 1 : 0;
  const next = words.peek(at + 1);
  switch (words.peek(at)) {
    case "ip":
      return (
        /^(address|access-group|unnumbered|verify|policy)$/.test(next) || (next === "nat" && words.left === at + 3)
      );
    case "ipv6":
      return next === "address" || next === "traffic-filter";
    case "crypto":
      return next === "map" && words.left === at + 3;
    case "vrf":
      return next === "forwarding" || next === "member";
    case "service-policy":
      return next === "input" || next === "output";
    case "switchport":
      return true;
    default:
      return false;
  }
}

const statements: ReadonlyMap<string, Reader<Item>> = new Map<string, Reader<Item>>([
  ...forwardingOfInterfaces,
  ["description", readDescription],
  ["shutdown", readShutdown],
  ["no", readNo],
  ["ip", readIp],
  ["ipv4", readIp],
  ["ipv6", readIp6],
  ["encapsulation", readEncapsulation],
  ["zone-member", readZoneMember],
  ["crypto", readCryptoMap],
  ["tunnel", readTunnel],
  ["switchport", readSwitchport],
  ["vrf", readVrf],
  ["service-policy", readServicePolicy],
]);

function readDescription(words: Words, { own }: Item): Outcome {
  own.description = words.rest();
  return undefined;
}

function readShutdown(words: Words, { own }: Item): Outcome {
  own.disabled = words.statement;
  return undefined;
}

function readNo(words: Words, { own }: Item): Outcome {
  if (words.accept("shutdown")) {
    delete own.disabled;
    return undefined;
  }
  return "ignored";
}

/** ` ip {address … | access-group NAME {in | out} | nat {inside | outside} | …}` */
function readIp(words: Words, item: Item): Outcome {
  const { draft, own } = item;
  switch (words.take()) {
    case "address":
      return readAddress(words, item);
    case "access-group":
      return readBinding(words, item, 4);
    case "nat":
      if (words.is("inside") || words.is("outside")) own.natSide = words.is("inside") ? "inside" : "outside";
      else return "ignored";
      words.rest();
      return undefined;
    case "port":
      // NX-OS binds lists to switch ports this way.
      return words.accept("access-group") ? readBinding(words, item, 4) : "unknown";
    case "policy":
      if (!words.accept("route-map")) return "unknown";
      takeReference(words, draft, routingKinds);
      return undefined;
    case "unnumbered":
      own.dynamicAddress = words.rest();
      return undefined;
    case "verify":
      return readVerify(words, draft);
    default:
      return "ignored";
  }
}

/** ` ip address {A MASK | A/LENGTH} [secondary]`, ` ip address {dhcp | negotiated}` */
function readAddress(words: Words, { own }: Item): Outcome {
  if (/^(dhcp|negotiated|pool|previous)$/.test(words.peek())) {
    own.dynamicAddress = words.rest();
    return undefined;
  }
  const { start } = words.span();
  const found = readMasked(words);
  const address = found && parseIp4(found.address);
  if (!found || address === undefined) return "unknown";
  own.addresses.push({ address, network: found.range, span: words.since(start) });
  if (words.accept("tag") || words.accept("route-preference")) words.skip();
  words.accept("secondary");
  if (words.accept("standby") || words.accept("vrf")) words.skip();
  return undefined;
}

/** ` ip access-group NAME {in | out}`, ` ipv6 traffic-filter NAME {in | out}` */
function readBinding(words: Words, { draft, own }: Item, family: 4 | 6): Outcome {
  const list = words.takeLocated();
  if (list.value === "" || (!words.is("in") && !words.is("out"))) return "unknown";
  refer(draft, filterKinds, list, { whenUndefined: "the interface then lets everything pass" });
  const direction = words.take() === "in" ? "in" : "out";
  draft.bindings.push({ list, direction, family, interface: own.name, span: words.statement });
  return undefined;
}

function readIp6(words: Words, item: Item): Outcome {
  const { own } = item;
  switch (words.take()) {
    case "address": {
      const { start } = words.span();
      if (/^(dhcp|autoconfig|use-link-local-only)$/.test(words.peek())) {
        own.dynamicAddress = words.rest();
        return undefined;
      }
      const word = words.peek();
      const found = readMasked(words);
      const address = parseIp(found ? found.address : word);
      if (address === undefined) {
        words.rest();
        return undefined;
      }
      if (!found) words.skip();
      own.addresses.push({ address, network: found?.range ?? rangeOf(address), span: words.since(start) });
      words.rest();
      return undefined;
    }
    case "traffic-filter":
      return readBinding(words, item, 6);
    case "port":
      return words.accept("traffic-filter") ? readBinding(words, item, 6) : "unknown";
    default:
      return "ignored";
  }
}

/** ` ip verify unicast source reachable-via rx [LIST]` */
function readVerify(words: Words, draft: Draft): Outcome {
  const list = /\s(\d+)$/.exec(words.text.slice(words.statement.start, words.statement.end))?.[1];
  if (list !== undefined) {
    const { end } = words.statement;
    refer(draft, filterKinds, located(list, { start: end - list.length, end }));
  }
  words.rest();
  return undefined;
}

/** ` encapsulation dot1q 20 [native]` */
function readEncapsulation(words: Words, { own }: Item): Outcome {
  if (!words.is("dot1q") && !words.is("dot1Q")) return "ignored";
  words.skip();
  return readVlan(words, own);
}

function readVlan(words: Words, own: InterfaceDraft): Outcome {
  const span = words.span();
  const value = parseNatural(words.peek(), 4094);
  if (value === undefined) return "ignored";
  words.rest();
  own.vlan = located(value, span);
  return undefined;
}

/** ` switchport access vlan N`; what else a switch port says does not decide what passes between networks */
function readSwitchport(words: Words, { own }: Item): Outcome {
  if (words.acceptPair("access", "vlan")) return readVlan(words, own);
  return "ignored";
}

/** ` zone-member security NAME` */
function readZoneMember(words: Words, { draft, own }: Item): Outcome {
  if (!words.accept("security") || words.done) return "unknown";
  own.zone = refer(draft, zoneKinds, words.takeLocated());
  return undefined;
}

/** ` crypto map NAME` */
function readCryptoMap(words: Words, { draft, own }: Item): Outcome {
  if (!words.accept("map") || words.done) return "ignored";
  own.cryptoMap = refer(draft, cryptoKinds, words.takeLocated());
  if (words.accept("redundancy")) words.rest();
  return undefined;
}

/** ` tunnel {source IF | destination A | protection ipsec profile NAME | …}` */
function readTunnel(words: Words, { draft, own }: Item): Outcome {
  own.tunnel ??= {};
  switch (words.take()) {
    case "source":
      own.tunnel.source = words.takeLocated();
      return undefined;
    case "destination":
      own.tunnel.destination = words.takeLocated();
      return undefined;
    case "protection":
      if (!words.acceptPair("ipsec", "profile") || words.done) return "unknown";
      own.tunnel.profile = refer(draft, cryptoKinds, words.takeLocated());
      words.accept("shared");
      return undefined;
    case "mode":
    case "key":
    case "vrf":
    case "path-mtu-discovery":
    case "route-via":
    case "checksum":
    case "bandwidth":
    case "mpls":
    case "ttl":
    case "tos":
      return "ignored";
    default:
      return "unknown";
  }
}

/** ` vrf {forwarding | member} NAME` */
function readVrf(words: Words): Outcome {
  return words.is("forwarding") || words.is("member") ? "ignored" : "unknown";
}

/** ` service-policy [type T] {input | output} NAME` */
function readServicePolicy(words: Words, { draft }: Item): Outcome {
  if (words.accept("type")) words.skip();
  if (!words.accept("input") && !words.accept("output")) return "ignored";
  if (words.accept("type")) words.skip();
  takeReference(words, draft, ["class"]);
  words.rest();
  return undefined;
}
