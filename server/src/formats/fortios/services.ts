import { defaultServiceGroups, defaultServices } from "../../facts/fortios-services.ts";
import type { IcmpTerm, PortTerm, ServiceMatch, ServiceObject, ServiceTerm } from "../../model/service.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { BlockWord } from "../../syntax/config-blocks.ts";
import { cover, type Span } from "../../text/span.ts";
import { serviceKeys } from "./ignored-keys.ts";
import type { Scope } from "./scope.ts";
import type { Settings } from "./settings.ts";
import type { Row } from "./tables.ts";

const customPath = "firewall service custom";
const groupPath = "firewall service group";

/** `config firewall service custom` and `group`, and what the device defines itself where the file uses it */
export function servicesOf(scope: Scope): ServiceObject[] {
  const objects = [
    ...(scope.table(customPath)?.rows ?? []).map((row) => readService(scope, row)),
    ...(scope.table(groupPath)?.rows ?? []).map((row) => readGroup(scope, row)),
  ];
  return objects;
}

function readService(scope: Scope, { name, span, settings }: Row): ServiceObject {
  scope.define("service", name, "service", span, !defaultServices.has(name.value));
  const terms = serviceTerms(settings, name);
  settings.finish(serviceKeys, "filters");
  return { name, span, group: false, content: { kind: "services", terms } };
}

function serviceTerms(settings: Settings, name: BlockWord): ServiceTerm[] {
  const protocol = settings.word("protocol", "filters");
  const unknown = (text: string): ServiceTerm[] => [{ kind: "unknown", text, span: name.span }];
  switch (protocol?.value ?? "TCP/UDP/SCTP") {
    case "TCP/UDP/SCTP":
    case "TCP/UDP/UDP-Lite/SCTP": {
      const hosts = ["iprange", "fqdn"].filter((key) => settings.has(key) && settings.value(key) !== "0.0.0.0");
      const terms = (["tcp", "udp", "sctp"] as const).flatMap((each) => portTerms(settings, each, name));
      return hosts.length > 0 ? unknown(`${name.value}, which is limited to some hosts`) : terms;
    }
    case "IP": {
      const number = settings.number("protocol-number");
      if (!number || number.value === 0) return [{ kind: "any", span: number?.span ?? protocol?.span ?? name.span }];
      return [protocolTerm(number.value, number.span)];
    }
    case "ICMP":
      return [icmpTerm(settings, protocolNumber.icmp, protocol?.span ?? name.span)];
    case "ICMP6":
      return [icmpTerm(settings, protocolNumber.icmp6, protocol?.span ?? name.span)];
    case "ALL":
      return [{ kind: "any", span: protocol?.span ?? name.span }];
    default:
      return unknown(`the ${protocol?.value} service ${name.value}`);
  }
}

/** `set tcp-portrange 80 8080-8090 513:512-1023`: destination, and after a colon source */
function portTerms(settings: Settings, protocol: "tcp" | "udp" | "sctp", name: BlockWord): ServiceTerm[] {
  return settings.words(`${protocol}-portrange`).map((word): ServiceTerm => {
    const [destination, source, ...more] = word.value.split(":");
    const to = parsePorts(destination ?? "", word.span);
    const from = source === undefined ? undefined : parsePorts(source, word.span);
    if (!to || more.length > 0 || (source !== undefined && !from))
      return { kind: "unknown", text: `ports of ${name.value} that cannot be read`, span: word.span };
    return {
      ...protocolTerm(protocolNumber[protocol], word.span),
      destination: to,
      ...(from ? { source: from } : {}),
    };
  });
}

/** `80`, `8080-8090`, `0-65535` */
function parsePorts(text: string, span: Span): PortTerm[] | undefined {
  const found = /^([0-9]{1,5})(?:-([0-9]{1,5}))?$/.exec(text);
  if (!found) return undefined;
  const lo = Number(found[1]);
  const hi = Number(found[2] ?? found[1]);
  return lo <= hi && hi <= 65535 ? [{ kind: "ports", ports: [lo, hi], span }] : undefined;
}

type ProtocolServiceTerm = Extract<ServiceTerm, { kind: "protocol" }>;

function protocolTerm(protocol: number, span: Span): ProtocolServiceTerm {
  return { kind: "protocol", protocol: { kind: "numbers", numbers: [protocol, protocol], span }, span };
}

function icmpTerm(settings: Settings, protocol: number, place: Span): ServiceTerm {
  const [type, code] = [settings.number("icmptype"), settings.number("icmpcode")];
  const term = protocolTerm(protocol, place);
  if (!type || type.value > 255) return term;
  const span = code ? cover(type.span, code.span) : type.span;
  const types: IcmpTerm = {
    kind: "types",
    types: [type.value, type.value],
    ...(code && code.value <= 255 ? { codes: [code.value, code.value] } : {}),
    span,
  };
  return { ...term, icmp: [types] };
}

function readGroup(scope: Scope, { name, span, settings }: Row): ServiceObject {
  scope.define("service", name, "service group", span, !defaultServiceGroups.has(name.value));
  const terms = serviceNames(scope, settings.words("member"));
  settings.finish(serviceKeys, "filters");
  return { name, span, group: true, content: { kind: "services", terms } };
}

/** Names of services where they are used; what the file defines wins over what the device brings. */
function serviceNames(scope: Scope, words: readonly BlockWord[]): ServiceTerm[] {
  return words.flatMap((word): ServiceTerm[] => {
    const name = scope.named(word, customPath, groupPath);
    const { span } = word;
    const known = isDefined(scope, name.value) ? undefined : builtIn(name.value, span);
    scope.refer(["service"], name, known !== undefined);
    return known ?? [{ kind: "name", name, span }];
  });
}

function isDefined(scope: Scope, name: string): boolean {
  let known = names.get(scope);
  if (!known) {
    known = new Set(
      [customPath, groupPath].flatMap((path) => scope.tables.get(path)?.rows.map((row) => row.name.value) ?? []),
    );
    names.set(scope, known);
  }
  return known.has(name);
}

const names = new WeakMap<Scope, ReadonlySet<string>>();

function builtIn(name: string, span: Span): ServiceTerm[] | undefined {
  const group = defaultServiceGroups.get(name);
  if (group) return group.flatMap((each) => builtIn(each, span) ?? []);
  const service = defaultServices.get(name);
  if (!service) return undefined;
  return service.map((part): ServiceTerm => {
    if (part.protocol === undefined) return { kind: "any", span };
    const term = protocolTerm(part.protocol, span);
    const ports = (numbers: readonly number[]): PortTerm[] => [{ kind: "ports", ports: numbers, span }];
    if (part.icmpType !== undefined)
      return { ...term, icmp: [{ kind: "types", types: [part.icmpType, part.icmpType], span }] };
    return {
      ...term,
      ...(part.ports ? { destination: ports(part.ports) } : {}),
      ...(part.source ? { source: ports(part.source) } : {}),
    };
  });
}

/** `set service …`, `set service-negate enable` */
export function readServices(scope: Scope, settings: Settings, place: Span): ServiceMatch {
  const words = settings.words("service");
  const [first] = words;
  const negated = settings.isOn("service-negate");
  if (!first) {
    const span = place;
    return { terms: [{ kind: "unknown", text: "services that the text does not state", span }], span };
  }
  const span = cover(first.span, (words.at(-1) ?? first).span);
  return { terms: serviceNames(scope, words), ...(negated ? { negated } : {}), span };
}
