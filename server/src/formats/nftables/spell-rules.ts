import type { NewEntry, NewService } from "../../model/change.ts";
import type { Entry, InterfaceMatch } from "../../model/filter.ts";
import { formatRange, type IpRange } from "../../net/ip.ts";
import { protocolNumber } from "../../net/packet.ts";
import { isEvery } from "../../net/packet-set.ts";
import type { Ranges } from "../../net/ranges.ts";
import type { Family } from "./draft.ts";

/**
 * The rules that say what a new entry says, in a table of the family; none where the table does not see such packets,
 * undefined where it is like an entry whose conditions cannot be said again.
 */
export function rulesFor(entry: NewEntry, family: Family): string[] | undefined {
  const services = entry.services === undefined ? [""] : serviceMatches(entry.services);
  const conditions = entry.like ? conditionsOf(entry.like) : [];
  if (!conditions) return undefined;
  return endsOf(entry, family).flatMap((ends) =>
    services.map((service) =>
      [...conditions, ...ends, service, entry.log ? "log" : "", entry.action === "permit" ? "accept" : "drop"]
        .filter((part) => part !== "")
        .join(" "),
    ),
  );
}

/** `iifname "lan0" ct state new` */
function conditionsOf({ inbound, outbound, states, fragments, schedule, conditions }: Entry): string[] | undefined {
  if (fragments || schedule || conditions) return undefined;
  return [
    ...(inbound ? [`iifname ${interfacesOf(inbound)}`] : []),
    ...(outbound ? [`oifname ${interfacesOf(outbound)}`] : []),
    ...(states ? [`ct state ${states.join(",")}`] : []),
  ];
}

function interfacesOf({ names, negated }: InterfaceMatch): string {
  return (negated ? "!= " : "") + listOf(names.map(({ value }) => `"${value}"`));
}

/** Source and destination, for each IP family that the table sees and both ends have. */
function endsOf({ sources, destinations }: NewEntry, family: Family): string[][] {
  const isOpen = (ranges: readonly IpRange[]) =>
    ranges.length === 0 ||
    ([4, 6] as const).every((each) => ranges.some((range) => range.family === each && isEvery(range)));
  if (isOpen(sources) && isOpen(destinations)) return [[]];
  const seen = family === "ip" ? ([4] as const) : family === "ip6" ? ([6] as const) : ([4, 6] as const);
  return seen.flatMap((each) => {
    const from = matchOf("saddr", sources, each);
    const to = matchOf("daddr", destinations, each);
    if (from === undefined || to === undefined) return [];
    const only = from === "" && to === "" && family === "inet" ? [`meta nfproto ipv${each}`] : [];
    return [[...only, from, to]];
  });
}

/** Empty where all addresses of the family are meant; undefined where none is. */
function matchOf(side: "saddr" | "daddr", ranges: readonly IpRange[], family: 4 | 6): string | undefined {
  if (ranges.length === 0) return "";
  const own = ranges.filter((range) => range.family === family);
  if (own.length === 0) return undefined;
  if (own.some(isEvery)) return "";
  return `${family === 4 ? "ip" : "ip6"} ${side} ${listOf(own.map(formatRange))}`;
}

function listOf(values: readonly string[]): string {
  return values.length === 1 ? (values[0] ?? "") : `{ ${values.join(", ")} }`;
}

/** One match for each protocol that has ports, one for all that are named without. */
function serviceMatches(services: readonly NewService[]): string[] {
  const bare = services.filter((service) => !service.ports).map(({ protocol }) => nameOf(protocol));
  const ports = services.flatMap((service) => {
    const list = service.ports && portList(service.ports);
    return list ? [`${nameOf(service.protocol)} dport ${listOf(list)}`] : [];
  });
  return [...(bare.length > 0 ? [`meta l4proto ${listOf(bare)}`] : []), ...ports];
}

const names: ReadonlyMap<number, string> = new Map([
  [protocolNumber.icmp, "icmp"],
  [protocolNumber.tcp, "tcp"],
  [protocolNumber.udp, "udp"],
  [protocolNumber.esp, "esp"],
  [protocolNumber.ah, "ah"],
  [protocolNumber.icmp6, "ipv6-icmp"],
  [protocolNumber.sctp, "sctp"],
]);

function nameOf(protocol: number): string {
  return names.get(protocol) ?? String(protocol);
}

function portList(ports: Ranges): string[] {
  const list: string[] = [];
  for (let at = 0; at < ports.length; at += 2)
    list.push(ports[at] === ports[at + 1] ? `${ports[at]}` : `${ports[at]}-${ports[at + 1]}`);
  return list;
}
