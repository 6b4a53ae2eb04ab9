import { formatIp, parseIp } from "./ip.ts";
import { hasPorts, isIcmp, type Packet, protocolNumber } from "./packet.ts";
import { connectionStates } from "./packet-set.ts";

/** A packet as JSON lines state it; what is absent is not stated. */
export interface PacketRecord {
  readonly in_iface?: string;
  readonly out_iface?: string;
  readonly src: string;
  readonly dst: string;
  /** A name (tcp, udp, icmp, icmpv6, gre, …) or a number; default tcp. */
  readonly proto?: string | number;
  readonly sport?: number;
  readonly dport?: number;
  readonly icmp_type?: number;
  readonly icmp_code?: number;
  /** Letters of FSRPAU. */
  readonly flags?: string;
  readonly state?: string;
}

const flagBits: Readonly<Record<string, number>> = { F: 1, S: 2, R: 4, P: 8, A: 16, U: 32, E: 64, C: 128 };
const otherNames: Readonly<Record<string, number>> = { icmpv6: 58, "ipv6-icmp": 58 };

/** Reads one JSON value as a packet; a text says what is wrong with it. */
export function packetOfRecord(value: unknown): Packet | string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "not an object";
  const record = value as { readonly [key: string]: unknown };
  const source = typeof record.src === "string" ? parseIp(record.src) : undefined;
  const destination = typeof record.dst === "string" ? parseIp(record.dst) : undefined;
  if (source === undefined) return "src is not an IP address";
  if (destination === undefined) return "dst is not an IP address";
  if (typeof source !== typeof destination) return "src and dst are of different families";
  const protocol = protocolOf(record.proto ?? "tcp");
  if (protocol === undefined) return "proto is not a protocol";
  for (const [name, most] of [
    ["sport", 65535],
    ["dport", 65535],
    ["icmp_type", 255],
    ["icmp_code", 255],
  ] as const)
    if (record[name] !== undefined && record[name] !== null && !isWhole(record[name], most))
      return `${name} is not a number from 0 to ${most}`;
  const state = record.state ?? undefined;
  const known = connectionStates.find((each) => each === state);
  if (state !== undefined && known === undefined)
    return "state is none of new, established, related, invalid, untracked";
  if (record.flags !== undefined && (typeof record.flags !== "string" || /[^FSRPAUEC]/.test(record.flags)))
    return "flags are not letters of FSRPAUEC";
  return {
    source,
    destination,
    protocol,
    ...(hasPorts(protocol)
      ? { ...number("sourcePort", record.sport), ...number("destinationPort", record.dport) }
      : {}),
    ...(isIcmp(protocol) ? { ...number("icmpType", record.icmp_type), ...number("icmpCode", record.icmp_code) } : {}),
    ...(protocol === protocolNumber.tcp ? flagsOf(record.flags, known) : {}),
    ...(known ? { state: known } : {}),
  };
}

/** The same packet as a JSON object. */
export function recordOfPacket(packet: Packet): PacketRecord {
  const name = Object.entries(protocolNumber).find(([, each]) => each === packet.protocol)?.[0];
  return {
    src: formatIp(packet.source),
    dst: formatIp(packet.destination),
    proto: name === "icmp6" ? "icmpv6" : (name ?? packet.protocol),
    ...number("sport", packet.sourcePort),
    ...number("dport", packet.destinationPort),
    ...number("icmp_type", packet.icmpType),
    ...number("icmp_code", packet.icmpCode),
    ...(packet.state ? { state: packet.state } : {}),
  };
}

function protocolOf(value: unknown): number | undefined {
  if (isWhole(value, 255)) return value;
  if (typeof value !== "string") return undefined;
  if (/^\d{1,3}$/.test(value)) return Number(value) <= 255 ? Number(value) : undefined;
  const names: Readonly<Record<string, number>> = { ...protocolNumber, ...otherNames };
  return Object.hasOwn(names, value.toLowerCase()) ? names[value.toLowerCase()] : undefined;
}

/** Flags as given, or those that a packet of that state has: SYN opens, ACK goes on. */
function flagsOf(letters: unknown, state: string | undefined): { flags?: number } {
  if (typeof letters === "string")
    return { flags: [...letters].reduce((bits, letter) => bits | (flagBits[letter] ?? 0), 0) };
  if (state === "new") return { flags: 2 };
  return state === "established" ? { flags: 16 } : {};
}

function isWhole(value: unknown, most: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && 0 <= value && value <= most;
}

function number<K extends string>(key: K, value: unknown): { [P in K]?: number } {
  return (typeof value === "number" ? { [key]: value } : {}) as { [P in K]?: number };
}
