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
