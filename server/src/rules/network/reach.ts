import type { Entry } from "../../model/filter.ts";
import { both } from "../../net/blocks.ts";
import type { Ip } from "../../net/ip.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { PacketBlock, PacketSet } from "../../net/packet-set.ts";
import { count, has, normalise, type Ranges } from "../../net/ranges.ts";
import { addressCount, isNearlyEvery } from "../breadth.ts";
import { addressObjects, leavesOf } from "../leaves.ts";
import { callsOf, type Opening } from "../openings.ts";
import type { RuleContext } from "../rule.ts";
import { listed, manyProtocols, serviceWords } from "../wording.ts";

/** How far an opening goes, by the entry that makes it. */
export interface Reach {
  /** The asked packets that its entry decides at most. */
  readonly packets: PacketSet;
  /** Nearly every protocol, or nearly every port of TCP. */
  readonly everyService: boolean;
  /** TCP or UDP, where the entry opens nearly every port of it. */
  readonly wholeProtocols: readonly number[];
  /** "every service", "tcp/23 (Telnet) and udp/69 (TFTP)" */
  readonly services: string;
  /** "udp/123 (NTP)": the few ports that packets must come from. That limits nobody, for senders choose them. */
  readonly sentFrom?: string;
  readonly from: End;
  readonly to: End;
}

/** One side of an opening: anybody, a few named hosts, or something between. */
export interface End {
  readonly any: boolean;
  /** How many addresses; undefined where names are looked up at run time. */
  readonly addresses: number | undefined;
}

export function reachOf(opening: Opening, asked: PacketSet, context: RuleContext): Reach {
  const anybody: End = { any: true, addresses: Number.POSITIVE_INFINITY };
  if (!opening.entry) {
    const every = { everyService: true, wholeProtocols: withPorts, services: "every service" };
    return { packets: asked, ...every, from: anybody, to: anybody };
  }
  const packets = reaching(opening, context.traffic.matches(opening.entry).packets, context);
  const own = decided(opening, both(packets, asked), context);
  const applications = isEveryProtocol(packets) ? applicationsOf(opening.entry) : [];
  const sentFrom = sourcePortWords(packets);
  return {
    packets: own,
    everyService: applications.length === 0 && isEveryService(packets),
    wholeProtocols: applications.length > 0 ? [] : withPorts.filter((protocol) => hasEveryPort(packets, protocol)),
    ...(sentFrom === undefined ? {} : { sentFrom }),
    services: applications.length > 0 ? applicationWords(applications) : serviceWordsOf(packets, own),
    from: endOf(packets, "source", opening, context),
    to: endOf(packets, "destination", opening, context),
  };
}

const withPorts: readonly number[] = [protocolNumber.tcp, protocolNumber.udp];

/** What the entry opens of some services, by naming them: not where it opens nearly every port, which is one cause and found as such. */
export function namedServices({ packets, everyService, wholeProtocols }: Reach): PacketSet {
  if (everyService) return [];
  return packets.filter(({ protocol }) => !wholeProtocols.some((whole) => has(protocol ?? [0, 255], whole)));
}

/** So few source ports that somebody meant the answers of servers. */
const mostSourcePorts = 1024;

function sourcePortWords(packets: PacketSet): string | undefined {
  const isFew = ({ sourcePort }: PacketBlock) => sourcePort !== undefined && count(sourcePort) <= mostSourcePorts;
  if (packets.length === 0 || !packets.every(isFew)) return undefined;
  return serviceWords(packets.map((block) => ({ ...block, destinationPort: block.sourcePort ?? [] })));
}

/** What to say of the ports that packets must come from, where nothing else limits them. */
export function sourcePortNote({ sentFrom, wholeProtocols }: Reach): string {
  if (sentFrom === undefined || wholeProtocols.length === 0) return "";
  return `; the source port it asks for, ${sentFrom}, is the sender's choice`;
}

function serviceWordsOf(packets: PacketSet, own: PacketSet): string {
  return isEveryProtocol(packets) ? "every service" : serviceWords(own);
}

