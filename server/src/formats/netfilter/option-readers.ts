import type { AddressTerm } from "../../model/address.ts";
import type { IcmpTerm } from "../../model/service.ts";
import { type IpRange, maxIp4, maxIp6 } from "../../net/ip.ts";
import { connectionStates } from "../../net/packet-set.ts";
import { intersect, type Ranges, subtract } from "../../net/ranges.ts";
import type { Located, Span } from "../../text/span.ts";
import { addressMatch, addressRange } from "./addresses.ts";
import { parseIcmpType } from "./icmp-types.ts";
import { conditionOf, type MatchDraft, meetPorts } from "./match-draft.ts";
import type { IptablesOption } from "./options.ts";
import { otherPorts, portRanges, protocolOf } from "./ports.ts";
import { parseStates } from "./states.ts";
import { parseFlags } from "./tcp-flags.ts";

/** What an entry's place and its file tell of the packets it gets to see. */
export interface MatchContext {
  /** Only packets to the device itself reach it: their destination is its own address, or everybody's. */
  readonly toDevice: boolean;
  /** Destinations are translated before, so a connection's first destination may be another than the packet's. */
  readonly redirected: boolean;
  /** Sets whose members the file lists. */
  readonly sets: ReadonlySet<string>;
}

type Reader = (option: IptablesOption, value: Located<string>, draft: MatchDraft, context: MatchContext) => boolean;

/** The reader of an option that is read for its meaning; it answers false when the value is none. */
export function optionReader(name: string): Reader | undefined {
  return readers.get(name);
}

/** `-i eth0`, `! -o ppp+`; in a template or script, a variable */
const readInterface: Reader = (option, value, draft) => {
  if (value.value.includes("$")) {
    draft.conditions.push(conditionOf(option));
    return true;
  }
  const name = value.value.endsWith("+") ? `${value.value.slice(0, -1)}*` : value.value;
  const names = { names: [{ value: name, span: value.span }] };
  draft[option.name === "-i" ? "inbound" : "outbound"] = option.negated ? { ...names, negated: true } : names;
  return name !== "";
};

/** `-s 10.0.0.0/8,192.0.2.1` */
const readAddress: Reader = (option, value, draft) => {
  const match = addressMatch(value, option.negated);
  (option.name === "-s" ? draft.sources : draft.destinations).push(match);
  return match.terms.every((term) => term.kind !== "unknown");
};

/** `--src-range 10.0.0.1-10.0.0.9` */
const readRange: Reader = (option, { value, span }, draft) => {
  const range = addressRange(value);
  const terms: AddressTerm[] = [range ? { kind: "range", range, span } : { kind: "unknown", text: value, span }];
  const match = option.negated ? { terms, negated: true, span } : { terms, span };
  (option.name === "--src-range" ? draft.sources : draft.destinations).push(match);
  return range !== undefined;
};

/** `--dst-type LOCAL`: what kind of address it is by the routing table, as far as the place of the entry tells. */
const readAddressType: Reader = (option, { value, span }, draft, { toDevice }) => {
  const terms = value.split(",").map((type) => addressesOfType(type, span, toDevice && option.name === "--dst-type"));
  if (terms.some((each) => each === undefined)) draft.conditions.push(conditionOf(option));
  else {
    const match = { terms: terms.flatMap((each) => each ?? []), span };
    const negated = option.negated ? { ...match, negated: true } : match;
    (option.name === "--src-type" ? draft.sources : draft.destinations).push(negated);
  }
  return true;
};

function addressesOfType(type: string, span: Span, toDevice: boolean): AddressTerm[] | undefined {
  const terms = (ranges: readonly IpRange[]) => ranges.map((range): AddressTerm => ({ kind: "range", range, span }));
  switch (type.toUpperCase()) {
    case "MULTICAST":
      return terms(multicast);
    case "BROADCAST":
      return [...terms(broadcast), { kind: "unknown", text: "the broadcast addresses of the device's networks", span }];
    case "LOCAL":
      // What gets here is for the device, so its destination is the device's own where it is not everybody's, or nobody's.
      return toDevice ? terms(single) : undefined;
    default:
      return undefined;
  }
}

const multicast: readonly IpRange[] = [
  { family: 4, lo: 0xe000_0000, hi: 0xefff_ffff },
  { family: 6, lo: 0xffn << 120n, hi: maxIp6 },
];
const broadcast: readonly IpRange[] = [
  { family: 4, lo: 0, hi: 0 },
  { family: 4, lo: maxIp4, hi: maxIp4 },
];
const single: readonly IpRange[] = [
  { family: 4, lo: 1, hi: 0xdfff_ffff },
  { family: 6, lo: 0n, hi: (0xffn << 120n) - 1n },
];

/** `-p tcp`, `! -p 17` */
const readProtocol: Reader = (option, value, draft) => {
  const number = protocolOf(value.value);
  if (number === undefined) return false;
  if (number === 0) return !option.negated;
  draft.protocol = { numbers: option.negated ? others(number) : [number, number], span: value.span };
  draft.service ??= option.span;
  return true;
};

function others(number: number): Ranges {
  return subtract([0, 255], [number, number]);
}

