import { formatIp, type Ip } from "./ip.ts";

/** A concrete packet; absent parts do not matter or do not apply. */
export interface Packet {
  readonly source: Ip;
  readonly destination: Ip;
  /** IP protocol number. */
  readonly protocol: number;
  readonly sourcePort?: number;
  readonly destinationPort?: number;
  readonly icmpType?: number;
  readonly icmpCode?: number;
  /** TCP flag bits, FIN 1 to CWR 128. */
  readonly flags?: number;
  readonly state?: ConnectionStateName;
  /** A fragment other than the first. */
  readonly fragment?: boolean;
}

export type ConnectionStateName = "new" | "established" | "related" | "invalid" | "untracked";

export const protocolNumber = {
  icmp: 1,
  igmp: 2,
  ipip: 4,
  tcp: 6,
  udp: 17,
  gre: 47,
  esp: 50,
  ah: 51,
  icmp6: 58,
  eigrp: 88,
  ospf: 89,
  pim: 103,
  sctp: 132,
} as const;

const protocolNames = new Map<number, string>(Object.entries(protocolNumber).map(([name, number]) => [number, name]));

export function protocolName(number: number): string {
  return protocolNames.get(number) ?? `protocol ${number}`;
}

export function hasPorts(protocol: number): boolean {
  return protocol === protocolNumber.tcp || protocol === protocolNumber.udp || protocol === protocolNumber.sctp;
}

export function isIcmp(protocol: number): boolean {
  return protocol === protocolNumber.icmp || protocol === protocolNumber.icmp6;
}

/** `tcp 10.0.0.5:40000 → 203.0.113.9:23` */
export function formatPacket(packet: Packet): string {
  const at = (address: Ip, port: number | undefined) => {
    const text = formatIp(address);
    if (port === undefined) return text;
    return typeof address === "bigint" ? `[${text}]:${port}` : `${text}:${port}`;
  };
  const icmp = packet.icmpType === undefined ? "" : ` type ${packet.icmpType}`;
  const to = at(packet.destination, packet.destinationPort);
  return `${protocolName(packet.protocol)}${icmp} ${at(packet.source, packet.sourcePort)} → ${to}`;
}
