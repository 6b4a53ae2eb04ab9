/** Names of ports in a Junos firewall filter. */
export const portNames: ReadonlyMap<string, number> = new Map<string, number>([
  ["afs", 1483],
  ["bgp", 179],
  ["biff", 512],
  ["bootpc", 68],
  ["bootps", 67],
  ["cmd", 514],
  ["cvspserver", 2401],
  ["dhcp", 67],
  ["domain", 53],
  ["eklogin", 2105],
  ["ekshell", 2106],
  ["exec", 512],
  ["finger", 79],
  ["ftp", 21],
  ["ftp-data", 20],
  ["http", 80],
  ["https", 443],
  ["ident", 113],
  ["imap", 143],
  ["kerberos-sec", 88],
  ["klogin", 543],
  ["kpasswd", 761],
  ["krb-prop", 754],
  ["krbupdate", 760],
  ["kshell", 544],
  ["ldap", 389],
  ["ldp", 646],
  ["login", 513],
  ["mobileip-agent", 434],
  ["mobilip-mn", 435],
  ["msdp", 639],
  ["netbios-dgm", 138],
  ["netbios-ns", 137],
  ["netbios-ssn", 139],
  ["nfsd", 2049],
  ["nntp", 119],
  ["ntalk", 518],
  ["ntp", 123],
  ["pop3", 110],
  ["pptp", 1723],
  ["printer", 515],
  ["radacct", 1813],
  ["radius", 1812],
  ["rip", 520],
  ["rkinit", 2108],
  ["smtp", 25],
  ["snmp", 161],
  ["snmptrap", 162],
  ["snpp", 444],
  ["socks", 1080],
  ["ssh", 22],
  ["sunrpc", 111],
  ["syslog", 514],
  ["tacacs", 49],
  ["tacacs-ds", 65],
  ["talk", 517],
  ["telnet", 23],
  ["tftp", 69],
  ["timed", 525],
  ["who", 513],
  ["xdmcp", 177],
  ["zephyr-clt", 2103],
  ["zephyr-hm", 2104],
  ["zephyr-srv", 2102],
]);

/** Names of IP protocols in Junos. */
export const protocolNames: ReadonlyMap<string, number> = new Map<string, number>([
  ["icmp", 1],
  ["igmp", 2],
  ["ipip", 4],
  ["tcp", 6],
  ["egp", 8],
  ["udp", 17],
  ["rsvp", 46],
  ["gre", 47],
  ["esp", 50],
  ["ah", 51],
  ["icmp6", 58],
  ["ospf", 89],
  ["pim", 103],
  ["vrrp", 112],
  ["sctp", 132],
  ["icmpv6", 58],
  ["dstopts", 60],
  ["fragment", 44],
  ["hop-by-hop", 0],
  ["no-next-header", 59],
  ["routing", 43],
  ["eigrp", 88],
  ["ipv6", 41],
  ["l2tp", 115],
]);

/** Names of ICMP types, and of codes in their type. */
export const icmpTypeNames: ReadonlyMap<string, number> = new Map<string, number>([
  ["echo-reply", 0],
  ["unreachable", 3],
  ["destination-unreachable", 3],
  ["source-quench", 4],
  ["redirect", 5],
  ["echo-request", 8],
  ["router-advertisement", 9],
  ["router-solicit", 10],
  ["time-exceeded", 11],
  ["parameter-problem", 12],
  ["timestamp", 13],
  ["timestamp-reply", 14],
  ["info-request", 15],
  ["info-reply", 16],
  ["mask-request", 17],
  ["mask-reply", 18],
]);

