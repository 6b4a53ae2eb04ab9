import type { Located, Span } from "../text/span.ts";
import type { Writable } from "../text/writable.ts";
import type { AddressMatch, AddressTerm } from "./address.ts";
import type { Action, Entry, EntryLog, InterfaceMatch } from "./filter.ts";
import type { Reference } from "./names.ts";
import type { IcmpTerm, PortTerm, ProtocolTerm, ServiceMatch, ServiceTerm } from "./service.ts";

/** Whether one is the other, or both are one entry that has moved in its text since: they say the same. */
export function isSameButMoved(a: Entry, b: Entry): boolean {
  return originOf(a) === originOf(b);
}

/** A part as it was first read: what it says holds wherever it has moved since, only its spans do not. */
export function originOf<Part extends object>(part: Part): Part {
  return part instanceof MovedEntry ? (part.origin as object as Part) : part;
}

/** The same entry so many characters further on; `by` may be negative. Not made to be spread: see `spelledOut`. */
export function movedEntry(entry: Entry, by: number): Entry {
  const [origin, far] = entry instanceof MovedEntry ? [entry.origin, entry.by + by] : [entry, by];
  return far === 0 ? origin : (new MovedEntry(origin, far) as Entry);
}

/** Where the entry begins. */
export function startOf(entry: Entry): number {
  return entry instanceof MovedEntry ? entry.origin.span.start + entry.by : entry.span.start;
}

/** What the entry does. */
export function actionOf(entry: Entry): Action {
  return originOf(entry).action.value;
}

/** The same entry with what it says as its own fields, for a copy that says more. */
export function spelledOut(entry: Entry): Entry {
  if (!(entry instanceof MovedEntry)) return entry;
  const said: Record<string, unknown> = {};
  for (const name in entry.origin) said[name] = entry[name as keyof Entry];
  return said as unknown as Entry;
}

/**
 * An entry at another place than it was read at. Each keystroke moves many, and hardly one is asked where its parts
 * stand, so that is worked out for who asks.
 */
class MovedEntry implements Record<keyof Entry, unknown> {
  readonly origin: Entry;
  readonly by: number;

  constructor(origin: Entry, by: number) {
    this.origin = origin;
    this.by = by;
  }

  get span() {
    return movedSpan(this.origin.span, this.by);
  }

  get statement() {
    return movedPart(this.origin.statement, this.by, movedSpan);
  }

  get label() {
    return movedName(this.origin.label, this.by);
  }

  get action() {
    return movedLocated(this.origin.action, this.by);
  }

  get source() {
    return movedPart(this.origin.source, this.by, movedAddresses);
  }

  get destination() {
    return movedPart(this.origin.destination, this.by, movedAddresses);
  }

  get service() {
    return movedPart(this.origin.service, this.by, movedServices);
  }

  get inbound() {
    return movedPart(this.origin.inbound, this.by, movedInterfaces);
  }

  get outbound() {
    return movedPart(this.origin.outbound, this.by, movedInterfaces);
  }

  get states() {
    return this.origin.states;
  }

  get fragments() {
    return this.origin.fragments;
  }

  get schedule() {
    return movedName(this.origin.schedule, this.by);
  }

  get conditions() {
    return this.origin.conditions?.map((each) => movedLocated(each, this.by));
  }

  get impossible() {
    return this.origin.impossible;
  }

  get disabled() {
    return movedPart(this.origin.disabled, this.by, movedSpan);
  }

  get log() {
    return movedPart(this.origin.log, this.by, movedLog);
  }

  get inspection() {
    return this.origin.inspection?.map((each) => movedLocated(each, this.by));
  }

  get implied() {
    return this.origin.implied;
  }

  get remark() {
    return movedName(this.origin.remark, this.by);
  }
}

function movedPart<T>(part: T | undefined, by: number, moved: (part: T, by: number) => T): T | undefined {
  return part === undefined ? undefined : moved(part, by);
}

function movedName(name: Located<string> | undefined, by: number): Located<string> | undefined {
  return name && movedLocated(name, by);
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
