import { expect } from "vitest";
import { panOs } from "../../../server/src/formats/panos/index.ts";
import type { AddressMatch, AddressTerm } from "../../../server/src/model/address.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import type { Entry, InterfaceMatch } from "../../../server/src/model/filter.ts";
import type { PortTerm, ServiceTerm } from "../../../server/src/model/service.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { formatRange } from "../../../server/src/net/ip.ts";
import { protocolName } from "../../../server/src/net/packet.ts";
import { packetOfRecord } from "../../../server/src/net/packet-record.ts";
import type { Problem, Span } from "../../../server/src/text/span.ts";
import { expectProblems, readCarets } from "../../support/carets.ts";
import { readText } from "../../support/readings.ts";
import { readTools } from "../../support/tools.ts";

/** The facts are those that the carets show, and every line was understood. */
export function expectFacts(source: string, factsOf: (configuration: Configuration) => readonly Problem[]): void {
  const marked = readCarets(source);
  const { configuration, unread } = readText(panOs, marked.text);
  expect(unread).toEqual([]);
  expectProblems(factsOf(configuration), marked);
}

/** What no reader understood is what the carets mark. */
export function expectUnread(source: string): void {
  const marked = readCarets(source);
  const { unread } = panOs.read(marked.text, readTools);
  expectProblems(
    unread.map(({ span, about }) => ({ span, message: about ?? "" })),
    marked,
  );
}

export function fact(place: { readonly span: Span }, message: string | number): Problem {
  return { span: place.span, message: String(message) };
}

export function configurationOf(text: string): Configuration {
  return readText(panOs, text).configuration;
}

/** Several virtual systems or device groups, by name. */
export function configurationsOf(text: string): ReadonlyMap<string, Configuration> {
  return new Map(panOs.read(text, readTools).configurations.map((each) => [each.hostname?.value ?? "", each]));
}

/** The entries somebody wrote, each as one line: `Mail in: permit untrust>dmz any → 198.51.100.3 tcp-25 logged`. */
export function entriesOf(configuration: Configuration): string[] {
  return configuration.filters
    .flatMap((filter) => filter.entries)
    .filter((entry) => entry.implied === undefined)
    .map(shownEntry);
}

function shownEntry(entry: Entry): string {
  const words = [
    `${entry.label?.value ?? "-"}:`,
    entry.action.value.kind,
    `${shownEnds(entry.inbound)}>${shownEnds(entry.outbound)}`,
    entry.source ? shownAddresses(entry.source) : "any",
    "→",
    entry.destination ? shownAddresses(entry.destination) : "any",
    ...(entry.service?.terms ?? []).map(shownService),
    ...(entry.log?.on ? ["logged"] : []),
    ...(entry.schedule ? [`during ${entry.schedule.value}`] : []),
    ...(entry.conditions ?? []).map((condition) => `if ${condition.value}`),
    ...(entry.inspection ?? []).map((profile) => `through ${profile.value}`),
    ...(entry.disabled ? ["off"] : []),
  ];
  return words.join(" ");
}

function shownEnds(match: InterfaceMatch | undefined): string {
  if (!match) return "any";
  return `${match.negated ? "not " : ""}${match.names.map((name) => name.value).join()}`;
}

export function shownAddresses({ terms, negated }: AddressMatch): string {
  return `${negated ? "not " : ""}${terms.map(shownTerm).join(" ")}`;
}

export function shownTerm(term: AddressTerm): string {
  switch (term.kind) {
    case "any":
      return "any";
    case "range":
      return formatRange(term.range);
    case "name":
      return term.name.value;
    case "fqdn":
      return term.name;
    case "interface":
      return `interface ${term.interface.value}`;
    case "wildcard":
      return `wildcard ${term.address} ${term.wildcard}`;
    case "unknown":
      return `(${term.text})`;
  }
}

export function shownService(term: ServiceTerm): string {
  switch (term.kind) {
    case "any":
      return "any";
    case "name":
      return term.name.value;
    case "protocol": {
      const name = term.protocol.kind === "numbers" ? protocolName(term.protocol.numbers[0] ?? 0) : "?";
      const icmp = (term.icmp ?? []).map((each) => (each.kind === "types" ? `/${each.types[0]}` : "?")).join();
      const source = term.source ? ` from ${shownPorts(term.source)}` : "";
      return `${name}${term.destination ? `/${shownPorts(term.destination)}` : ""}${source}${icmp}`;
    }
    case "application":
      return term.usual ? `${term.name}(${term.usual.map(shownService).join(" ")})` : term.name;
    case "unknown":
      return `(${term.text})`;
  }
}

function shownPorts(terms: readonly PortTerm[]): string {
  return terms.map((term) => (term.kind === "ports" ? [...new Set(term.ports)].join("-") : term.name.value)).join();
}

/** What becomes of one packet between two zones. */
export function verdict(
  configuration: Configuration,
  inbound: string,
  outbound: string,
  packet: Record<string, unknown>,
): string {
  const whole = { src: "10.20.0.5", dst: "192.0.2.1", proto: "tcp", sport: 40_000, state: "new", ...packet };
  const asked = packetOfRecord(whole);
  if (typeof asked === "string") throw new Error(asked);
  return trafficOf(configuration).verdict(asked, { inbound, outbound }).verdict;
}
