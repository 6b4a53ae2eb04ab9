import { defaultServices } from "../../facts/panos-names.ts";
import type { PortTerm, ServiceObject, ServiceTerm } from "../../model/service.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located, Span } from "../../text/span.ts";
import { passOver, wordOf, wordsOf } from "./places.ts";
import type { Scope } from "./scope.ts";

/** `service` and `service-group`, as far as they are seen from here */
export function servicesOf(scope: Scope): ServiceObject[] {
  return [
    ...scope.table("service").map((entry) => readService(scope, entry)),
    ...scope.table("service-group").map((entry) => readGroup(scope, entry)),
  ];
}

/** `protocol tcp port 80,8080-8090`, `protocol udp source-port 53` */
function readService(scope: Scope, entry: PathNode): ServiceObject {
  scope.define("service", entry, "service", !defaultServices.has(entry.word));
  const protocol = entry.get("protocol");
  const terms = (["tcp", "udp", "sctp"] as const).flatMap((name): ServiceTerm[] => {
    const node = protocol?.get(name);
    if (!node) return [];
    passOver(node, ["override"]);
    const ports = portsOf(wordOf(node, "port"));
    const source = portsOf(wordOf(node, "source-port"));
    if (ports === "unreadable" || source === "unreadable") return [unknownPorts(entry)];
    const term = protocolTerm(protocolNumber[name], node.span);
    return [{ ...term, ...(ports ? { destination: ports } : {}), ...(source ? { source } : {}) }];
  });
  passOver(entry, wordsOfNobody);
  return {
    name: entry.located,
    span: entry.extent,
    group: false,
    content: { kind: "services", terms: terms.length > 0 ? terms : [unknownPorts(entry)] },
  };
}

function unknownPorts(entry: PathNode): ServiceTerm {
  return { kind: "unknown", text: `the ports of ${entry.word}`, span: entry.span };
}

function readGroup(scope: Scope, entry: PathNode): ServiceObject {
  scope.define("service", entry, "service group", true);
  const terms = wordsOf(entry, "members").map((word) => namedService(scope, word));
  passOver(entry, wordsOfNobody);
  return { name: entry.located, span: entry.extent, group: true, content: { kind: "services", terms } };
}

const wordsOfNobody = ["description", "tag", "disable-override"];

/** A service where it is used; what the file defines wins over what the device brings. */
export function namedService(scope: Scope, word: Located<string>): ServiceTerm {
  const { value, span } = word;
  const isOwn = scope.has(value, "service") || scope.has(value, "service-group");
  const known = isOwn ? undefined : defaultServices.get(value);
  scope.refer(["service"], word, known !== undefined || value === "any");
  if (known) return tcpPorts(known, span);
  return value === "any" && !isOwn ? { kind: "any", span } : { kind: "name", name: { value, span }, span };
}

function tcpPorts(ports: readonly number[], span: Span): ServiceTerm {
  return { ...protocolTerm(protocolNumber.tcp, span), destination: [{ kind: "ports", ports, span }] };
}

export type ProtocolServiceTerm = Extract<ServiceTerm, { kind: "protocol" }>;

export function protocolTerm(protocol: number, span: Span): ProtocolServiceTerm {
  return { kind: "protocol", protocol: { kind: "numbers", numbers: [protocol, protocol], span }, span };
}

/** `22,80,8080-8090`, each with its place */
export function portsOf(text: Located<string> | undefined): PortTerm[] | undefined | "unreadable" {
  if (!text) return undefined;
  const terms: PortTerm[] = [];
  let { start } = text.span;
  for (const part of text.value.split(",")) {
    const blanks = part.length - part.trimStart().length;
    const said = part.trim();
    const found = /^([0-9]{1,5})(?:-([0-9]{1,5}))?$/.exec(said);
    const [lo, hi] = [Number(found?.[1]), Number(found?.[2] ?? found?.[1])];
    if (!found || lo > hi || hi > 65_535) return "unreadable";
    const at = start + blanks;
    terms.push({ kind: "ports", ports: [lo, hi], span: { start: at, end: at + said.length } });
    start += part.length + 1;
  }
  return terms;
}
