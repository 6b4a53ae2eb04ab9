import { serviceName } from "../facts/services.ts";
import { formatRange, type Ip, type IpRange } from "../net/ip.ts";
import { protocolName, protocolNumber } from "../net/packet.ts";
import { type PacketSet, rangesOf } from "../net/packet-set.ts";
import { count, has, type Ranges, union } from "../net/ranges.ts";

/** `a`, `a and b`, `a, b, c and 4 more`. */
export function listed(words: readonly string[], most = 3): string {
  if (words.length <= 1) return words[0] ?? "nothing";
  if (words.length <= most) return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
  return `${words.slice(0, most).join(", ")} and ${words.length - most} more`;
}

/** `every service`, or `tcp/23 (Telnet), udp/69 (TFTP) and 2 more`. */
export function serviceWords(packets: PacketSet): string {
  let protocols: Ranges = [];
  const ports = new Map<number, Ranges>();
  for (const block of packets) {
    const numbers: Ranges = block.protocol ?? [0, 255];
    if (block.destinationPort === undefined) protocols = union(protocols, numbers);
    else
      for (const number of numbersOf(numbers)) ports.set(number, union(ports.get(number) ?? [], block.destinationPort));
  }
  if (count(protocols) >= manyProtocols) return "every service";
  const words: string[] = [];
  for (const number of numbersOf(protocols)) words.push(portless(number));
  for (const [number, set] of ports) {
    if (has(protocols, number)) continue;
    if (count(set) >= manyPorts) words.push(portless(number));
    else
      for (let at = 0; at < set.length; at += 2)
        words.push(portWords(number, set[at] as number, set[at + 1] as number));
  }
  return listed(words, 4);
}

/** A protocol field that leaves out less than this is as good as open. */
export const manyProtocols = 200;
const manyPorts = 60_000;

/** `tcp/3389 (RDP)` */
function portWords(protocol: number, from: number, to: number): string {
  const name = protocolName(protocol);
  if (from !== to) return `${name}/${from}-${to}`;
  const use = serviceName(protocol, from);
  return use === undefined ? `${name}/${from}` : `${name}/${from} (${use})`;
}

function portless(protocol: number): string {
  const ported = protocol === protocolNumber.tcp || protocol === protocolNumber.udp || protocol === protocolNumber.sctp;
  return ported ? `nearly every ${protocolName(protocol)} port` : protocolName(protocol);
}

function* numbersOf(set: Ranges): Generator<number> {
  for (let at = 0; at < set.length; at += 2)
    for (let number = set[at] as number; number <= (set[at + 1] as number); number++) yield number;
}

/** `any address`, `10.0.0.0/8 and 10.20.0.5`. */
export function addressWords(set: Ranges<Ip>): string {
  const ranges = rangesOf(set);
  if (ranges.some(isWhole)) return "any address";
  return listed(ranges.map(formatRange));
}

/** Where packets go: `any address`, `10.0.0.0/8 and 10.20.0.5`. */
export function destinationWords(packets: PacketSet): string {
  const sets: { 4: Ranges<Ip>; 6: Ranges<Ip> } = { 4: [], 6: [] };
  for (const { family, destination } of packets) {
    if (destination === undefined) return "any address";
    sets[family] = union(sets[family], destination);
  }
  return addressWords([...sets[4], ...sets[6]]);
}

function isWhole(range: IpRange): boolean {
  return range.family === 4 ? range.hi - range.lo >= 0xf000_0000 : range.hi - range.lo >= 1n << 127n;
}
