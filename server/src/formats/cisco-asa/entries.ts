import type { AddressTerm } from "../../model/address.ts";
import type { Action, EntryLog, InterfaceMatch } from "../../model/filter.ts";
import type { IcmpTerm, PortTerm, ProtocolTerm, ServiceMatch, ServiceTerm } from "../../model/service.ts";
import { hasPorts } from "../../net/packet.ts";
import type { Ranges } from "../../net/ranges.ts";
import type { Words } from "../../syntax/words.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import type { EntryDraft } from "./access-lists.ts";
import { matchOf, readAddress } from "./addresses.ts";
import { builtInService } from "./built-in-services.ts";
import { type Draft, otherKinds, refer, serviceKinds, takeZone } from "./draft.ts";
import { parseNatural, parseSeverity } from "./numbers.ts";
import { readIcmpType } from "./service-terms.ts";
import { isIcmpProtocol, type PortNames, parseProtocol, portNamesOf, readPorts } from "./services.ts";

const permit: Action = { kind: "permit" };
const deny: Action = { kind: "deny" };

/** Denied packets leave message 106023 at severity 4 unless their entry says otherwise. */
const denialLog: EntryLog = {
  on: true,
  level: 4,
  implied: "what an entry denies leaves message 106023 unless the entry says log disable",
};

/** `standard {permit | deny} {any | any4 | host A | A MASK}`: addresses chosen for a route, a tunnel, a redistribution. */
export function readStandardEntry(words: Words, draft: Draft): EntryDraft | undefined {
  const action = readAction(words);
  if (!action) return undefined;
  const source = readAddress(words, draft) ?? unknownAddress(words);
  return { span: words.statement, action, source: matchOf(source) };
}

/**
 * `{permit | deny} PROTOCOL [USER] SOURCE [PORTS] DESTINATION [PORTS | ICMP-TYPE] [log …] [time-range NAME] [inactive]`
 */
export function readExtendedEntry(words: Words, draft: Draft): EntryDraft | undefined {
  const action = readAction(words);
  if (!action || words.done) return undefined;
  const entry: EntryDraft = { span: words.statement, action };
  const protocol = readProtocol(words, draft);
  const conditions: Located<string>[] = [];
  const names = portNamesOf(protocol.number);

  readWho(words, draft, conditions);
  const inbound = readIfc(words, draft);
  if (inbound) entry.inbound = inbound;
  const source = readAddress(words, draft) ?? unknownAddress(words);
  const sourcePorts = mayHavePorts(protocol) ? readSourcePorts(words, names, draft) : undefined;
  readWho(words, draft, conditions);
  const outbound = readIfc(words, draft);
  if (outbound) entry.outbound = outbound;
  const destination = readAddress(words, draft) ?? unknownAddress(words);
  let ports: PortTerm[] | undefined;
  let icmp: IcmpTerm[] | undefined;
  if (mayHavePorts(protocol)) ports = readPorts(words, names) ?? readPortGroup(words, draft);
  else if (isIcmpProtocol(protocol.number)) icmp = readIcmp(words, protocol.number as number, draft);
  const services = readServiceGroupOfAdvanced(words, draft, protocol);

  if (!isEvery(source)) entry.source = matchOf(source);
  if (!isEvery(destination)) entry.destination = matchOf(destination);
  const service = services ?? serviceOf(protocol, sourcePorts, ports, icmp);
  if (service) entry.service = service;
  readTail(words, draft, entry, conditions);
  if (conditions.length > 0) entry.conditions = conditions;
  if (!entry.log && action.value === deny) entry.log = denialLog;
  return entry;
}

function readAction(words: Words): Located<Action> | undefined {
  const value = words.is("permit") || words.is("trust") ? permit : words.is("deny") ? deny : undefined;
  if (!value) return undefined;
  const span = words.span();
  words.skip();
  return { value, span };
}

/** `any` alone limits nothing; `any4` does. */
function isEvery(term: AddressTerm): boolean {
  return term.kind === "any" && term.family === undefined;
}

function unknownAddress(words: Words): AddressTerm {
  const { value, span } = { value: words.peek(), span: words.span() };
  words.reject();
  return { kind: "unknown", text: value === "" ? "an address that is missing" : value, span };
}

/** What stands in the protocol's place: a number, every protocol, or the name of a group or an object. */
interface Protocol {
  readonly span: Span;
  readonly number?: number;
  readonly every?: true;
  readonly name?: Located<string>;
  readonly unknown?: string;
  /** A built-in service object. */
  readonly terms?: readonly ServiceTerm[];
}

