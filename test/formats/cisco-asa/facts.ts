import { ciscoAsa } from "../../../server/src/formats/cisco-asa/index.ts";
import type { AddressMatch, AddressTerm } from "../../../server/src/model/address.ts";
import type { Entry } from "../../../server/src/model/filter.ts";
import type { PortTerm, ServiceMatch, ServiceTerm } from "../../../server/src/model/service.ts";
import { formatIp, formatRange } from "../../../server/src/net/ip.ts";
import { protocolName } from "../../../server/src/net/packet.ts";
import { factsIn } from "../../support/facts.ts";

export const { configurationOf, expectFacts, expectUnread } = factsIn(ciscoAsa);

/** The entries of all lists that the text writes, each as one line: `permit 10.0.0.0/8 → any tcp/443 log 6`. */
export function entriesOf(text: string): string[] {
  return configurationOf(text).filters.flatMap((filter) => filter.entries.map(shownEntry));
}

export function shownEntry(entry: Entry): string {
  const words = [
    entry.action.value.kind,
    entry.source ? shownAddresses(entry.source) : "any",
    "→",
    entry.destination ? shownAddresses(entry.destination) : "any",
    ...(entry.service ? [shownService(entry.service)] : []),
    ...(entry.inbound ? [`in by ${entry.inbound.names.map((name) => name.value).join()}`] : []),
    ...(entry.log && !entry.log.implied ? [entry.log.on ? `log ${entry.log.level ?? ""}`.trim() : "no log"] : []),
    ...(entry.schedule ? [`during ${entry.schedule.value}`] : []),
    ...(entry.conditions ?? []).map((condition) => `if ${condition.value}`),
    ...(entry.disabled ? ["off"] : []),
  ];
  return words.join(" ");
}

export function shownAddresses(match: AddressMatch): string {
  return match.terms.map(shownAddress).join(",");
}

export function shownAddress(term: AddressTerm): string {
  switch (term.kind) {
    case "any":
      return term.family ? `any${term.family}` : "any";
    case "range":
      return formatRange(term.range);
    case "wildcard":
      return `${formatIp(term.address)}~${formatIp(term.wildcard)}`;
    case "name":
      return term.name.value;
    case "fqdn":
      return term.name;
    case "interface":
      return `interface ${term.interface.value}`;
    case "unknown":
      return `?${term.text}`;
  }
}

export function shownService(match: ServiceMatch): string {
  return match.terms.map(shownTerm).join(",");
}

export function shownTerm(term: ServiceTerm): string {
  switch (term.kind) {
    case "any":
      return "everything";
    case "name":
      return term.name.value;
    case "application":
      return term.name;
    case "unknown":
      return `?${term.text}`;
    case "protocol": {
      const { protocol } = term;
      const what =
        protocol.kind === "name"
          ? protocol.name.value
          : protocol.numbers.flatMap((number, at) => (at % 2 === 0 ? [protocolName(number)] : [])).join("+");
      const source = term.source ? ` from ${shownPorts(term.source)}` : "";
      const types = (term.icmp ?? []).map((each) =>
        each.kind === "name" ? each.name.value : `${each.types[0]}${each.codes ? `.${each.codes[0]}` : ""}`,
      );
      const detail = term.destination ? shownPorts(term.destination) : types.join("+");
      return `${what}${detail ? `/${detail}` : ""}${source}`;
    }
  }
}

export function shownPorts(terms: readonly PortTerm[]): string {
  return terms.map((term) => (term.kind === "name" ? term.name.value : term.ports.join("-"))).join("+");
}