/** `--ctproto 6`: the connection's protocol, which is the packet's own unless it is an error about another. */
const readConnectionProtocol: Reader = (option, value, draft) => {
  const number = protocolOf(value.value);
  if (number === undefined) return false;
  if (!draft.states || draft.states.some((state) => state !== "new" && state !== "established"))
    draft.conditions.push(conditionOf(option));
  else {
    const numbers = option.negated ? others(number) : [number, number];
    const known = draft.protocol?.numbers;
    draft.protocol = { numbers: known ? intersect(known, numbers) : numbers, span: value.span };
    draft.service ??= option.span;
  }
  return true;
};

/** `--dport 22`, `--sports 53,67:68`, `! --ports 5060` */
const readPorts: Reader = (option, value, draft) => {
  const stated = portRanges(value.value);
  if (!stated) return false;
  const set = { ports: option.negated ? otherPorts(stated) : stated, span: value.span };
  if (option.name.startsWith("--s")) draft.sourcePorts = meetPorts(draft.sourcePorts, set);
  else if (option.name.startsWith("--d")) draft.destinationPorts = meetPorts(draft.destinationPorts, set);
  else if (option.negated) {
    draft.sourcePorts = meetPorts(draft.sourcePorts, set);
    draft.destinationPorts = meetPorts(draft.destinationPorts, set);
  } else if (draft.eitherPorts) draft.conditions.push(conditionOf(option));
  else draft.eitherPorts = set;
  return true;
};

/** `--ctorigdstport 53`: the port of a new connection's first packet is that packet's, where nothing was translated before. */
const readConnectionPort: Reader = (option, value, draft, { redirected }) => {
  const ports = portRanges(value.value);
  if (!ports) return false;
  if (redirected || option.negated || draft.states?.join() !== "new") draft.conditions.push(conditionOf(option));
  else {
    const side = option.name === "--ctorigsrcport" ? "sourcePorts" : "destinationPorts";
    draft[side] = meetPorts(draft[side], { ports, span: value.span });
  }
  return true;
};

/** `--icmp-type echo-request`, `--icmpv6-type 1/3` */
const readIcmpType: Reader = (option, { value, span }, draft) => {
  const parsed = parseIcmpType(value, option.name === "--icmpv6-type" ? 6 : 4);
  if (parsed === undefined) return false;
  if (parsed === "any") return !option.negated;
  const { type, codes } = parsed;
  const types = [type, type];
  const term: IcmpTerm = { kind: "types", types, ...(codes ? { codes } : {}), span };
  const rest: IcmpTerm = { kind: "types", types: others(type), span };
  if (!option.negated) draft.icmp = [term];
  else if (codes) draft.icmp = [rest, { kind: "types", types, codes: subtract([0, 255], codes), span }];
  else draft.icmp = [rest];
  return true;
};

/** `--tcp-flags SYN,RST,ACK SYN` */
const readFlags: Reader = (option, value, draft) => {
  const mask = parseFlags(value.value);
  const set = parseFlags(option.values[1]?.value ?? "");
  if (mask === undefined || set === undefined) return false;
  if (draft.flags) draft.conditions.push(conditionOf(option));
  else draft.flags = { mask, value: set, ...(option.negated ? { negated: true } : {}) };
  return true;
};

/** `--state NEW,ESTABLISHED`, `! --ctstate INVALID` */
const readStates: Reader = (option, value, draft) => {
  const stated = parseStates(value.value);
  if (!stated) return false;
  const { states, translated } = stated;
  if (draft.states || (translated && option.negated)) draft.conditions.push(conditionOf(option));
  else {
    draft.states = option.negated ? connectionStates.filter((state) => !states.includes(state)) : states;
    if (translated) draft.translated = conditionOf(option);
  }
  return true;
};

/** `--match-set clients src`: addresses of a set, which the file seldom lists */
const readSet: Reader = (option, name, draft, { sets }) => {
  const flags = option.values[1]?.value.toLowerCase();
  const { span } = name;
  if (flags !== "src" && flags !== "dst") draft.conditions.push(conditionOf(option));
  else {
    const term: AddressTerm = sets.has(name.value)
      ? { kind: "name", name, span }
      : { kind: "unknown", text: `set ${name.value}`, span };
    const match = option.negated ? { terms: [term], negated: true, span } : { terms: [term], span };
    (flags === "src" ? draft.sources : draft.destinations).push(match);
  }
  return /^(?:src|dst)(?:,(?:src|dst)){0,2}$/.test(flags ?? "");
};

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["-i", readInterface],
  ["-o", readInterface],
  ["-s", readAddress],
  ["-d", readAddress],
  ["--src-range", readRange],
  ["--dst-range", readRange],
  ["--src-type", readAddressType],
  ["--dst-type", readAddressType],
  ["-p", readProtocol],
  ["--ctproto", readConnectionProtocol],
  ["--sport", readPorts],
  ["--dport", readPorts],
  ["--sports", readPorts],
  ["--dports", readPorts],
  ["--ports", readPorts],
  ["--ctorigsrcport", readConnectionPort],
  ["--ctorigdstport", readConnectionPort],
  ["--icmp-type", readIcmpType],
  ["--icmpv6-type", readIcmpType],
  ["--tcp-flags", readFlags],
  ["--state", readStates],
  ["--ctstate", readStates],
  ["--match-set", readSet],
  ["--set", readSet],
]);
