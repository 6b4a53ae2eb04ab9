import type { AddressMatch } from "../../server/src/model/address.ts";
import type { Entry, InterfaceMatch } from "../../server/src/model/filter.ts";
import type { ServiceMatch } from "../../server/src/model/service.ts";
import { formatRange } from "../../server/src/net/ip.ts";

/** What an entry says, in one line. */
export function inWords({
  action,
  inbound,
  outbound,
  source,
  destination,
  service,
  states,
  conditions,
}: Entry): string {
  return [
    action.value.kind,
    ...(inbound ? [`in ${names(inbound)}`] : []),
    ...(outbound ? [`out ${names(outbound)}`] : []),
    ...(source ? [`from ${addressWords(source)}`] : []),
    ...(destination ? [`to ${addressWords(destination)}`] : []),
    ...(service ? [services(service)] : []),
    ...(states ?? []),
    ...(conditions ?? []).map((condition) => `if ${condition.value}`),
  ].join(" ");
}

const names = (match: InterfaceMatch) =>
  (match.negated ? "not " : "") + match.names.map((name) => name.value).join(",");

/** What addresses an entry asks for. */
export function addressWords({ terms, negated }: AddressMatch): string {
  const words = terms.map((term) => {
    if (term.kind === "range") return formatRange(term.range);
    return term.kind === "any" ? `any${term.family ?? ""}` : term.kind;
  });
  return (negated ? "not " : "") + words.join(",");
}

function services({ terms, negated }: ServiceMatch): string {
  const words = terms.map((term) => {
    if (term.kind !== "protocol" || term.protocol.kind !== "numbers") return term.kind;
    const portsOf = (side: typeof term.source) =>
      (side ?? []).flatMap((each) => (each.kind === "ports" ? [each.ports.join("-")] : []));
    const from = portsOf(term.source).map((ports) => ` from ${ports}`);
    const flags = (term.flags ?? []).map(
      ({ negated, mask, value }) => ` flags ${negated ? "not " : ""}${mask}=${value}`,
    );
    const types = (term.icmp ?? []).flatMap((each) => (each.kind === "types" ? [each.types.join("-")] : []));
    const numbers = term.protocol.numbers;
    const protocol = numbers[0] === numbers[1] && numbers.length === 2 ? `${numbers[0]}` : numbers.join("-");
    return [[protocol, ...portsOf(term.destination), ...types].join("/"), ...from, ...flags].join("");
  });
  return (negated ? "not " : "") + words.join(",");
}