/** The same for IPv6. */
export const icmp6TypeNames: ReadonlyMap<string, number> = new Map<string, number>([
  ["destination-unreachable", 1],
  ["packet-too-big", 2],
  ["time-exceeded", 3],
  ["parameter-problem", 4],
  ["echo-request", 128],
  ["echo-reply", 129],
  ["membership-query", 130],
  ["membership-report", 131],
  ["membership-termination", 132],
  ["router-solicit", 133],
  ["router-advertisement", 134],
  ["neighbor-solicit", 135],
  ["neighbor-advertisement", 136],
  ["redirect", 137],
  ["router-renumbering", 138],
  ["node-information-request", 139],
  ["node-information-reply", 140],
  ["inverse-neighbor-discovery-solicitation", 141],
  ["inverse-neighbor-discovery-advertisement", 142],
  ["home-agent-address-discovery-request", 144],
  ["home-agent-address-discovery-reply", 145],
  ["mobile-prefix-solicitation", 146],
  ["mobile-prefix-advertisement-reply", 147],
  ["certificate-path-solicitation", 148],
  ["certificate-path-advertisement", 149],
  ["private-experimentation-100", 100],
  ["private-experimentation-101", 101],
  ["private-experimentation-200", 200],
  ["private-experimentation-201", 201],
]);

/** Names of ICMP codes for IPv4. */
export const icmpCodeNames: ReadonlyMap<string, number> = new Map<string, number>([
  ["network-unreachable", 0],
  ["host-unreachable", 1],
  ["protocol-unreachable", 2],
  ["port-unreachable", 3],
  ["fragmentation-needed", 4],
  ["source-route-failed", 5],
  ["destination-network-unknown", 6],
  ["destination-host-unknown", 7],
  ["source-host-isolated", 8],
  ["destination-network-prohibited", 9],
  ["destination-host-prohibited", 10],
  ["network-unreachable-for-tos", 11],
  ["host-unreachable-for-tos", 12],
  ["communication-prohibited-by-filtering", 13],
  ["host-precedence-violation", 14],
  ["precedence-cutoff-in-effect", 15],
  ["redirect-for-network", 0],
  ["redirect-for-host", 1],
  ["redirect-for-tos-and-net", 2],
  ["redirect-for-tos-and-host", 3],
  ["ttl-eq-zero-during-transit", 0],
  ["ttl-eq-zero-during-reassembly", 1],
  ["ip-header-bad", 0],
  ["required-option-missing", 1],
]);

/** Names of ICMP codes for IPv6. */
export const icmp6CodeNames: ReadonlyMap<string, number> = new Map<string, number>([
  ["no-route-to-destination", 0],
  ["administratively-prohibited", 1],
  ["address-unreachable", 3],
  ["port-unreachable", 4],
  ["ttl-eq-zero-during-transit", 0],
  ["ttl-eq-zero-during-reassembly", 1],
  ["ip6-header-bad", 0],
  ["unrecognized-next-header", 1],
  ["unrecognized-option", 2],
]);

/** What `host-inbound-traffic` calls a service of the device, and what it opens. */
export interface InboundService {
  readonly protocol: number;
  readonly ports?: readonly number[];
  readonly icmpType?: number;
}

const tcp = 6;
const udp = 17;

/** `host-inbound-traffic system-services`, without `all` and `any-service`. */
export const systemServices: ReadonlyMap<string, readonly InboundService[]> = new Map<
  string,
  readonly InboundService[]
