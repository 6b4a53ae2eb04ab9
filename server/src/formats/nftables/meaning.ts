import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { ConnectionState, Entry, InterfaceMatch } from "../../model/filter.ts";
import type { FlagMatch, PortTerm, ServiceMatch } from "../../model/service.ts";
import type { Ip, IpRange } from "../../net/ip.ts";
import { addressSets, rangesOf } from "../../net/packet-set.ts";
import { intersect, type Ranges } from "../../net/ranges.ts";
import type { Located, Span } from "../../text/span.ts";
import { flagsWhere } from "./values.ts";

/** Which packets a rule is about, as far as it has been read: all parts must hold at once. */
export interface Meaning {
  readonly span: Span;
  readonly family?: 4 | 6;
  /** Two parts contradict each other. */
  readonly never?: boolean;
  readonly source?: AddressMatch;
  readonly destination?: AddressMatch;
  readonly protocols?: Ranges;
  readonly sourcePorts?: PortMeaning;
  readonly destinationPorts?: PortMeaning;
  readonly icmpTypes?: Ranges;
  readonly icmpCodes?: Ranges;
  readonly flags?: readonly FlagMatch[];
  readonly inbound?: InterfaceMatch;
  readonly outbound?: InterfaceMatch;
  readonly states?: readonly ConnectionState[];
  readonly fragments?: "only" | "never";
  readonly conditions?: readonly Located<string>[];
}

/** Port numbers, and the terms that say them. */
export interface PortMeaning {
  readonly ports: Ranges;
  readonly terms: readonly PortTerm[];
}

export function withCondition(meaning: Meaning, value: string, span: Span): Meaning {
  return { ...meaning, conditions: [...(meaning.conditions ?? []), { value, span }] };
}

export function withFamily(meaning: Meaning, family: 4 | 6 | undefined): Meaning {
  if (family === undefined || meaning.family === family) return meaning;
  return meaning.family === undefined ? { ...meaning, family } : { ...meaning, never: true };
}

export function withProtocols(meaning: Meaning, protocols: Ranges): Meaning {
  const both = meaning.protocols ? intersect(meaning.protocols, protocols) : protocols;
  return { ...meaning, protocols: both, ...(both.length === 0 ? { never: true } : {}) };
}

export function withPorts(meaning: Meaning, side: "sourcePorts" | "destinationPorts", more: PortMeaning): Meaning {
  const known = meaning[side];
  if (!known) return { ...meaning, [side]: more };
  const ports = intersect(known.ports, more.ports);
  const span = more.terms[0]?.span ?? meaning.span;
  return {
    ...meaning,
    [side]: { ports, terms: [{ kind: "ports", ports, span }] },
    ...(ports.length === 0 ? { never: true } : {}),
  };
}

export function withNumbers(meaning: Meaning, part: "icmpTypes" | "icmpCodes", numbers: Ranges): Meaning {
  const known = meaning[part];
  const both = known ? intersect(known, numbers) : numbers;
  return { ...meaning, [part]: both, ...(both.length === 0 ? { never: true } : {}) };
}

export function withStates(meaning: Meaning, states: readonly ConnectionState[]): Meaning {
  const both = meaning.states ? meaning.states.filter((state) => states.includes(state)) : states;
  return { ...meaning, states: both, ...(both.length === 0 ? { never: true } : {}) };
}

export function withFlags(meaning: Meaning, flags: readonly FlagMatch[]): Meaning {
  if (!meaning.flags) return { ...meaning, flags };
  const holds = (matches: readonly FlagMatch[], byte: number) =>
    matches.some(({ mask, value, negated }) => ((byte & mask) === value) !== (negated === true));
  const known = meaning.flags;
  const bytes = flagsWhere((byte) => holds(known, byte) && holds(flags, byte));
  const both: FlagMatch[] = [];
  for (let at = 0; at < bytes.length; at += 2)
    for (let value = bytes[at] as number; value <= (bytes[at + 1] as number); value++) both.push({ mask: 255, value });
  return { ...meaning, flags: both, ...(both.length === 0 ? { never: true } : {}) };
}

