import type { Configuration } from "../../model/configuration.ts";
import type { Definition } from "../../model/names.ts";
import type { IcmpTerm, PortTerm, ProtocolTerm, ServiceMatch, ServiceObject } from "../../model/service.ts";
import { protocolName } from "../../net/packet.ts";
import { normalise, type Ranges } from "../../net/ranges.ts";
import { trafficOnce } from "../../review/traffic.ts";
import { listed } from "../../rules/wording.ts";
import { servicesIn } from "./words.ts";

const mostNamed = 12;

/** What a named service or a group of services, ports, protocols or ICMP types comes to. */
export function aboutService(configuration: Configuration, definition: Definition): string | undefined {
  const objects = new Map(configuration.services.map((each) => [each.name.value, each]));
  const object = objects.get(definition.name.value);
  if (!object) return undefined;
  switch (object.content.kind) {
    case "services":
      return `Resolves to ${servicesIn(packetsOf(configuration, definition))}`;
    case "ports":
      return rangesInWords(gather(object, objects, portsOf), (from, to) => (from === to ? `${from}` : `${from}-${to}`));
    case "protocols":
      return rangesInWords(gather(object, objects, protocolsOf), numbersInWords(protocolName));
    case "icmp":
      return rangesInWords(
        gather(object, objects, typesOf),
        numbersInWords((type) => `type ${type}`),
      );
  }
}

/** The packets of an entry that would name the service. */
function packetsOf(configuration: Configuration, { name }: Definition) {
  const { span } = name;
  const service: ServiceMatch = { terms: [{ kind: "name", name, span }], span };
  return trafficOnce(configuration).matches({ span, action: { value: { kind: "permit" }, span }, service }).packets;
}

type Term = PortTerm | ProtocolTerm | IcmpTerm;

/** All numbers of a group, groups in it opened, each once. */
function gather(
  object: ServiceObject,
  objects: ReadonlyMap<string, ServiceObject>,
  numbersOf: (term: Term) => Ranges | undefined,
): Ranges {
  const numbers: number[] = [];
  const seen = new Set<ServiceObject>([object]);
  for (const each of seen) {
    if (each.content.kind === "services") continue;
    for (const term of each.content.terms) {
      const inner = term.kind === "name" ? objects.get(term.name.value) : undefined;
      if (inner) seen.add(inner);
      numbers.push(...(numbersOf(term) ?? []));
    }
  }
  return normalise(numbers);
}

const portsOf = (term: Term) => (term.kind === "ports" ? term.ports : undefined);
const protocolsOf = (term: Term) => (term.kind === "numbers" ? term.numbers : undefined);
const typesOf = (term: Term) => (term.kind === "types" ? term.types : undefined);

function numbersInWords(nameOf: (number: number) => string): (from: number, to: number) => string {
  return (from, to) => (from === to ? nameOf(from) : `${nameOf(from)} to ${nameOf(to)}`);
}

function rangesInWords(ranges: Ranges, words: (from: number, to: number) => string): string | undefined {
  const parts: string[] = [];
  for (let at = 0; at < ranges.length; at += 2) parts.push(words(ranges[at] as number, ranges[at + 1] as number));
  return parts.length === 0 ? undefined : `Resolves to ${listed(parts, mostNamed)}`;
}
