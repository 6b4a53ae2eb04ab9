import type { AddressMatch } from "../../model/address.ts";
import type { Entry } from "../../model/filter.ts";
import type { ServiceMatch, ServiceTerm } from "../../model/service.ts";
import { hasPorts } from "../../net/packet.ts";
import type { Ranges } from "../../net/ranges.ts";
import type { Located, Span } from "../../text/span.ts";
import { meetAddresses } from "./addresses.ts";
import { conditionOf, emptyDraft, type MatchDraft, type PortSet } from "./match-draft.ts";
import { matchModule } from "./modules.ts";
import { type MatchContext, optionReader } from "./option-readers.ts";
import type { IptablesOption } from "./options.ts";
import { openingFlags } from "./tcp-flags.ts";

/** Which packets an iptables command is about. */
export type PacketMatches = Pick<
  Entry,
  "inbound" | "outbound" | "source" | "destination" | "service" | "states" | "fragments" | "conditions" | "remark"
>;

export interface Understood {
  /** Packets that meet one of these; nearly always there is but one. */
  readonly matches: readonly PacketMatches[];
  /** Text that may say more. */
  readonly unread: readonly Span[];
}

/** The matches among the options of a command; what is not understood makes them uncertain. */
export function packetMatches(options: readonly IptablesOption[], context: MatchContext): Understood {
  const draft = emptyDraft();
  const unread: Span[] = [];
  for (const option of options) {
    if (option.use === "unknown") {
      unread.push(option.span);
      draft.conditions.push(conditionOf(option));
    } else if (option.use === "condition") draft.conditions.push(conditionOf(option));
    else if (option.use === "meaning" && !readOption(option, draft, context)) {
      unread.push(option.span);
      draft.conditions.push(conditionOf(option));
    }
  }
  return { matches: matchesOf(draft), unread };
}

/** False when it is one to read, and its value is none. */
function readOption(option: IptablesOption, draft: MatchDraft, context: MatchContext): boolean {
  const [value] = option.values;
  switch (option.name) {
    case "-m":
      return value !== undefined && readModule(option, value, draft);
    case "-f":
      draft.fragments = option.negated ? "never" : "only";
      return true;
    case "--syn":
      draft.flags = option.negated ? { ...openingFlags, negated: true } : openingFlags;
      return true;
    case "-4":
    case "-6":
      draft.family = { value: option.name === "-4" ? 4 : 6, span: option.span };
      return true;
    case "--comment":
      if (value) draft.remark = value;
      return true;
  }
  const read = optionReader(option.name);
  return !read || (value !== undefined && read(option, value, draft, context));
}

/** `-m conntrack`; some modules are a condition by their mere name. */
function readModule(option: IptablesOption, { value }: Located<string>, draft: MatchDraft): boolean {
  const known = matchModule(value);
  if (known?.condition) draft.conditions.push(conditionOf(option));
  return known !== undefined;
}

function matchesOf(draft: MatchDraft): readonly PacketMatches[] {
  const conditions = [...draft.conditions];
  const addresses = (matches: readonly AddressMatch[], side: string) => {
    const { match, left } = meetAddresses(matches);
    for (const each of left) conditions.push({ value: `${side} ${wordsOf(each)}`, span: each.span });
    return match;
  };
  const anywhere = draft.family && draft.sources.length + draft.destinations.length === 0;
  const source = anywhere ? anyOf(draft) : addresses(draft.sources, "source");
  const destination = addresses(draft.destinations, "destination");
  const service = serviceOf(draft, conditions);
  const common: Unsealed<PacketMatches> = {};
  if (draft.inbound) common.inbound = draft.inbound;
  if (draft.outbound) common.outbound = draft.outbound;
  if (source) common.source = source;
  if (destination) common.destination = destination;
  if (service) common.service = service;
  if (draft.fragments) common.fragments = draft.fragments;
  if (draft.remark) common.remark = draft.remark;
  const { states, translated } = draft;
  if (!translated) {
    if (states) common.states = states;
    if (conditions.length > 0) common.conditions = conditions;
    return [common];
  }
  const limited = (more: readonly Located<string>[]) =>
    conditions.length + more.length > 0 ? { conditions: [...conditions, ...more] } : {};
  const either: PacketMatches = { ...common, ...limited([translated]) };
  return states && states.length > 0 ? [{ ...common, states, ...limited([]) }, either] : [either];
}

type Unsealed<T> = { -readonly [K in keyof T]: T[K] };

function anyOf({ family }: MatchDraft): AddressMatch | undefined {
  return family && { terms: [{ kind: "any", family: family.value, span: family.span }], span: family.span };
}

function wordsOf({ terms, negated }: AddressMatch): string {
  const words = terms.map((term) => {
    if (term.kind === "fqdn") return term.name;
    if (term.kind === "name") return term.name.value;
    return term.kind === "unknown" ? term.text : term.kind;
  });
  return `${negated ? "not " : ""}${words.join(", ")}`;
}

/** Protocol, ports, ICMP types and flags as one service. */
function serviceOf(draft: MatchDraft, conditions: Located<string>[]): ServiceMatch | undefined {
  const { protocol, sourcePorts, destinationPorts, eitherPorts, icmp, flags } = draft;
  const span = draft.service ?? sourcePorts?.span ?? destinationPorts?.span ?? eitherPorts?.span;
  if (!span) return undefined;
  const base = {
    kind: "protocol",
    protocol: { kind: "numbers", numbers: protocol?.numbers ?? [0, 255], span: protocol?.span ?? span },
    span,
  } as const;
  if (protocol && !havePorts(protocol.numbers)) {
    for (const set of [sourcePorts, destinationPorts, eitherPorts])
      if (set) conditions.push({ value: `port ${rangesText(set.ports)}`, span: set.span });
    return { terms: [{ ...base, ...(icmp ? { icmp } : {}) }], span };
  }
  const term: ServiceTerm = {
    ...base,
    ...(sourcePorts ? { source: portsOf(sourcePorts) } : {}),
    ...(destinationPorts ? { destination: portsOf(destinationPorts) } : {}),
    ...(icmp ? { icmp } : {}),
    ...(flags ? { flags: [flags] } : {}),
  };
  if (!eitherPorts) return { terms: [term], span };
  if (sourcePorts || destinationPorts) {
    conditions.push({ value: `port ${rangesText(eitherPorts.ports)}`, span: eitherPorts.span });
    return { terms: [term], span };
  }
  return {
    terms: [
      { ...term, source: portsOf(eitherPorts) },
      { ...term, destination: portsOf(eitherPorts) },
    ],
    span,
  };
}

function portsOf({ ports, span }: PortSet) {
  return [{ kind: "ports" as const, ports, span }];
}

/** Only a packet of TCP, UDP or SCTP has ports that the model knows. */
function havePorts(numbers: Ranges): boolean {
  for (let at = 0; at < numbers.length; at += 2)
    for (let number = numbers[at] as number; number <= (numbers[at + 1] as number); number++)
      if (hasPorts(number)) return true;
  return false;
}

function rangesText(ports: Ranges): string {
  const parts: string[] = [];
  for (let at = 0; at < ports.length; at += 2)
    parts.push(ports[at] === ports[at + 1] ? `${ports[at]}` : `${ports[at]}:${ports[at + 1]}`);
  return parts.join(",");
}
