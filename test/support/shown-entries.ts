import type { AddressMatch, AddressTerm } from "../../server/src/model/address.ts";
import type { Entry, InterfaceMatch } from "../../server/src/model/filter.ts";
import type { PortTerm, ServiceMatch, ServiceTerm } from "../../server/src/model/service.ts";
import { formatRange } from "../../server/src/net/ip.ts";
import { protocolName } from "../../server/src/net/packet.ts";

/** An entry of a policy as one line: `Mail in: permit untrust>dmz any → 198.51.100.3 tcp/25 logged`. */
export function shownEntry(entry: Entry): string {
  const words = [
    `${entry.label?.value ?? "-"}:`,
    entry.action.value.kind,
    `${shownEnds(entry.inbound)}>${shownEnds(entry.outbound)}`,
    entry.source ? shownAddresses(entry.source) : "any",
    "→",
    entry.destination ? shownAddresses(entry.destination) : "any",
    ...(entry.service ? [shownServices(entry.service)] : []),
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

export function shownAddresses({ terms, except, negated }: AddressMatch): string {
  const without = except ? ` but ${except.map(shownAddress).join(" ")}` : "";
  return `${negated ? "not " : ""}${terms.map(shownAddress).join(" ")}${without}`;
}

export function shownAddress(term: AddressTerm): string {
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

function shownServices({ terms, negated }: ServiceMatch): string {
  return `${negated ? "not " : ""}${terms.map(shownService).join(" ")}`;
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