/** `tcp`, `6`, `ip`, `object NAME`, `object-group NAME` */
function readProtocol(words: Words, draft: Draft): Protocol {
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
  words.rejected.push(span);
  return { span, unknown: word };
}

function mayHavePorts(protocol: Protocol): boolean {
  return protocol.number === undefined ? protocol.name !== undefined : hasPorts(protocol.number);
}

/**
 * After the source, `object-group NAME` may be its ports or the destination: its own kind tells, and where that is not
 * known, whether a destination follows.
 */
function readSourcePorts(words: Words, names: PortNames, draft: Draft): PortTerm[] | undefined {
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

function readPortGroup(words: Words, draft: Draft): PortTerm[] | undefined {
  if (!words.is("object-group") || words.left < 2) return undefined;
  const start = words.span();
  words.skip();
  const name = refer(draft, serviceKinds, words.takeLocated());
  return [{ kind: "name", name, span: cover(start, name.span) }];
}

/** `echo-reply`, `unreachable 1`, `8 0`, `object-group NAME`; undefined when the words say no type. */
function readIcmp(words: Words, protocol: number, draft: Draft): IcmpTerm[] | undefined {
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
function readServiceGroupOfAdvanced(words: Words, draft: Draft, protocol: Protocol): ServiceMatch | undefined {
  if (!protocol.every || !(words.is("object-group") || words.is("object"))) return undefined;
  if (!draft.services.has(words.peek(1))) return undefined;
  const start = words.span();
  words.skip();
  const name = refer(draft, serviceKinds, words.takeLocated());
  const span = cover(start, name.span);
  return { terms: [{ kind: "name", name, span }], span };
}

function serviceOf(
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

/** `user DOMAIN\NAME`, `user-group …`, `object-group-user NAME`, `security-group {name N | tag N}`: who, not where. */
function readWho(words: Words, draft: Draft, conditions: Located<string>[]): void {
  for (;;) {
    const code = words.peekCode();
    if (code !== 117 && code !== 115 && code !== 111) return;
    const { start } = words.span();
    switch (words.peek()) {
      case "user":
      case "user-group":
        words.skip(2);
        break;
      case "security-group":
        words.skip(3);
        break;
      case "object-group-user":
      case "object-group-security":
        words.skip();
        refer(draft, otherKinds, words.takeLocated());
        break;
      default:
        return;
    }
    const span = words.since(start);
    conditions.push({ value: words.text.slice(span.start, span.end), span });
  }
}

/** `ifc inside`, as Firepower limits an entry to an interface. */
function readIfc(words: Words, draft: Draft): InterfaceMatch | undefined {
  if (!words.is("ifc") || words.left < 2) return undefined;
  words.skip();
  return { names: [takeZone(words, draft)] };
}

/** `[log …] [time-range NAME] [inactive] [rule-id N] [event-log …]`, and the hit count of `show access-list`. */
function readTail(words: Words, draft: Draft, entry: EntryDraft, conditions: Located<string>[]): void {
  while (!words.done && !words.is("!")) {
    const span = words.span();
    switch (words.peek()) {
      case "log":
        entry.log = readLog(words, entry.action.value);
        break;
      case "time-range":
        words.skip();
        entry.schedule = refer(draft, ["schedule"], words.takeLocated());
        break;
      case "inactive":
        words.skip();
        entry.disabled = span;
        break;
      case "rule-id":
        words.skip();
        entry.label = words.takeLocated();
        break;
      case "event-log":
        words.skip(2);
        entry.log = { on: true, span: words.since(span.start) };
        break;
      default:
        if (isHitCount(words)) words.skip();
        else {
          conditions.push({ value: words.peek(), span });
          words.reject();
        }
    }
  }
}

/** `(hitcnt=12) (inactive) 0x849e9e8f` */
function isHitCount(words: Words): boolean {
  const word = words.peek();
  return word.startsWith("(hitcnt=") || word === "(inactive)" || (word.startsWith("0x") && words.left === 1);
}

/** `log [disable | default | [SEVERITY] [interval SECONDS]]` */
function readLog(words: Words, action: Action): EntryLog {
  const { start } = words.span();
  words.skip();
  if (words.accept("disable")) return { on: false, span: words.since(start) };
  if (words.accept("default")) {
    const span = words.since(start);
    return action === deny ? { ...denialLog, span } : { on: false, span };
  }
  const level = parseSeverity(words.peek());
  if (level !== undefined) words.skip();
  if (words.is("interval") && parseNatural(words.peek(1), 99_999) !== undefined) words.skip(2);
  return { on: true, span: words.since(start), level: level ?? 6 };
}
