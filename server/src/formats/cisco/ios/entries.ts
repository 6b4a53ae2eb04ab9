import type { AddressTerm } from "../../../model/address.ts";
import type { Action } from "../../../model/filter.ts";
import type { FlagMatch, IcmpTerm, PortTerm, ProtocolTerm, ServiceMatch } from "../../../model/service.ts";
import { hasPorts, protocolNumber } from "../../../net/packet.ts";
import type { Words } from "../../../syntax/words.ts";
import { cover, type Located, type Span } from "../../../text/span.ts";
import { refer, takeReference } from "../names.ts";
import { parseNatural } from "../numbers.ts";
import type { EntryDraft } from "./access-lists.ts";
import { matchOf, readAddress, unknownAddress } from "./addresses.ts";
import { type Draft, serviceKinds } from "./draft.ts";
import { parseProtocol, readFlags, readIcmp, readPorts } from "./services.ts";

const { tcp, icmp, icmp6, igmp } = protocolNumber;

const permit: Action = { kind: "permit" };
const deny: Action = { kind: "deny" };

/** An entry, and its number where that stands at the end. */
interface ReadEntry {
  readonly entry: EntryDraft;
  readonly sequence?: Located<string>;
}

/** `{permit | deny} ADDRESS [log]`: what a standard list knows is the source alone */
export function readStandardEntry(words: Words, draft: Draft): ReadEntry | undefined {
  const action = readAction(words);
  if (!action) return undefined;
  const source = readAddress(words, draft) ?? unknownAddress(words);
  const entry: EntryDraft = { span: words.statement, action };
  if (source.kind !== "any") entry.source = matchOf(source);
  readTail(words, draft, entry, [], undefined);
  return { entry };
}

/** `{permit | deny} PROTOCOL SOURCE [PORTS] DESTINATION [PORTS | MESSAGE] […]`, `evaluate NAME` */
export function readExtendedEntry(words: Words, draft: Draft, family: 4 | 6): ReadEntry | undefined {
  if (words.is("evaluate")) return readEvaluate(words);
  const action = readAction(words);
  if (!action || words.done) return undefined;
  const entry: EntryDraft = { span: words.statement, action };
  const conditions: Located<string>[] = [];
  const protocol = readProtocol(words, draft, family);
  const source = readAddress(words, draft) ?? unknownAddress(words);
  const sourcePorts = protocol.ports ? readPortsOrGroup(words, draft, protocol.number) : undefined;
  const destination = readAddress(words, draft) ?? unknownAddress(words);
  const ports = protocol.ports ? readPortsOrGroup(words, draft, protocol.number) : undefined;
  const types = isIcmp(protocol.number) ? readIcmp(words, protocol.number) : undefined;
  if (!isEvery(source)) entry.source = matchOf(source);
  if (!isEvery(destination)) entry.destination = matchOf(destination);
  const { flags, sequence } = readTail(words, draft, entry, conditions, protocol.number);
  const service = serviceOf(protocol, sourcePorts, ports, types, flags);
  if (service) entry.service = service;
  if (conditions.length > 0) entry.conditions = conditions;
  return { entry, ...(sequence ? { sequence } : {}) };
}

/** `evaluate NAME`: what answers packets that entries with `reflect NAME` let out */
function readEvaluate(words: Words): ReadEntry | undefined {
  const span = words.span();
  if (words.left < 2) return undefined;
  words.skip();
  const name = words.takeLocated();
  const conditions = [{ value: `answers to ${name.value}`, span: name.span }];
  return { entry: { span: words.statement, action: { value: permit, span }, states: ["established"], conditions } };
}

function readAction(words: Words): Located<Action> | undefined {
  const value = words.is("permit") ? permit : words.is("deny") ? deny : undefined;
  if (!value) return undefined;
  const span = words.span();
  words.skip();
  return { value, span };
}

function isEvery(term: AddressTerm): boolean {
  return term.kind === "any";
}

/** What stands in the protocol's place: a number, every protocol, or the name of a service group. */
interface Protocol {
  readonly span: Span;
  readonly number?: number;
  readonly every?: true;
  readonly group?: Located<string>;
  readonly unknown?: string;
  readonly ports: boolean;
}

/** `tcp`, `6`, `ip`, `ipv6`, `object-group NAME`; an IPv6 list of old releases may leave it out */
function readProtocol(words: Words, draft: Draft, family: 4 | 6): Protocol {
  const span = words.span();
  const word = words.peek();
  if (family === 6 && (word === "any" || word === "host" || word.includes(":")))
    return { span, every: true, ports: false };
  words.skip();
  if (word === "ip" || word === "ipv6") return { span, every: true, ports: false };
  if (word === "object-group") {
    const group = refer(draft, serviceKinds, words.takeLocated());
    return { span: cover(span, group.span), group, ports: false };
  }
  const number = parseProtocol(word, family);
  if (number !== undefined) return { span, number, ports: hasPorts(number) };
  words.rejectAt(span);
  return { span, unknown: word, ports: false };
}

