import type { AddressMatch } from "../../model/address.ts";
import type { Translation } from "../../model/network.ts";
import type { Located } from "../../text/span.ts";
import { addressRange, addressTerm } from "../netfilter/addresses.ts";
import type { PacketMatches } from "../netfilter/matches.ts";
import type { IptablesOption } from "../netfilter/options.ts";

/** `-o eth0 -j MASQUERADE`, `-d 198.51.100.2 -j DNAT --to-destination 10.40.0.25`; undefined for what tells of no host. */
export function translationBy(
  target: string,
  options: readonly IptablesOption[],
  { source, destination, inbound, outbound }: PacketMatches,
  span: Translation["span"],
): Translation | undefined {
  const anybody: AddressMatch = { terms: [{ kind: "any", span }], span };
  const from = inbound && !inbound.negated ? inbound.names[0] : undefined;
  const into = outbound && !outbound.negated ? outbound.names[0] : undefined;
  const to = options.find(({ name }) => name.startsWith("--to-") || name === "--to")?.values[0];
  switch (target) {
    case "MASQUERADE":
    case "SNAT":
    case "SAME": {
      const mapped = to && target !== "MASQUERADE" ? addressesIn(to) : into && ownAddress(into);
      return {
        kind: "dynamic",
        ...(into ? { outside: into } : {}),
        real: source ?? anybody,
        ...(mapped ? { mapped } : {}),
        span,
      };
    }
    case "DNAT":
    case "BALANCE":
    case "NETMAP": {
      const real = to && addressesIn(to);
      if (!real) return undefined;
      const reversed = target === "NETMAP" && into !== undefined;
      return {
        kind: "static",
        ...(from ? { outside: from } : {}),
        real: reversed ? (source ?? anybody) : real,
        ...(reversed ? { mapped: real } : destination ? { mapped: destination } : {}),
        span,
      };
    }
    default:
      return undefined;
  }
}

function ownAddress(name: Located<string>): AddressMatch {
  return { terms: [{ kind: "interface", interface: name, span: name.span }], span: name.span };
}

/** `10.40.0.25:8080`, `10.40.0.25-10.40.0.27`, `[2001:db8::25]:8080`; a port alone names nobody. */
function addressesIn({ value, span }: Located<string>): AddressMatch | undefined {
  const bracket = /^\[([^\]]+)\]/.exec(value);
  const colon = value.indexOf(":");
  const isIp4 = colon < 0 || value.indexOf(":", colon + 1) < 0;
  const text = bracket?.[1] ?? (isIp4 && colon >= 0 ? value.slice(0, colon) : value);
  if (text === "") return undefined;
  const range = addressRange(text);
  return { terms: [range ? { kind: "range", range, span } : addressTerm(text, span)], span };
}
