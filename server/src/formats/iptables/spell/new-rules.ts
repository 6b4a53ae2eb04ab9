import type { NewEntry, NewService } from "../../../model/change.ts";
import type { Entry } from "../../../model/filter.ts";
import { formatIp, formatRange, type IpRange, prefixOf } from "../../../net/ip.ts";
import { protocolNumber } from "../../../net/packet.ts";
import { isEvery } from "../../../net/packet-set.ts";
import type { Ranges } from "../../../net/ranges.ts";

/** How new rules of a chain are written. */
export interface RuleStyle {
  readonly chain: string;
  /** The addresses that the chain's rules may name; absent: of either family, so none are written. */
  readonly family: 4 | 6 | undefined;
  /** `[0:0] ` where the file has counters. */
  readonly counters: string;
  /** What a new rule says beside ends, protocol and ports, like an entry of the chain; undefined when that cannot be said. */
  readonly conditionsOf: (like: Entry) => string | undefined;
  /** `-j REJECT --reject-with tcp-reset`, where that is how the chain denies. */
  readonly denies?: string;
}

/** More rules than this nobody would read. */
const mostRules = 200;

/** The lines of new entries, in their order; undefined when they cannot be said in so few. */
export function spellRules(entries: readonly NewEntry[], style: RuleStyle): string[] | undefined {
  const lines: string[] = [];
  for (const entry of entries) {
    const matches = matchesOf(entry, style);
    const conditions = entry.like ? style.conditionsOf(entry.like) : "";
    if (!matches || conditions === undefined || lines.length + matches.length > mostRules) return undefined;
    for (const match of matches) lines.push(...linesOf(entry, [conditions, match], style));
  }
  return lines;
}

function linesOf({ action, log, remark }: NewEntry, matches: readonly string[], style: RuleStyle): string[] {
  const { chain, counters, denies } = style;
  const head = [`${counters}-A ${chain}`, ...matches].filter((part) => part !== "").join(" ");
  const said = remark === undefined ? "" : ` -m comment --comment ${quoted(remark.slice(0, 255))}`;
  const target = action === "permit" ? "-j ACCEPT" : (denies ?? "-j DROP");
  const line = `${head}${said} ${target}`;
  return log ? [`${head} ${logTarget(chain, action)}`, line] : [line];
}

/** `-j LOG --log-prefix "FORWARD DROP: "`; the kernel takes 29 characters at most. */
export function logTarget(chain: string, action: "permit" | "deny"): string {
  const does = action === "permit" ? "ACCEPT: " : "DROP: ";
  return `-j LOG --log-prefix ${quoted(`${chain.slice(0, 28 - does.length)} ${does}`)}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll(/[\\"]/g, "\\$&").replaceAll(/[\r\n]+/g, " ")}"`;
}

/** What each rule of an entry asks for: one for each pair of ends and each service. */
function matchesOf(entry: NewEntry, { family }: RuleStyle): string[] | undefined {
  const sources = endsOf(entry.sources, "s", family);
  const destinations = endsOf(entry.destinations, "d", family);
  const services = entry.services ? entry.services.flatMap((service) => serviceWords(service, family)) : [""];
  if (!sources || !destinations || services.some((each) => each === undefined)) return undefined;
  return sources.flatMap((source) =>
    destinations.flatMap((destination) =>
      services.map((service) => [source, destination, service].filter((part) => part !== "").join(" ")),
    ),
  );
}

/** `-s 10.0.0.0/8`; no address of the family at all means no rule. */
function endsOf(ranges: readonly IpRange[], side: "s" | "d", family: 4 | 6 | undefined): string[] | undefined {
  if (ranges.length === 0) return [""];
  if (family === undefined) return undefined;
  return ranges
    .filter((range) => range.family === family)
    .map((range) => {
      if (isEvery(range)) return "";
      if (range.lo === range.hi) return `-${side} ${formatIp(range.lo)}/${range.family === 4 ? 32 : 128}`;
      if (prefixOf(range) !== undefined) return `-${side} ${formatRange(range)}`;
      const option = side === "s" ? "--src-range" : "--dst-range";
      return `-m iprange ${option} ${formatIp(range.lo)}-${formatIp(range.hi)}`;
    });
}

/** `-p tcp -m tcp --dport 22`; iptables takes at most fifteen ports in one rule, and counts a range as two. */
function serviceWords({ protocol, ports }: NewService, family: 4 | 6 | undefined): (string | undefined)[] {
  const name = protocolWord(protocol, family);
  if (!ports) return [`-p ${name}`];
  if (!withPorts.has(protocol)) return [undefined];
  if (ports.length === 2) return [`-p ${name} -m ${name} --dport ${rangeWord(ports, 0)}`];
  const rules: string[] = [];
  let list: string[] = [];
  let room = 15;
  const finish = () => {
    if (list.length > 0) rules.push(`-p ${name} -m multiport --dports ${list.join(",")}`);
    list = [];
    room = 15;
  };
  for (let at = 0; at < ports.length; at += 2) {
    const cost = ports[at] === ports[at + 1] ? 1 : 2;
    if (cost > room) finish();
    list.push(rangeWord(ports, at));
    room -= cost;
  }
  finish();
  return rules;
}

const withPorts: ReadonlySet<number> = new Set([protocolNumber.tcp, protocolNumber.udp, protocolNumber.sctp]);

function protocolWord(protocol: number, family: 4 | 6 | undefined): string {
  switch (protocol) {
    case protocolNumber.tcp:
      return "tcp";
    case protocolNumber.udp:
      return "udp";
    case protocolNumber.sctp:
      return "sctp";
    case protocolNumber.icmp:
      return family === 6 ? "1" : "icmp";
    case protocolNumber.icmp6:
      return family === 4 ? "58" : "ipv6-icmp";
    default:
      return String(protocol);
  }
}

function rangeWord(ports: Ranges, at: number): string {
  return ports[at] === ports[at + 1] ? `${ports[at]}` : `${ports[at]}:${ports[at + 1]}`;
}