/** `eq P …`, or NX-OS's `portgroup NAME` */
function readPortsOrGroup(words: Words, draft: Draft, protocol: number | undefined): PortTerm[] | undefined {
  if (!words.is("portgroup") || words.left < 2) return readPorts(words, protocol);
  const start = words.span();
  words.skip();
  const name = refer(draft, serviceKinds, words.takeLocated());
  return [{ kind: "name", name, span: cover(start, name.span) }];
}

function isIcmp(protocol: number | undefined): protocol is number {
  return protocol === icmp || protocol === icmp6;
}

function serviceOf(
  { span, number, every, group, unknown }: Protocol,
  source: PortTerm[] | undefined,
  destination: PortTerm[] | undefined,
  types: IcmpTerm[] | undefined,
  flags: FlagMatch[] | undefined,
): ServiceMatch | undefined {
  if (every) return undefined;
  if (group) return { terms: [{ kind: "name", name: group, span }], span };
  if (number === undefined) return { terms: [{ kind: "unknown", text: unknown ?? "", span }], span };
  const protocol: ProtocolTerm = { kind: "numbers", numbers: [number, number], span };
  const detail = (destination ?? types)?.at(-1)?.span ?? span;
  return {
    terms: [
      {
        kind: "protocol",
        protocol,
        ...(source ? { source } : {}),
        ...(destination ? { destination } : {}),
        ...(types ? { icmp: types } : {}),
        ...(flags && flags.length > 0 ? { flags } : {}),
        span,
      },
    ],
    span: destination || types ? detail : span,
  };
}

/**
 * `[established | FLAGS] [fragments] [dscp D] … [time-range NAME] [log | log-input]`, and the hit count of
 * `show access-lists`; gives the flags and the entry's number.
 */
function readTail(
  words: Words,
  draft: Draft,
  entry: EntryDraft,
  conditions: Located<string>[],
  protocol: number | undefined,
): { readonly flags: FlagMatch[] | undefined; readonly sequence: Located<string> | undefined } {
  let flags: FlagMatch[] | undefined;
  let sequence: Located<string> | undefined;
  while (!words.done && !words.is("!")) {
    const span = words.span();
    const word = words.peek();
    if (word.startsWith("(")) {
      words.rest();
      break;
    }
    switch (word) {
      case "log":
      case "log-input":
        words.skip();
        entry.log = { on: true, span, level: 6 };
        continue;
      case "fragments":
        words.skip();
        entry.fragments = "only";
        continue;
      case "time-range":
        words.skip();
        entry.schedule = takeReference(words, draft, ["schedule"]);
        continue;
      case "reflect":
        words.skip(2);
        if (words.accept("timeout")) words.skip();
        continue;
      case "sequence":
        words.skip();
        if (parseNatural(words.peek(), 4_294_967_295) === undefined) words.reject();
        else sequence = words.takeLocated();
        continue;
      case "dscp":
      case "precedence":
      case "tos":
      case "option":
      case "flow-label":
      case "packet-length":
      case "tcp-flags-mask":
      case "tcp-option-length":
      case "ttl":
      case "http-method":
      case "routing-type":
      case "mobility-type":
      case "dest-option-type": {
        words.skip(words.is("eq", 1) || words.is("lt", 1) || words.is("gt", 1) || words.is("neq", 1) ? 3 : 2);
        // `ttl range 1 5`: the operator was taken for the value.
        if (words.text.startsWith("range", words.since(span.start).end - 5)) words.skip(2);
        const whole = words.since(span.start);
        conditions.push({ value: words.text.slice(whole.start, whole.end), span: whole });
        continue;
      }
      case "routing":
      case "undetermined-transport":
      case "auth":
      case "dest-option":
      case "mobility":
      case "hbh":
      case "vlan":
      case "flow":
      case "nve":
        words.skip(word === "nve" ? 3 : word === "vlan" ? 2 : 1);
        conditions.push({ value: word, span });
        continue;
    }
    const found = protocol === tcp ? readFlags(words) : undefined;
    if (found) {
      flags = [...(flags ?? []), ...found];
      continue;
    }
    if (protocol === igmp && !entry.log && igmpMessage.test(word)) {
      words.skip();
      conditions.push({ value: `IGMP ${word}`, span });
      continue;
    }
    // The word behind `log` marks the entry in messages.
    if (
      entry.log &&
      words.left === 1 &&
      parseNatural(word, 0) === undefined &&
      entry.log.span?.end === span.start - 1
    ) {
      words.skip();
      continue;
    }
    conditions.push({ value: word, span });
    words.reject();
  }
  return { flags, sequence };
}

const igmpMessage = /^(dvmrp|host-query|host-report|pim|trace|\d+)$/;