/** The applications an entry is limited to, where it is limited to nothing else. */
function applicationsOf({ service }: Entry): string[] {
  const names = (service?.terms ?? []).map((term) => (term.kind === "application" ? term.name : undefined));
  return names.every((name) => name !== undefined) ? names : [];
}

/** "the application ssl on any port" */
function applicationWords(names: readonly string[]): string {
  return `the ${names.length === 1 ? "application" : "applications"} ${listed(names)} on any port`;
}

/** The packets of an entry that the entries which call its list send there. */
function reaching(opening: Opening, packets: PacketSet, { traffic }: RuleContext): PacketSet {
  const calls = callsOf(opening);
  if (calls.some((entries) => entries.length === 0)) return packets;
  return calls.flatMap((entries) =>
    entries.reduce((left, entry) => both(left, traffic.matches(entry).packets), packets),
  );
}

/** More entries than this are not subtracted one by one for the sake of words. */
const mostEarlier = 2000;

/** The packets that no earlier entry of the list takes for sure; all of them where there is only one kind, or too much to follow. */
function decided({ entry, filter }: Opening, packets: PacketSet, { traffic }: RuleContext): PacketSet {
  if (packets.filter((block) => block.family === 4).length <= 1) return packets;
  const earlier: PacketBlock[] = [];
  for (const each of filter?.entries ?? []) {
    if (each === entry) break;
    if (earlier.length > mostEarlier) return packets;
    const matched = each.disabled || goesOn(each) ? undefined : traffic.matches(each);
    if (matched?.certain) for (const block of matched.packets) earlier.push(block);
  }
  return traffic.without(packets, earlier) ?? packets;
}

/** What it matches gets to the next entry all the same. */
function goesOn({ action: { value } }: Entry): boolean {
  return value.kind === "continue" || (value.kind === "call" && !value.goto);
}

/** Whether nearly every protocol passes whole, or nearly every port of TCP. */
export function isEveryService(packets: PacketSet): boolean {
  return isEveryProtocol(packets) || hasEveryPort(packets, protocolNumber.tcp);
}

/** A port field that leaves out less than this is as good as open. */
export const manyPorts = 60_000;

function hasEveryPort(packets: PacketSet, number: number): boolean {
  const ports: number[] = [];
  for (const { protocol = [0, 255], destinationPort, icmp } of packets)
    if (icmp === undefined && has(protocol, number)) for (const port of destinationPort ?? [0, 65535]) ports.push(port);
  return count(normalise(ports)) > manyPorts;
}

function isEveryProtocol(packets: PacketSet): boolean {
  const protocols: number[] = [];
  for (const { protocol = [0, 255], destinationPort, icmp } of packets)
    if (destinationPort === undefined && icmp === undefined) for (const number of protocol) protocols.push(number);
  return count(normalise(protocols)) >= manyProtocols;
}

function endOf(packets: PacketSet, side: "source" | "destination", opening: Opening, context: RuleContext): End {
  const match = opening.entry?.[side];
  if (match && !match.negated) {
    const leaves = leavesOf(match, addressObjects(context.configuration));
    if (leaves.some(({ term }) => term.kind === "fqdn" || term.kind === "unknown" || term.kind === "interface"))
      return { any: leaves.some(({ term }) => term.kind === "any"), addresses: undefined };
  }
  const { any, sets } = addressesOf(packets, side);
  if (any) return { any: true, addresses: Number.POSITIVE_INFINITY };
  return {
    any: isNearlyEvery(sets[4]) || isNearlyEvery(sets[6]),
    addresses: addressCount(sets[4]) + addressCount(sets[6]),
  };
}

/** The addresses on one side of packets; `any` where one block does not limit them. */
export function addressesOf(
  packets: PacketSet,
  side: "source" | "destination",
): { readonly any: boolean; readonly sets: { readonly 4: Ranges<Ip>; readonly 6: Ranges<Ip> } } {
  const parts: { 4: Ip[]; 6: Ip[] } = { 4: [], 6: [] };
  for (const block of packets) {
    const set = block[side];
    if (set === undefined) return { any: true, sets: { 4: [], 6: [] } };
    for (const address of set) parts[block.family].push(address);
  }
  return { any: false, sets: { 4: normalise(parts[4]), 6: normalise(parts[6]) } };
}
