import { block, type Outcome, type Reader } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import { type Located, located } from "../../../text/span.ts";
import { define, refer, takeReference } from "../names.ts";
import { parseNatural } from "../numbers.ts";
import { cryptoKinds, type Draft, type InterfaceItem, policyKinds, zoneKinds } from "./draft.ts";
import { forwardingOfInterfaces } from "./ignored.ts";
import { readIp, readIp6 } from "./interface-addresses.ts";
import { readNo } from "./interface-negations.ts";
import { readEncapsulation, readSpanningTreeOfPort, readSwitchport } from "./switching.ts";

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

const statements: ReadonlyMap<string, Reader<InterfaceItem>> = new Map<string, Reader<InterfaceItem>>([
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
  ["spanning-tree", readSpanningTreeOfPort],
  ["switchport", readSwitchport],
  ["vrf", readVrf],
  ["service-policy", readServicePolicy],
]);

function readDescription(words: Words, { own }: InterfaceItem): Outcome {
  own.description = words.rest();
  return undefined;
}

function readShutdown(words: Words, { own }: InterfaceItem): Outcome {
  words.accept("force");
  own.disabled = words.statement;
  return undefined;
}

/** ` zone-member security NAME` */
function readZoneMember(words: Words, { draft, own }: InterfaceItem): Outcome {
  if (!words.accept("security") || words.done) return "unknown";
  own.zone = refer(draft, zoneKinds, words.takeLocated());
  return undefined;
}

/** ` crypto map NAME` */
function readCryptoMap(words: Words, { draft, own }: InterfaceItem): Outcome {
  if (!words.accept("map") || words.done) return "ignored";
  own.cryptoMap = refer(draft, cryptoKinds, words.takeLocated());
  if (words.accept("redundancy")) words.rest();
  return undefined;
}

/** ` tunnel {source IF | destination A | protection ipsec profile NAME | …}` */
function readTunnel(words: Words, { draft, own }: InterfaceItem): Outcome {
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
function readServicePolicy(words: Words, { draft }: InterfaceItem): Outcome {
  if (words.accept("type")) words.skip();
  if (!words.accept("input") && !words.accept("output")) return "ignored";
  if (words.accept("type")) words.skip();
  takeReference(words, draft, policyKinds);
  words.rest();
  return undefined;
}
