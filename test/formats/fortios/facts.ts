import { expect } from "vitest";
import { fortiOs } from "../../../server/src/formats/fortios/index.ts";
import type { AddressMatch, AddressTerm } from "../../../server/src/model/address.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import type { Entry } from "../../../server/src/model/filter.ts";
import type { PortTerm, ServiceMatch, ServiceTerm } from "../../../server/src/model/service.ts";
import { formatRange } from "../../../server/src/net/ip.ts";
import { protocolName } from "../../../server/src/net/packet.ts";
import type { Problem, Span } from "../../../server/src/text/span.ts";
import { expectProblems, readCarets } from "../../support/carets.ts";
import { readText } from "../../support/readings.ts";

/** The facts are those that the carets show, and every line was understood. */
export function expectFacts(source: string, factsOf: (configuration: Configuration) => readonly Problem[]): void {
  const marked = readCarets(source);
  const { configuration, unread } = readText(fortiOs, marked.text);
  expect(unread).toEqual([]);
  expectProblems(factsOf(configuration), marked);
}

/** What no reader understood is what the carets mark. */
export function expectUnread(source: string): Configuration {
  const marked = readCarets(source);
  const { configuration, reading } = readText(fortiOs, marked.text);
  expectProblems(
    reading.unread.map(({ span, about }) => ({ span, message: about ?? "" })),
    marked,
  );
  return configuration;
}

export function configurationOf(text: string): Configuration {
  return readText(fortiOs, text).configuration;
}

export function fact({ span }: { readonly span: Span }, message: string): Problem {
  return { span, message };
}

/** The entries of all filters, each as one line: `permit hq → any tcp/443 logged`. */
export function entriesOf(text: string): string[] {
  return configurationOf(text).filters.flatMap((filter) => filter.entries.map(shownEntry));
}

export function shownEntry(entry: Entry): string {
  const ends = [entry.inbound, entry.outbound].map((end) => end?.names.map((name) => name.value).join() ?? "any");
  const words = [
    `${entry.label?.value ?? "-"}:`,
    entry.action.value.kind,
    ends.join(">"),
    entry.source ? shownAddresses(entry.source) : "any",
    "→",
    entry.destination ? shownAddresses(entry.destination) : "any",
    ...(entry.service ? [shownService(entry.service)] : []),
    ...(entry.log?.on ? ["logged"] : []),
    ...(entry.schedule ? [`during ${entry.schedule.value}`] : []),
    ...(entry.conditions ?? []).map((condition) => `if ${condition.value}`),
    ...(entry.inspection ?? []).map((profile) => `through ${profile.value}`),
    ...(entry.disabled ? ["off"] : []),
  ];
  return words.join(" ");
}

export function shownAddresses({ terms, except, negated }: AddressMatch): string {
  const without = except ? ` but ${except.map(shownTerm).join(" ")}` : "";
  return `${negated ? "not " : ""}${terms.map(shownTerm).join(" ")}${without}`;
}

export function shownTerm(term: AddressTerm): string {
  switch (term.kind) {
    case "any":
      return `any${term.family ?? ""}`;
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

export function shownService({ terms, negated }: ServiceMatch): string {
  return `${negated ? "not " : ""}${terms.map(shownServiceTerm).join(" ")}`;
}

export function shownServiceTerm(term: ServiceTerm): string {
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
      return term.name;
    case "unknown":
      return `(${term.text})`;
  }
}

function shownPorts(terms: readonly PortTerm[]): string {
  return terms.map((term) => (term.kind === "ports" ? [...new Set(term.ports)].join("-") : term.name.value)).join();
}
