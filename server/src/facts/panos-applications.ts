import { protocolNumber } from "../net/packet.ts";

/** What an application runs on by default; without ports, all of the protocol. */
export interface UsualPorts {
  readonly protocol: number;
  /** Destination ports as closed ranges. */
  readonly ports?: readonly number[];
}

const { tcp, udp, icmp, icmp6, gre, esp, ah } = protocolNumber;

const on = (protocol: number, ...ports: readonly number[]): UsualPorts => ({
  protocol,
  ports: ports.flatMap((port) => [port, port]),
});

/**
 * The standard ports of App-IDs that policies often name, as Palo Alto Networks' Applipedia states them. Of others
 * nothing is assumed.
 */
export const usualPorts: ReadonlyMap<string, readonly UsualPorts[]> = new Map([
  ["web-browsing", [on(tcp, 80, 443)]],
  ["ssl", [on(tcp, 443)]],
  ["http-proxy", [on(tcp, 80, 3128, 8000, 8080)]],
  ["dns", [on(tcp, 53), on(udp, 53, 5353)]],
  ["dns-base", [on(tcp, 53), on(udp, 53, 5353)]],
  ["ssh", [on(tcp, 22)]],
  ["telnet", [on(tcp, 23)]],
  ["ftp", [on(tcp, 21)]],
  ["tftp", [on(udp, 69)]],
  ["smtp", [on(tcp, 25, 587)]],
  ["smtp-base", [on(tcp, 25, 587)]],
  ["pop3", [on(tcp, 110, 995)]],
  ["imap", [on(tcp, 143, 993)]],
  ["ntp", [on(udp, 123), on(tcp, 123)]],
  ["ntp-base", [on(udp, 123), on(tcp, 123)]],
  ["snmp", [on(tcp, 161), on(udp, 161)]],
  ["snmp-base", [on(tcp, 161), on(udp, 161)]],
  ["snmp-trap", [on(tcp, 162), on(udp, 162)]],
  ["syslog", [on(tcp, 514, 1468, 6514), on(udp, 514)]],
  ["ldap", [on(tcp, 389, 636, 3268, 3269), on(udp, 389, 3268)]],
  ["kerberos", [on(tcp, 88, 464), on(udp, 88, 464)]],
  ["radius", [on(udp, 1645, 1646, 1812, 1813), on(tcp, 1812, 1813)]],
  ["ms-rdp", [on(tcp, 3389), on(udp, 3389)]],
  ["ms-ds-smb", [on(tcp, 139, 445), on(udp, 445)]],
  ["ms-ds-smbv1", [on(tcp, 139, 445), on(udp, 445)]],
  ["ms-ds-smbv2", [on(tcp, 139, 445), on(udp, 445)]],
  ["ms-ds-smbv3", [on(tcp, 139, 445), on(udp, 445)]],
  ["netbios-ss", [on(tcp, 139)]],
  ["netbios-dg", [on(udp, 138)]],
  ["netbios-ns", [on(tcp, 137), on(udp, 137)]],
  ["mssql-db", [on(tcp, 1433), on(udp, 1433)]],
  ["mssql-mon", [on(udp, 1434), on(tcp, 1434)]],
  ["mysql", [on(tcp, 3306)]],
  ["oracle", [on(tcp, 1521)]],
  ["postgres", [on(tcp, 5432)]],
  ["sip", [on(tcp, 5060, 5061), on(udp, 5060)]],
  ["bgp", [on(tcp, 179)]],
  ["ike", [on(udp, 500, 4500)]],
  ["ipsec-esp", [{ protocol: esp }]],
  ["ipsec-ah", [{ protocol: ah }]],
  ["ipsec-esp-udp", [on(udp, 4500)]],
  ["l2tp", [on(udp, 1701)]],
  ["pptp", [on(tcp, 1723)]],
  ["gre", [{ protocol: gre }]],
  ["ospf", [{ protocol: 89 }]],
  ["icmp", [{ protocol: icmp }]],
  ["ping", [{ protocol: icmp }]],
  ["traceroute", [{ protocol: icmp }, { protocol: udp, ports: [33_434, 33_534] }]],
  ["ipv6-icmp", [{ protocol: icmp6 }]],
  ["ping6", [{ protocol: icmp6 }]],
  ["panos-global-protect", [on(tcp, 443)]],
  ["paloalto-updates", [on(tcp, 443)]],
  ["ms-update", [on(tcp, 80, 443)]],
]);