>([
  ["bootp", [{ protocol: udp, ports: [67, 68] }]],
  ["dhcp", [{ protocol: udp, ports: [67, 68] }]],
  ["dhcpv6", [{ protocol: udp, ports: [546, 547] }]],
  [
    "dns",
    [
      { protocol: tcp, ports: [53, 53] },
      { protocol: udp, ports: [53, 53] },
    ],
  ],
  ["finger", [{ protocol: tcp, ports: [79, 79] }]],
  ["ftp", [{ protocol: tcp, ports: [21, 21] }]],
  ["http", [{ protocol: tcp, ports: [80, 80] }]],
  ["https", [{ protocol: tcp, ports: [443, 443] }]],
  ["ident-reset", [{ protocol: tcp, ports: [113, 113] }]],
  ["ike", [{ protocol: udp, ports: [500, 500, 4500, 4500] }, { protocol: 50 }, { protocol: 51 }]],
  ["lsping", [{ protocol: udp, ports: [3503, 3503] }]],
  ["netconf", [{ protocol: tcp, ports: [830, 830] }]],
  ["ntp", [{ protocol: udp, ports: [123, 123] }]],
  [
    "ping",
    [
      { protocol: 1, icmpType: 8 },
      { protocol: 58, icmpType: 128 },
    ],
  ],
  ["r2cp", [{ protocol: udp, ports: [28672, 28672] }]],
  ["reverse-ssh", [{ protocol: tcp, ports: [2901, 2901] }]],
  ["reverse-telnet", [{ protocol: tcp, ports: [2900, 2900] }]],
  ["rlogin", [{ protocol: tcp, ports: [513, 513] }]],
  [
    "rpm",
    [
      { protocol: tcp, ports: [7, 7] },
      { protocol: udp, ports: [7, 7] },
    ],
  ],
  ["rsh", [{ protocol: tcp, ports: [514, 514] }]],
  [
    "sip",
    [
      { protocol: tcp, ports: [5060, 5060] },
      { protocol: udp, ports: [5060, 5060] },
    ],
  ],
  ["snmp", [{ protocol: udp, ports: [161, 161] }]],
  ["snmp-trap", [{ protocol: udp, ports: [162, 162] }]],
  ["ssh", [{ protocol: tcp, ports: [22, 22] }]],
  ["tcp-encap", [{ protocol: tcp, ports: [443, 443] }]],
  ["telnet", [{ protocol: tcp, ports: [23, 23] }]],
  ["tftp", [{ protocol: udp, ports: [69, 69] }]],
  ["traceroute", [{ protocol: udp, ports: [33434, 33523] }]],
  ["webapi-clear-text", [{ protocol: tcp, ports: [3000, 3000] }]],
  ["webapi-ssl", [{ protocol: tcp, ports: [3001, 3001] }]],
  ["xnm-clear-text", [{ protocol: tcp, ports: [3221, 3221] }]],
  ["xnm-ssl", [{ protocol: tcp, ports: [3220, 3220] }]],
]);

/** `host-inbound-traffic protocols`, without `all`. */
export const routingProtocols: ReadonlyMap<string, readonly InboundService[]> = new Map<
  string,
  readonly InboundService[]
>([
  ["bfd", [{ protocol: udp, ports: [3784, 3785] }]],
  ["bgp", [{ protocol: tcp, ports: [179, 179] }]],
  ["dvmrp", [{ protocol: 2 }]],
  ["igmp", [{ protocol: 2 }]],
  [
    "ldp",
    [
      { protocol: tcp, ports: [646, 646] },
      { protocol: udp, ports: [646, 646] },
    ],
  ],
  ["msdp", [{ protocol: tcp, ports: [639, 639] }]],
  ["ndp", [{ protocol: 58 }]],
  ["nhrp", [{ protocol: 54 }]],
  ["ospf", [{ protocol: 89 }]],
  ["ospf3", [{ protocol: 89 }]],
  ["pgm", [{ protocol: 113 }]],
  ["pim", [{ protocol: 103 }]],
  ["rip", [{ protocol: udp, ports: [520, 520] }]],
  ["ripng", [{ protocol: udp, ports: [521, 521] }]],
  ["router-discovery", [{ protocol: 1 }]],
  ["rsvp", [{ protocol: 46 }]],
  ["sap", [{ protocol: udp, ports: [9875, 9875] }]],
  ["vrrp", [{ protocol: 112 }]],
]);

/** Login classes that a Junos device has without a definition. */
export const defaultLoginClasses: ReadonlySet<string> = new Set([
  "super-user",
  "superuser",
  "operator",
  "read-only",
  "unauthorized",
]);

/** Groups that a Junos device brings, or that name one of its members. */
export const defaultGroups = /^(?:junos-|(?:node|member|re)[0-9]+$)/;
