import { type InboundService, routingProtocols, systemServices } from "../../facts/junos-inbound.ts";
import type { Entry } from "../../model/filter.ts";
import type { Zone } from "../../model/network.ts";
import type { ServiceTerm } from "../../model/service.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located, Span } from "../../text/span.ts";
import type { Device } from "./device.ts";
import { icmpTerm, portTerm, protocolTerm } from "./services.ts";
import { ignoreKeys } from "./settings.ts";

/** What a zone, or one of its interfaces, lets reach the device itself. */
export interface Inbound {
  /** The zone, or the interface. */
  readonly place: Located<string>;
  /** The interfaces it holds for. */
  readonly interfaces: readonly string[];
  readonly services: readonly PathNode[];
  readonly protocols: readonly PathNode[];
}

export interface Zones {
  readonly zones: readonly Zone[];
  readonly inbound: readonly Inbound[];
}

/** `security zones { security-zone NAME … functional-zone management … }` */
export function zonesOf(device: Device): Zones {
  const zones: Zone[] = [];
  const inbound: Inbound[] = [];
  const top = device.root.at("security", "zones");
  for (const node of top?.values("security-zone") ?? []) {
    device.define("zone", node.located, node, "security zone", false);
    zones.push(readZone(device, node, node.located, inbound));
  }
  for (const options of device.root.at("security", "screen")?.values("ids-option") ?? []) {
    device.define("other", options.located, options, "screen", false);
    for (const each of options.all) each.ignore();
  }
  for (const each of device.root.find("security")?.find("screen")?.all ?? [])
    if (each.taken === "unread") each.ignore();
  const management = top?.at("functional-zone", "management");
  if (management) zones.push(readZone(device, management, management.located, inbound));
  if (top) ignoreKeys(top, zoneKeys);
  return { zones, inbound };
}

function readZone(device: Device, node: PathNode, name: Located<string>, inbound: Inbound[]): Zone {
  const interfaces: Located<string>[] = [];
  const shared: string[] = [];
  for (const each of node.values("interfaces")) {
    const own = { value: withUnit(each.word), span: each.span };
    interfaces.push(own);
    device.refer(["interface"], own, each.word === "all");
    const stated = each.get("host-inbound-traffic");
    if (stated) inbound.push({ place: own, interfaces: [own.value], ...openedBy(stated) });
    else shared.push(own.value);
  }
  const stated = node.get("host-inbound-traffic");
  if (stated) inbound.push({ place: name, interfaces: shared, ...openedBy(stated) });
  const screen = node.value("screen");
  if (screen) device.refer(["other"], screen.located);
  const description = node.value("description");
  ignoreKeys(node, zoneKeys);
  return { name, interfaces, kind: "network", ...(description ? { description: description.located } : {}) };
}

const zoneKeys: ReadonlySet<string> = new Set([
  "tcp-rst",
  "application-tracking",
  "advance-policy-based-routing-profile",
  "advanced-connection-tracking",
  "enable-reverse-reroute",
  "source-identity-log",
  "unidirectional-session-refreshing",
  "description",
]);

/** An interface is one of its units; the first where none is named. */
export function withUnit(name: string): string {
  return name.includes(".") || name === "all" ? name : `${name}.0`;
}

function openedBy(node: PathNode): Pick<Inbound, "services" | "protocols"> {
  return { services: node.values("system-services"), protocols: node.values("protocols") };
}

/** What `host-inbound-traffic` permits as entries, in the order in which they decide; exceptions come first. */
export function inboundEntries({ place, interfaces, services, protocols }: Inbound): Entry[] {
  const named = (word: PathNode) => systemServices.get(word.word) ?? routingProtocols.get(word.word);
  const words = [...services, ...protocols];
  const isExcept = (word: PathNode) => word.get("except") !== undefined;
  const entries: Entry[] = [];
  for (const word of words.filter(isExcept)) entries.push(inboundEntry(place, interfaces, word, named(word), "deny"));
  for (const word of words)
    if (!isExcept(word)) entries.push(inboundEntry(place, interfaces, word, named(word), "permit"));
  return entries;
}

function inboundEntry(
  place: Located<string>,
  interfaces: readonly string[],
  word: PathNode,
  parts: readonly InboundService[] | undefined,
  kind: "permit" | "deny",
): Entry {
  const { span } = word;
  const everything = word.word === "any-service" || word.word === "all";
  const terms: ServiceTerm[] = everything
    ? everyService(word, span)
    : (parts?.map((part) => termOf(part, span)) ?? [
        { kind: "unknown", text: `the system service ${word.word}`, span },
      ]);
  const names = interfaces.length > 0 ? interfaces.map((value) => ({ value, span: place.span })) : [place];
  return {
    span,
    label: word.located,
    action: { value: { kind }, span },
    inbound: { names },
    service: { terms, span },
    log: { on: false, implied: "host-inbound-traffic logs nothing" },
  };
}

/** `all` is every service that has a name here; `any-service` is every port. */
function everyService(word: PathNode, span: Span): ServiceTerm[] {
  if (word.word === "any-service") return [{ kind: "any", span }];
  const table = word.parent?.word === "protocols" ? routingProtocols : systemServices;
  return [...table.values()].flat().map((part) => termOf(part, span));
}

function termOf({ protocol, ports, icmpType }: InboundService, span: Span): ServiceTerm {
  return {
    ...protocolTerm(protocol, span),
    ...(ports ? { destination: [portTerm(ports, span)] } : {}),
    ...(icmpType === undefined ? {} : { icmp: [icmpTerm([icmpType, icmpType], undefined, span)] }),
  };
}
