import type { Located, Span } from "../text/span.ts";
import type { AddressMatch, AddressTerm } from "./address.ts";
import type { Entry, EntryLog, InterfaceMatch } from "./filter.ts";
import type { Reference } from "./names.ts";
import type { IcmpTerm, PortTerm, ProtocolTerm, ServiceMatch, ServiceTerm } from "./service.ts";

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The entries that moved, by what they were made of. */
const origins = new WeakMap<Entry, Entry>();

/** Whether one is the other, or both are one entry that has moved in its text since: they say the same. */
export function isSameButMoved(a: Entry, b: Entry): boolean {
  return a === b || originOf(a) === originOf(b);
}

function originOf(entry: Entry): Entry {
  return origins.get(entry) ?? entry;
}

/** The same entry so many characters further on; `by` may be negative. */
export function movedEntry(entry: Entry, by: number): Entry {
  if (by === 0) return entry;
  const moved: Writable<Entry> = { span: movedSpan(entry.span, by), action: movedLocated(entry.action, by) };
  if (entry.inbound) moved.inbound = movedInterfaces(entry.inbound, by);
  if (entry.outbound) moved.outbound = movedInterfaces(entry.outbound, by);
  if (entry.source) moved.source = movedAddresses(entry.source, by);
  if (entry.destination) moved.destination = movedAddresses(entry.destination, by);
  if (entry.service) moved.service = movedServices(entry.service, by);
  if (entry.log) moved.log = movedLog(entry.log, by);
  if (entry.label) moved.label = movedLocated(entry.label, by);
  if (entry.states) moved.states = entry.states;
  if (entry.fragments) moved.fragments = entry.fragments;
  if (entry.schedule) moved.schedule = movedLocated(entry.schedule, by);
  if (entry.conditions) moved.conditions = entry.conditions.map((each) => movedLocated(each, by));
  if (entry.disabled) moved.disabled = movedSpan(entry.disabled, by);
  if (entry.inspection) moved.inspection = entry.inspection.map((each) => movedLocated(each, by));
  if (entry.implied !== undefined) moved.implied = entry.implied;
  if (entry.remark) moved.remark = movedLocated(entry.remark, by);
  origins.set(moved, originOf(entry));
  return moved;
}

/** The same use of a name so many characters further on. */
export function movedReference(reference: Reference, by: number): Reference {
  if (by === 0) return reference;
  return { ...reference, name: movedLocated(reference.name, by) };
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function movedLocated<T>({ value, span }: Located<T>, by: number): Located<T> {
  return { value, span: movedSpan(span, by) };
}

/** Most lists hold one thing. */
function movedList<T>(list: readonly T[], by: number, moved: (each: T, by: number) => T): readonly T[] {
  const [only] = list;
  return list.length === 1 && only !== undefined ? [moved(only, by)] : list.map((each) => moved(each, by));
}

interface Match {
  readonly terms: readonly { readonly span: Span }[];
  readonly span: Span;
}

/** Where a match stands; where it is all there is to its first term, both share the span. */
function spanOfMatch(match: Match, moved: Match["terms"], by: number): Span {
  return (match.terms[0]?.span === match.span && moved[0]?.span) || movedSpan(match.span, by);
}

function movedInterfaces(match: InterfaceMatch, by: number): InterfaceMatch {
  return { ...match, names: match.names.map((each) => movedLocated(each, by)) };
}

function movedLog(log: EntryLog, by: number): EntryLog {
  return log.span ? { ...log, span: movedSpan(log.span, by) } : log;
}

function movedAddresses(match: AddressMatch, by: number): AddressMatch {
  const terms = movedList(match.terms, by, movedAddress);
  const moved: Writable<AddressMatch> = { terms, span: spanOfMatch(match, terms, by) };
  if (match.except) moved.except = match.except.map((term) => movedAddress(term, by));
  if (match.negated !== undefined) moved.negated = match.negated;
  return moved;
}

function movedAddress(term: AddressTerm, by: number): AddressTerm {
  const span = movedSpan(term.span, by);
  switch (term.kind) {
    case "range":
      return { kind: "range", range: term.range, span };
    case "name":
      return { kind: "name", name: movedLocated(term.name, by), span };
    case "interface":
      return { kind: "interface", interface: movedLocated(term.interface, by), span };
    default:
      return { ...term, span };
  }
}

function movedServices(match: ServiceMatch, by: number): ServiceMatch {
  const terms = movedList(match.terms, by, movedService);
  const moved: Writable<ServiceMatch> = { terms, span: spanOfMatch(match, terms, by) };
  if (match.except) moved.except = match.except.map((term) => movedService(term, by));
  if (match.negated !== undefined) moved.negated = match.negated;
  return moved;
}

function movedService(term: ServiceTerm, by: number): ServiceTerm {
  const span = movedSpan(term.span, by);
  switch (term.kind) {
    case "protocol": {
      const moved: Writable<typeof term> = { kind: "protocol", protocol: movedProtocol(term.protocol, by), span };
      if (term.source) moved.source = movedList(term.source, by, movedPort);
      if (term.destination) moved.destination = movedList(term.destination, by, movedPort);
      if (term.icmp) moved.icmp = movedList(term.icmp, by, movedIcmp);
      if (term.flags) moved.flags = term.flags;
      return moved;
    }
    case "name":
      return { kind: "name", name: movedLocated(term.name, by), span };
    case "application":
      return { ...term, ...(term.usual && { usual: term.usual.map((each) => movedService(each, by)) }), span };
    default:
      return { ...term, span };
  }
}

function movedProtocol(term: ProtocolTerm, by: number): ProtocolTerm {
  const span = movedSpan(term.span, by);
  if (term.kind === "numbers") return { kind: "numbers", numbers: term.numbers, span };
  return { kind: "name", name: movedLocated(term.name, by), span };
}

function movedPort(term: PortTerm, by: number): PortTerm {
  const span = movedSpan(term.span, by);
  if (term.kind === "ports") return { kind: "ports", ports: term.ports, span };
  return { kind: "name", name: movedLocated(term.name, by), span };
}

function movedIcmp(term: IcmpTerm, by: number): IcmpTerm {
  const span = movedSpan(term.span, by);
  return term.kind === "types" ? { ...term, span } : { kind: "name", name: movedLocated(term.name, by), span };
}
