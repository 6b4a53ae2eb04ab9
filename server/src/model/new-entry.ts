import type { IpRange } from "../net/ip.ts";
import type { Span } from "../text/span.ts";
import type { AddressMatch } from "./address.ts";
import type { NewEntry, NewService } from "./change.ts";
import type { Entry } from "./filter.ts";
import type { ServiceMatch, ServiceTerm } from "./service.ts";

/** A new entry as it would be once it is written; it stands in no line yet, so its parts point at `span`. */
export function entryOf({ action, sources, destinations, services, like }: NewEntry, span: Span): Entry {
  return {
    ...conditionsOf(like),
    span,
    action: { value: { kind: action }, span },
    ...(sources.length > 0 ? { source: addressesOf(sources, span) } : {}),
    ...(destinations.length > 0 ? { destination: addressesOf(destinations, span) } : {}),
    ...(services ? { service: servicesOf(services, span) } : {}),
  };
}

/** What an entry says beside its action, ends, services and log. */
function conditionsOf(like: Entry | undefined): Omit<Entry, "span" | "action"> {
  if (!like) return {};
  const { inbound, outbound, states, fragments, schedule, conditions } = like;
  return {
    ...(inbound ? { inbound } : {}),
    ...(outbound ? { outbound } : {}),
    ...(states ? { states } : {}),
    ...(fragments ? { fragments } : {}),
    ...(schedule ? { schedule } : {}),
    ...(conditions ? { conditions } : {}),
  };
}

function addressesOf(ranges: readonly IpRange[], span: Span): AddressMatch {
  return { terms: ranges.map((range) => ({ kind: "range", range, span })), span };
}

function servicesOf(services: readonly NewService[], span: Span): ServiceMatch {
  const terms = services.map(
    ({ protocol, ports }): ServiceTerm => ({
      kind: "protocol",
      protocol: { kind: "numbers", numbers: [protocol, protocol], span },
      ...(ports ? { destination: [{ kind: "ports", ports, span }] } : {}),
      span,
    }),
  );
  return { terms, span };
}
