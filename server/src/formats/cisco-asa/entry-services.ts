import type { IcmpTerm, PortTerm, ProtocolTerm, ServiceMatch, ServiceTerm } from "../../model/service.ts";
import { hasPorts } from "../../net/packet.ts";
import type { Ranges } from "../../net/ranges.ts";
import type { Words } from "../../syntax/words.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import { refer } from "../cisco/names.ts";
import { builtInService } from "./built-in-services.ts";
import { type Draft, serviceKinds } from "./draft.ts";
import { readIcmpType } from "./service-terms.ts";
import { type PortNames, parseProtocol, readPorts } from "./services.ts";

/** What stands in the protocol's place: a number, every protocol, or the name of a group or an object. */
export interface Protocol {
  readonly span: Span;
  readonly number?: number;
  readonly every?: true;
  readonly name?: Located<string>;
  readonly unknown?: string;
  /** A built-in service object. */
  readonly terms?: readonly ServiceTerm[];
}

/** `tcp`, `6`, `ip`, `object NAME`, `object-group NAME` */
export function readProtocol(words: Words, draft: Draft): Protocol {
  const span = words.span();
  const word = words.take();
  if (word === "ip") return { span, every: true };
  if (word === "object" || word === "object-group") {
    const name = words.takeLocated();
    const all = cover(span, name.span);
    const terms = draft.services.has(name.value) ? undefined : builtInService(name.value, all);
    refer(draft, serviceKinds, name, terms ? { builtIn: true } : undefined);
    return terms ? { span: all, terms } : { span: all, name };
  }
  const number = parseProtocol(word);
  if (number !== undefined) return { span, number };
  words.rejectAt(span);
  return { span, unknown: word };
}

export function mayHavePorts(protocol: Protocol): boolean {
  return protocol.number === undefined ? protocol.name !== undefined : hasPorts(protocol.number);
}

/**
 * After the source, `object-group NAME` may be its ports or the destination: its own kind tells, and where that is not
 * known, whether a destination follows.
 */
export function readSourcePorts(words: Words, names: PortNames, draft: Draft): PortTerm[] | undefined {
  if (!words.is("object-group")) return readPorts(words, names);
  const name = words.peek(1);
  if (draft.services.has(name)) return readPortGroup(words, draft);
  if (draft.addresses.has(name)) return undefined;
  switch (words.peek(2)) {
    case "any":
    case "any4":
    case "any6":
    case "host":
    case "object":
    case "interface":
      return readPortGroup(words, draft);
    case "object-group":
      return draft.addresses.has(words.peek(3)) ? readPortGroup(words, draft) : undefined;
    default:
      return undefined;
  }
}

export function readPortGroup(words: Words, draft: Draft): PortTerm[] | undefined {
  if (!words.is("object-group") || words.left < 2) return undefined;
  const start = words.span();
  words.skip();
  const name = refer(draft, serviceKinds, words.takeLocated());
  return [{ kind: "name", name, span: cover(start, name.span) }];
}

/** `echo-reply`, `unreachable 1`, `8 0`, `object-group NAME`; undefined when the words say no type. */
export function readIcmp(words: Words, protocol: number, draft: Draft): IcmpTerm[] | undefined {
  const first = words.span();
  if (words.is("object-group") && words.left > 1) {
    words.skip();
    const name = refer(draft, serviceKinds, words.takeLocated());
    return [{ kind: "name", name, span: cover(first, name.span) }];
  }
  const type = readIcmpType(words, protocol);
  return type ? [type] : undefined;
}

/** Firepower writes a service group after the destination of any protocol: `advanced permit ip … object-group WEB` */
export function readServiceGroupOfAdvanced(words: Words, draft: Draft, protocol: Protocol): ServiceMatch | undefined {
  if (!protocol.every || !(words.is("object-group") || words.is("object"))) return undefined;
  if (!draft.services.has(words.peek(1))) return undefined;
  const start = words.span();
  words.skip();
  const name = refer(draft, serviceKinds, words.takeLocated());
  const span = cover(start, name.span);
  return { terms: [{ kind: "name", name, span }], span };
}

export function serviceOf(
  protocol: Protocol,
  source: readonly PortTerm[] | undefined,
  destination: readonly PortTerm[] | undefined,
  icmp: readonly IcmpTerm[] | undefined,
): ServiceMatch | undefined {
  if (protocol.every) return undefined;
  const own = destination?.[0]?.span ?? icmp?.[0]?.span ?? source?.[0]?.span;
  const span = own ? { start: own.start, end: own.end } : protocol.span;
  if (protocol.terms) return { terms: protocol.terms, span };
  if (protocol.unknown !== undefined) return { terms: [{ kind: "unknown", text: protocol.unknown, span }], span };
  if (protocol.name && !source && !destination)
    return { terms: [{ kind: "name", name: protocol.name, span: protocol.span }], span };
  const what: ProtocolTerm = protocol.name
    ? { kind: "name", name: protocol.name, span: protocol.span }
    : { kind: "numbers", numbers: numbersOf(protocol.number as number), span: protocol.span };
  const term: { -readonly [Key in keyof ProtocolService]: ProtocolService[Key] } = {
    kind: "protocol",
    protocol: what,
    span,
  };
  if (source) term.source = source;
  if (destination) term.destination = destination;
  if (icmp) term.icmp = icmp;
  return { terms: [term], span };
}

type ProtocolService = Extract<ServiceTerm, { kind: "protocol" }>;

const sharedNumbers = new Map<number, Ranges>();

/** One pair of numbers for each protocol, however many entries name it. */
function numbersOf(protocol: number): Ranges {
  let numbers = sharedNumbers.get(protocol);
  if (!numbers) {
    numbers = [protocol, protocol];
    sharedNumbers.set(protocol, numbers);
  }
  return numbers;
}
