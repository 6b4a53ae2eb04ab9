import { protocolNumber } from "../net/packet.ts";

/** A part of what a service is; without a protocol, all there is. */
export interface ServicePart {
  readonly protocol?: number;
  /** Destination and source ports as closed ranges. */
  readonly ports?: readonly number[];
  readonly source?: readonly number[];
  readonly icmpType?: number;
}

const { icmp, icmp6, tcp, udp } = protocolNumber;

/** The services a FortiGate comes with, as FortiOS 7 has them; an administrator may change or delete them. */
export const defaultServices: ReadonlyMap<string, readonly ServicePart[]> = new Map<string, readonly ServicePart[]>([
  ["ALL", [{}]],
  ["ALL_TCP", [{ protocol: tcp, ports: [1, 65535] }]],
  ["ALL_UDP", [{ protocol: udp, ports: [1, 65535] }]],
  ["ALL_ICMP", [{ protocol: icmp }]],
  ["ALL_ICMP6", [{ protocol: icmp6 }]],
  ["GRE", [{ protocol: 47 }]],
  ["AH", [{ protocol: 51 }]],
  ["ESP", [{ protocol: 50 }]],
  ["OSPF", [{ protocol: 89 }]],
  ["AOL", [{ protocol: tcp, ports: [5190, 5194] }]],
  ["BGP", [{ protocol: tcp, ports: [179, 179] }]],
  ["DHCP", [{ protocol: udp, ports: [67, 68] }]],
  [
    "DNS",
    [
      { protocol: tcp, ports: [53, 53] },
      { protocol: udp, ports: [53, 53] },
    ],
  ],
  ["FINGER", [{ protocol: tcp, ports: [79, 79] }]],
  ["FTP", [{ protocol: tcp, ports: [21, 21] }]],
  ["FTP_GET", [{ protocol: tcp, ports: [21, 21] }]],
  ["FTP_PUT", [{ protocol: tcp, ports: [21, 21] }]],
  ["GOPHER", [{ protocol: tcp, ports: [70, 70] }]],
  [
    "H323",
    [
      { protocol: tcp, ports: [1503, 1503, 1720, 1720] },
      { protocol: udp, ports: [1719, 1719] },
    ],
  ],
  ["HTTP", [{ protocol: tcp, ports: [80, 80] }]],
  ["HTTPS", [{ protocol: tcp, ports: [443, 443] }]],
  ["IKE", [{ protocol: udp, ports: [500, 500, 4500, 4500] }]],
  ["IMAP", [{ protocol: tcp, ports: [143, 143] }]],
  ["IMAPS", [{ protocol: tcp, ports: [993, 993] }]],
  ["Internet-Locator-Service", [{ protocol: tcp, ports: [389, 389] }]],
  ["IRC", [{ protocol: tcp, ports: [6660, 6669] }]],
  [
    "L2TP",
    [
      { protocol: tcp, ports: [1701, 1701] },
      { protocol: udp, ports: [1701, 1701] },
    ],
  ],
  ["LDAP", [{ protocol: tcp, ports: [389, 389] }]],
  ["LDAP_UDP", [{ protocol: udp, ports: [389, 389] }]],
  ["NetMeeting", [{ protocol: tcp, ports: [1720, 1720] }]],
  [
    "NFS",
    [
      { protocol: tcp, ports: [111, 111, 2049, 2049] },
      { protocol: udp, ports: [111, 111, 2049, 2049] },
    ],
  ],
  ["NNTP", [{ protocol: tcp, ports: [119, 119] }]],
  [
    "NTP",
    [
      { protocol: tcp, ports: [123, 123] },
      { protocol: udp, ports: [123, 123] },
    ],
  ],
  [
    "PC-Anywhere",
    [
      { protocol: tcp, ports: [5631, 5631] },
      { protocol: udp, ports: [5632, 5632] },
    ],
  ],
  ["PING", [{ protocol: icmp, icmpType: 8 }]],
  ["PING6", [{ protocol: icmp6, icmpType: 128 }]],
  ["TIMESTAMP", [{ protocol: icmp, icmpType: 13 }]],
  ["INFO_REQUEST", [{ protocol: icmp, icmpType: 15 }]],
  ["INFO_ADDRESS", [{ protocol: icmp, icmpType: 17 }]],
  [
    "ONC-RPC",
    [
      { protocol: tcp, ports: [111, 111] },
      { protocol: udp, ports: [111, 111] },
    ],
  ],
  [
    "DCE-RPC",
    [
      { protocol: tcp, ports: [135, 135] },
      { protocol: udp, ports: [135, 135] },
    ],
  ],
  ["POP3", [{ protocol: tcp, ports: [110, 110] }]],
  ["POP3S", [{ protocol: tcp, ports: [995, 995] }]],
  ["PPTP", [{ protocol: tcp, ports: [1723, 1723] }]],
  ["QUAKE", [{ protocol: udp, ports: [26000, 26000, 27000, 27000, 27910, 27910, 27960, 27960] }]],
  ["RAUDIO", [{ protocol: udp, ports: [7070, 7070] }]],
  ["REXEC", [{ protocol: tcp, ports: [512, 512] }]],
  ["RIP", [{ protocol: udp, ports: [520, 520] }]],
  ["RLOGIN", [{ protocol: tcp, ports: [513, 513], source: [512, 1023] }]],
  ["RSH", [{ protocol: tcp, ports: [514, 514], source: [512, 1023] }]],
  ["SCCP", [{ protocol: tcp, ports: [2000, 2000] }]],
  [
    "SIP",
    [
      { protocol: tcp, ports: [5060, 5060] },
      { protocol: udp, ports: [5060, 5060] },
    ],
  ],
  ["SIP-MSNmessenger", [{ protocol: tcp, ports: [1863, 1863] }]],
  ["SAMBA", [{ protocol: tcp, ports: [139, 139] }]],
  ["SMB", [{ protocol: tcp, ports: [445, 445] }]],
  ["SMTP", [{ protocol: tcp, ports: [25, 25] }]],
  ["SMTPS", [{ protocol: tcp, ports: [465, 465] }]],
  [
    "SNMP",
    [
      { protocol: tcp, ports: [161, 162] },
      { protocol: udp, ports: [161, 162] },
    ],
  ],
  ["SSH", [{ protocol: tcp, ports: [22, 22] }]],
  ["SYSLOG", [{ protocol: udp, ports: [514, 514] }]],
  ["TALK", [{ protocol: udp, ports: [517, 518] }]],
  ["TELNET", [{ protocol: tcp, ports: [23, 23] }]],
  ["TFTP", [{ protocol: udp, ports: [69, 69] }]],
  ["MGCP", [{ protocol: udp, ports: [2427, 2427, 2727, 2727] }]],
  ["UUCP", [{ protocol: tcp, ports: [540, 540] }]],
  ["VDOLIVE", [{ protocol: tcp, ports: [7000, 7010] }]],
  ["WAIS", [{ protocol: tcp, ports: [210, 210] }]],
  ["WINFRAME", [{ protocol: tcp, ports: [1494, 1494, 2598, 2598] }]],
  ["X-WINDOWS", [{ protocol: tcp, ports: [6000, 6063] }]],
  ["MS-SQL", [{ protocol: tcp, ports: [1433, 1434] }]],
  ["MYSQL", [{ protocol: tcp, ports: [3306, 3306] }]],
  ["RDP", [{ protocol: tcp, ports: [3389, 3389] }]],
  ["VNC", [{ protocol: tcp, ports: [5900, 5900] }]],
  ["DHCP6", [{ protocol: udp, ports: [546, 547] }]],
  ["SQUID", [{ protocol: tcp, ports: [3128, 3128] }]],
  [
    "SOCKS",
    [
      { protocol: tcp, ports: [1080, 1080] },
      { protocol: udp, ports: [1080, 1080] },
    ],
  ],
  [
    "WINS",
    [
      { protocol: tcp, ports: [1512, 1512] },
      { protocol: udp, ports: [1512, 1512] },
    ],
  ],
  ["RADIUS", [{ protocol: udp, ports: [1812, 1813] }]],
  ["RADIUS-OLD", [{ protocol: udp, ports: [1645, 1646] }]],
  [
    "CVSPSERVER",
    [
      { protocol: tcp, ports: [2401, 2401] },
      { protocol: udp, ports: [2401, 2401] },
    ],
  ],
  [
    "AFS3",
    [
      { protocol: tcp, ports: [7000, 7009] },
      { protocol: udp, ports: [7000, 7009] },
    ],
  ],
  ["TRACEROUTE", [{ protocol: udp, ports: [33434, 33535] }]],
  [
    "RTSP",
    [
      { protocol: tcp, ports: [554, 554, 7070, 7070, 8554, 8554] },
      { protocol: udp, ports: [554, 554] },
    ],
  ],
  [
    "MMS",
    [
      { protocol: tcp, ports: [1755, 1755] },
      { protocol: udp, ports: [1024, 5000] },
    ],
  ],
  [
    "KERBEROS",
    [
      { protocol: tcp, ports: [88, 88, 464, 464] },
      { protocol: udp, ports: [88, 88, 464, 464] },
    ],
  ],
  ["NONE", [{ protocol: tcp, ports: [0, 0] }]],
  // What older releases call ALL, and the explicit proxy's own.
  ["ANY", [{}]],
  ["webproxy", [{ protocol: tcp, ports: [0, 65535] }]],
  [
    "GTP",
    [
      { protocol: tcp, ports: [3386, 3386] },
      { protocol: udp, ports: [2123, 2123, 2152, 2152, 3386, 3386] },
    ],
  ],
]);

/** The service groups a FortiGate comes with. */
export const defaultServiceGroups: ReadonlyMap<string, readonly string[]> = new Map([
  ["Email Access", ["DNS", "IMAP", "IMAPS", "POP3", "POP3S", "SMTP", "SMTPS"]],
  ["Web Access", ["DNS", "HTTP", "HTTPS"]],
  ["Windows AD", ["DCE-RPC", "DNS", "KERBEROS", "LDAP", "LDAP_UDP", "SAMBA", "SMB"]],
  ["Exchange Server", ["DCE-RPC", "DNS", "HTTPS"]],
]);
