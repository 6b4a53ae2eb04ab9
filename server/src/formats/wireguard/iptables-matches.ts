import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { ConnectionState, Entry, InterfaceMatch } from "../../model/filter.ts";
import type { ServiceMatch, ServiceTerm } from "../../model/service.ts";
import { type IpRange, network4, parseIp4, parseNetwork, prefixOfMask4 } from "../../net/ip.ts";
import { protocolNumber } from "../../net/packet.ts";
import { normalise, type Ranges } from "../../net/ranges.ts";
import type { Located, Span } from "../../text/span.ts";
import type { IptablesOption } from "./iptables-options.ts";

/** Which packets an iptables command is about. */
export type PacketMatches = Pick<
  Entry,
  "inbound" | "outbound" | "source" | "destination" | "service" | "states" | "conditions"
>;

/** The matches among the options; undefined when one says something that cannot be told in other words. */
export function packetMatches(
  options: readonly IptablesOption[],
  family: 4 | 6,
  tunnel: string,
  span: Span,
): PacketMatches | undefined {
  const matches: Unsealed<PacketMatches> = {};
  const conditions: Located<string>[] = [];
  for (const option of options) {
    const [value] = option.values;
    if (!value) continue;
    switch (option.name) {
      case "-i":
      case "-o": {
        const match = interfaceMatch(option, value, tunnel);
        if (!match) conditions.push({ value: `${option.name} ${value.value}`, span: option.span });
        else if (option.name === "-i") matches.inbound = match;
        else matches.outbound = match;
        break;
      }
      case "-s":
        matches.source = addressMatch(option, value);
        break;
      case "-d":
        matches.destination = addressMatch(option, value);
        break;
      case "--state":
      case "--ctstate": {
        const states = connectionStates(value.value);
        if (!states || option.negated) return undefined;
        matches.states = states;
        break;
      }
      case "--dst-type":
      case "--src-type":
      case "--mark":
      case "--uid-owner":
      case "--gid-owner":
      case "--dir":
      case "--pol":
      case "--limit":
      case "--mac-source":
      case "--match-set":
      case "--tcp-flags":
        conditions.push({ value: wordsOf(option), span: option.span });
        break;
      case "-m":
        if (!knownModules.has(value.value)) return undefined;
        break;
    }
  }
  const service = serviceMatch(options);
  if (service === "unclear") return undefined;
  if (service) matches.service = service;
  if (!matches.source && !matches.destination) matches.source = { terms: [{ kind: "any", family, span }], span };
  if (conditions.length > 0) matches.conditions = conditions;
  return matches;
}

type Unsealed<T> = { -readonly [K in keyof T]: T[K] };

const knownModules: ReadonlySet<string> = new Set(
  "tcp udp icmp icmp6 icmpv6 state conntrack comment multiport addrtype mark connmark owner policy limit mac set".split(
    " ",
  ),
);

function wordsOf(option: IptablesOption): string {
  return [...(option.negated ? ["!"] : []), option.name, ...option.values.map((value) => value.value)].join(" ");
}

/** `%i` is the tunnel itself; `eth+` stands for all names that begin so. */
function interfaceMatch(option: IptablesOption, value: Located<string>, tunnel: string): InterfaceMatch | undefined {
  const name = value.value === "%i" ? tunnel : value.value.replace(/\+$/, "*");
  if (!/^[A-Za-z0-9_.:@-]+\*?$/.test(name)) return undefined;
  const names = [{ value: name, span: value.span }];
  return option.negated ? { names, negated: true } : { names };
}

function addressMatch(option: IptablesOption, { value, span }: Located<string>): AddressMatch {
  const terms = value.split(",").map((text) => addressTerm(text.trim(), span));
  return option.negated ? { terms, negated: true, span } : { terms, span };
}

/** `10.0.0.0/8`, `10.0.0.0/255.0.0.0`, or a host's name. */
export function addressTerm(text: string, span: Span): AddressTerm {
  const range = parseNetwork(text) ?? maskedNetwork(text);
  if (range) return { kind: "range", range, span };
  return /^[a-z0-9.-]*[a-z][a-z0-9.-]*$/i.test(text)
    ? { kind: "fqdn", name: text, span }
    : { kind: "unknown", text, span };
}

