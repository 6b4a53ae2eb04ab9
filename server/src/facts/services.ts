import { protocolNumber } from "../net/packet.ts";
import { has, type Ranges } from "../net/ranges.ts";

/** A well-known use of ports, as people speak of it. */
export interface KnownService {
  readonly name: string;
  /** IP protocol numbers. */
  readonly protocols: readonly number[];
  /** Destination ports as closed ranges. */
  readonly ports: Ranges;
}

const { tcp, udp } = protocolNumber;

/** Windows file sharing, NetBIOS and RPC: what must not cross an internet edge in either direction. */
export const windowsSharing: readonly KnownService[] = [
  { name: "RPC", protocols: [tcp, udp], ports: [135, 135] },
  { name: "NetBIOS", protocols: [udp], ports: [137, 138] },
  { name: "NetBIOS", protocols: [tcp], ports: [137, 137, 139, 139] },
  { name: "SMB", protocols: [tcp, udp], ports: [445, 445] },
];

export const remoteDesktop: KnownService = { name: "RDP", protocols: [tcp, udp], ports: [3389, 3389] };

/** Ways to administer a machine over the network, RDP aside. */
const remoteAdministration: readonly KnownService[] = [
  { name: "SSH", protocols: [tcp], ports: [22, 22] },
  { name: "Telnet", protocols: [tcp], ports: [23, 23] },
  { name: "WinRM", protocols: [tcp], ports: [5985, 5986] },
  { name: "VNC", protocols: [tcp], ports: [5800, 5809, 5900, 5909] },
  { name: "X11", protocols: [tcp], ports: [6000, 6063] },
  { name: "pcAnywhere", protocols: [tcp, udp], ports: [5631, 5632] },
  { name: "Radmin", protocols: [tcp], ports: [4899, 4899] },
  { name: "IPMI", protocols: [udp], ports: [623, 623] },
  { name: "WinBox", protocols: [tcp], ports: [8291, 8291] },
  { name: "SNMP", protocols: [udp], ports: [161, 162] },
];

/** Services that people publish to everyone on purpose. */
export const publicServices: readonly KnownService[] = [
  { name: "HTTP", protocols: [tcp], ports: [80, 80] },
  { name: "HTTPS", protocols: [tcp], ports: [443, 443] },
  { name: "QUIC", protocols: [udp], ports: [443, 443] },
  { name: "SMTP", protocols: [tcp], ports: [25, 25, 465, 465, 587, 587] },
  { name: "DNS", protocols: [tcp, udp], ports: [53, 53] },
  { name: "IPsec", protocols: [udp], ports: [500, 500, 4500, 4500] },
];

const others: readonly KnownService[] = [
  { name: "FTP", protocols: [tcp], ports: [20, 21] },
  { name: "TFTP", protocols: [udp], ports: [69, 69] },
  { name: "POP3", protocols: [tcp], ports: [110, 110, 995, 995] },
  { name: "NTP", protocols: [udp], ports: [123, 123] },
  { name: "IMAP", protocols: [tcp], ports: [143, 143, 993, 993] },
  { name: "IRC", protocols: [tcp], ports: [194, 194, 6660, 6669, 6697, 6697] },
  { name: "LDAP", protocols: [tcp, udp], ports: [389, 389, 636, 636] },
  { name: "syslog", protocols: [udp], ports: [514, 514] },
  { name: "DNS over TLS", protocols: [tcp, udp], ports: [853, 853] },
  { name: "rsync", protocols: [tcp], ports: [873, 873] },
  { name: "OpenVPN", protocols: [tcp, udp], ports: [1194, 1194] },
  { name: "SQL Server", protocols: [tcp, udp], ports: [1433, 1434] },
  { name: "Oracle", protocols: [tcp], ports: [1521, 1521] },
  { name: "L2TP", protocols: [udp], ports: [1701, 1701] },
  { name: "PPTP", protocols: [tcp], ports: [1723, 1723] },
  { name: "NFS", protocols: [tcp, udp], ports: [2049, 2049] },
  { name: "MySQL", protocols: [tcp], ports: [3306, 3306] },
  { name: "SIP", protocols: [tcp, udp], ports: [5060, 5061] },
  { name: "PostgreSQL", protocols: [tcp], ports: [5432, 5432] },
];

const known: readonly KnownService[] = [
  ...windowsSharing,
  remoteDesktop,
  ...remoteAdministration,
  ...publicServices,
  ...others,
];

/** What runs on a port by common use. */
export function serviceName(protocol: number, port: number): string | undefined {
  return known.find((service) => service.protocols.includes(protocol) && has(service.ports, port))?.name;
}