/** Both must hold; where one is a pattern, and the other no plain list, the second becomes a condition. */
export function withInterface(meaning: Meaning, side: "inbound" | "outbound", more: InterfaceMatch): Meaning {
  const known = meaning[side];
  if (!known) return { ...meaning, [side]: more };
  const isPattern = [...known.names, ...more.names].some((name) => name.value.endsWith("*"));
  if (!isPattern) {
    const listed = (match: InterfaceMatch, name: string) =>
      match.names.some((each) => each.value === name) !== (match.negated === true);
    if (known.negated && more.negated)
      return { ...meaning, [side]: { names: [...known.names, ...more.names], negated: true } };
    const [list, other] = known.negated ? [more, known] : [known, more];
    return { ...meaning, [side]: { names: list.names.filter((name) => listed(other, name.value)) } };
  }
  const span = more.names[0]?.span ?? meaning.span;
  return withCondition(meaning, `${side} ${more.negated ? "not " : ""}${more.names.map((n) => n.value).join()}`, span);
}

export function withAddress(
  meaning: Meaning,
  side: "source" | "destination",
  more: AddressMatch,
  rangesIn: (term: AddressTerm) => readonly IpRange[] | undefined,
): Meaning {
  const known = meaning[side];
  if (!known) return { ...meaning, [side]: more };
  if (isEveryone(more)) return { ...meaning, [side]: { ...known, except: both(known.except, more.except) } };
  if (isEveryone(known)) return { ...meaning, [side]: { ...more, except: both(more.except, known.except) } };
  const a = known.terms.map(rangesIn);
  const b = more.terms.map(rangesIn);
  const [one, other] = [a, b].map((lists) =>
    lists.includes(undefined) ? undefined : lists.flatMap((each) => each ?? []),
  );
  if (!one || !other) return withCondition(meaning, `another ${side}`, more.span);
  const terms = common(one, other).map((range): AddressTerm => ({ kind: "range", range, span: more.span }));
  const except = both(known.except, more.except);
  return {
    ...meaning,
    [side]: { terms, span: more.span, ...(except.length > 0 ? { except } : {}) },
    ...(terms.length === 0 ? { never: true } : {}),
  };
}

function isEveryone(match: AddressMatch): boolean {
  return match.terms.length === 1 && match.terms[0]?.kind === "any";
}

function both(a: readonly AddressTerm[] | undefined, b: readonly AddressTerm[] | undefined): AddressTerm[] {
  return [...(a ?? []), ...(b ?? [])];
}

function common(a: readonly IpRange[], b: readonly IpRange[]): IpRange[] {
  const one = addressSets(a);
  const other = addressSets(b);
  return ([4, 6] as const).flatMap((family) => rangesOf(intersect<Ip>(one[family], other[family])));
}

/** The matching parts of an entry. */
export function matchesOf(meaning: Meaning): Omit<Entry, "action" | "span"> {
  if (meaning.never) return { inbound: { names: [] } };
  const { source, destination, inbound, outbound, states, fragments, conditions, family } = meaning;
  const service = serviceOf(meaning);
  const any: AddressMatch | undefined =
    family && !source && !destination
      ? { terms: [{ kind: "any", family, span: meaning.span }], span: meaning.span }
      : undefined;
  return {
    ...(source ? { source } : any ? { source: any } : {}),
    ...(destination ? { destination } : {}),
    ...(service ? { service } : {}),
    ...(inbound ? { inbound } : {}),
    ...(outbound ? { outbound } : {}),
    ...(states ? { states } : {}),
    ...(fragments ? { fragments } : {}),
    ...(conditions ? { conditions } : {}),
  };
}

/** Protocols that have ports, for matches that name none. */
const withPortNumbers: Ranges = [6, 6, 17, 17, 132, 132];

function serviceOf(meaning: Meaning): ServiceMatch | undefined {
  const { protocols, sourcePorts, destinationPorts, icmpTypes, icmpCodes, flags, span } = meaning;
  const numbers = protocols ?? (sourcePorts || destinationPorts ? withPortNumbers : undefined);
  if (!numbers) return undefined;
  const icmp =
    icmpTypes || icmpCodes
      ? [{ kind: "types" as const, types: icmpTypes ?? [0, 255], ...(icmpCodes ? { codes: icmpCodes } : {}), span }]
      : undefined;
  return {
    terms: [
      {
        kind: "protocol",
        protocol: { kind: "numbers", numbers, span },
        ...(sourcePorts ? { source: sourcePorts.terms } : {}),
        ...(destinationPorts ? { destination: destinationPorts.terms } : {}),
        ...(icmp ? { icmp } : {}),
        ...(flags ? { flags } : {}),
        span,
      },
    ],
    span,
  };
}