function maskedNetwork(text: string): IpRange | undefined {
  const slash = text.indexOf("/");
  const address = parseIp4(text.slice(0, Math.max(slash, 0)));
  const mask = parseIp4(text.slice(slash + 1));
  const prefix = mask === undefined ? undefined : prefixOfMask4(mask);
  return address === undefined || prefix === undefined ? undefined : network4(address, prefix);
}

export function connectionStates(text: string): ConnectionState[] | undefined {
  const states: ConnectionState[] = [];
  for (const word of text.toLowerCase().split(",")) {
    if (word !== "new" && word !== "established" && word !== "related" && word !== "invalid" && word !== "untracked")
      return undefined;
    states.push(word);
  }
  return states;
}

/** Protocol, ports and ICMP type. */
function serviceMatch(options: readonly IptablesOption[]): ServiceMatch | "unclear" | undefined {
  const named = (...names: string[]) => options.find((option) => names.includes(option.name));
  const protocol = named("-p");
  const source = named("--sport", "--sports");
  const destination = named("--dport", "--dports");
  const icmp = named("--icmp-type", "--icmpv6-type");
  const word = protocol?.values[0];
  if (!protocol || !word || word.value === "all") return source || destination || icmp ? "unclear" : undefined;
  const number = protocolOf(word.value);
  const sourcePorts = source && portsOf(source);
  const destinationPorts = destination && portsOf(destination);
  const types = icmp && icmpTypes(icmp);
  if (number === undefined || (source && !sourcePorts) || (destination && !destinationPorts) || (icmp && !types))
    return "unclear";
  if (protocol.negated && (source || destination || icmp)) return "unclear";
  const span = protocol.span;
  const term: ServiceTerm = {
    kind: "protocol",
    protocol: { kind: "numbers", numbers: [number, number], span: word.span },
    ...(sourcePorts && source ? { source: [{ kind: "ports", ports: sourcePorts, span: source.span }] } : {}),
    ...(destinationPorts && destination
      ? { destination: [{ kind: "ports", ports: destinationPorts, span: destination.span }] }
      : {}),
    ...(types && icmp ? { icmp: [{ kind: "types", types, span: icmp.span }] } : {}),
    span,
  };
  return protocol.negated ? { terms: [term], negated: true, span } : { terms: [term], span };
}

const protocols: ReadonlyMap<string, number> = new Map([
  ...Object.entries(protocolNumber),
  ["icmpv6", protocolNumber.icmp6],
  ["ipv6-icmp", protocolNumber.icmp6],
]);

export function protocolOf(text: string): number | undefined {
  const lower = text.toLowerCase();
  if (/^[0-9]{1,3}$/.test(lower)) return 0 < Number(lower) && Number(lower) <= 255 ? Number(lower) : undefined;
  return protocols.get(lower);
}

const portNames: ReadonlyMap<string, number> = new Map([
  ["ftp", 21],
  ["ssh", 22],
  ["telnet", 23],
  ["smtp", 25],
  ["domain", 53],
  ["http", 80],
  ["ntp", 123],
  ["https", 443],
  ["ms-wbt-server", 3389],
]);

/** A negated list is not told in other words. */
function portsOf(option: IptablesOption): Ranges | undefined {
  return option.negated ? undefined : portRanges(option.values[0]?.value ?? "");
}

/** `443`, `5000:5100`, `80,443` */
export function portRanges(text: string): Ranges | undefined {
  const pairs: number[] = [];
  for (const part of text.split(",")) {
    const [from = "", to = from] = part.split(":");
    const lo = from === "" ? 0 : portOf(from);
    const hi = to === "" ? 65_535 : portOf(to);
    if (lo === undefined || hi === undefined || lo > hi) return undefined;
    pairs.push(lo, hi);
  }
  return pairs.length > 0 ? normalise(pairs) : undefined;
}

function portOf(text: string): number | undefined {
  if (/^[0-9]{1,5}$/.test(text)) return Number(text) <= 65_535 ? Number(text) : undefined;
  return portNames.get(text.toLowerCase());
}

function icmpTypes(option: IptablesOption): Ranges | undefined {
  const text = option.values[0]?.value.toLowerCase() ?? "";
  const sixth = option.name === "--icmpv6-type";
  if (option.negated) return undefined;
  if (text === "echo-request") return sixth ? [128, 128] : [8, 8];
  if (text === "echo-reply") return sixth ? [129, 129] : [0, 0];
  const number = /^[0-9]{1,3}$/.test(text) ? Number(text) : 256;
  return number <= 255 ? [number, number] : undefined;
}
