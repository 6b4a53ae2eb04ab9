import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { Entry } from "../../model/filter.ts";
import type { ManagementService } from "../../model/management.ts";
import { protocolNumber } from "../../net/packet.ts";
import { has } from "../../net/ranges.ts";
import { cover } from "../../text/span.ts";
import type { FilterReading } from "./filters.ts";
import type { FilterBinding } from "./interfaces.ts";

/** The terms that packets for the device itself meet at the loopback, in order; undefined where no filter is bound there. */
export function loopbackEntries(
  bindings: readonly FilterBinding[],
  readings: readonly FilterReading[],
): readonly Entry[] | undefined {
  const bound = bindings.filter(
    (each) => each.interface.value.startsWith("lo0.") && each.direction === "input" && each.family !== "inet6",
  );
  const filters = bound.flatMap((binding) =>
    binding.filters.map((word) =>
      readings.find((each) => each.family === binding.family && each.node.word === word.word),
    ),
  );
  if (filters.length === 0 || filters.some((each) => each === undefined)) return undefined;
  return filters.flatMap((each) => each?.filter.entries ?? []);
}

interface Asked {
  readonly protocol: ManagementService["protocol"];
  readonly port: number;
}

/** Who the filter lets connect to a port; undefined: everybody, or more than can be told here. */
export function fromWhere(entries: readonly Entry[] | undefined, asked: Asked): AddressMatch | "nobody" | undefined {
  if (!entries) return undefined;
  const found: AddressMatch[] = [];
  for (const entry of entries) {
    if (entry.disabled || entry.fragments === "only" || !concerns(entry, asked)) continue;
    const { kind } = entry.action.value;
    if (kind === "call" || kind === "return") return undefined;
    if (kind === "permit") {
      if (!entry.source || entry.source.negated) return undefined;
      found.push(entry.source);
    }
    if (kind === "deny" && !entry.source && !entry.destination && !entry.conditions && !entry.fragments) break;
  }
  return joined(found);
}

/** Whether it decides about new connections to the port. */
function concerns({ service }: Entry, { protocol, port }: Asked): boolean {
  if (!service) return true;
  const number = protocol === "snmp" ? protocolNumber.udp : protocolNumber.tcp;
  return service.terms.some((term) => {
    if (term.kind !== "protocol") return true;
    if (term.protocol.kind === "numbers" && !has(term.protocol.numbers, number)) return false;
    // With flags or a source port, answers are meant.
    if (term.flags || term.source) return false;
    return !term.destination || term.destination.some((each) => each.kind !== "ports" || has(each.ports, port));
  });
}

function joined(matches: readonly AddressMatch[]): AddressMatch | "nobody" {
  const [first] = matches;
  if (!first) return "nobody";
  const terms: AddressTerm[] = matches.flatMap((match) => match.terms);
  const except = matches.length === 1 ? first.except : undefined;
  return {
    terms,
    ...(except ? { except } : {}),
    span: matches.reduce((all, match) => cover(all, match.span), first.span),
  };
}
