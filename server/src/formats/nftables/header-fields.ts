import { protocolNumber } from "../../net/packet.ts";
import type { Cursor } from "./cursor.ts";
import { type Field, other, takeOneOf, words } from "./fields.ts";

/** What a packet's headers say: `tcp dport`, `ip6 nexthdr`, `frag more-fragments`. */
export function takeHeaderField(cursor: Cursor, word: string): Field | undefined {
  switch (word) {
    case "ip":
      return takeIp(cursor);
    case "ip6":
      return takeIp6(cursor);
    case "tcp":
      return takeTcp(cursor);
    case "udp":
    case "udplite":
    case "sctp":
    case "dccp":
      return takePorts(cursor, transports[word]);
    case "th":
      return takePorts(cursor, undefined);
    case "icmp":
      return takeIcmp(cursor, 4);
    case "icmpv6":
      return takeIcmp(cursor, 6);
    case "ether":
      return cursor.peek() === "type" && cursor.takeIf("type")
        ? { kind: "family", by: "ether" }
        : takeOneOf(cursor, etherParts, other);
    case "vlan":
      return takeOneOf(cursor, vlanParts, other);
    case "arp":
      return takeArp(cursor);
    case "esp":
      return takeOneOf(cursor, espParts, { kind: "other", protocol: protocolNumber.esp });
    case "ah":
      return takeOneOf(cursor, ahParts, { kind: "other", protocol: protocolNumber.ah });
    case "comp":
      return takeOneOf(cursor, compParts, { kind: "other", protocol: 108 });
    case "igmp":
      return takeOneOf(cursor, igmpParts, { kind: "other", protocol: protocolNumber.igmp });
    case "gre":
    case "geneve":
    case "vxlan":
    case "gretap":
      cursor.take();
      if (cursor.peek() !== "vmap" && cursor.kind === "word" && /^[a-z]+addr$|^[sd]port$/.test(cursor.peek()))
        cursor.take();
      return other;
    case "exthdr":
      return takeHeaderOption(cursor);
    case "frag":
    case "hbh":
    case "rt":
    case "dst":
    case "mh":
    case "srh":
      return takeExtension(cursor, word);
    default:
      return undefined;
  }
}

const transports = { udp: protocolNumber.udp, udplite: 136, sctp: protocolNumber.sctp, dccp: 33 } as const;

const ipParts = words("version hdrlength dscp ecn length id ttl checksum");
const ip6Parts = words("dscp ecn flowlabel length hoplimit");
const tcpParts = words("sequence ackseq doff reserved window checksum urgptr");
const transportParts = words("length checksum csumcov vtag type");
const icmpParts = words("checksum id sequence gateway mtu parameter-problem packet-too-big max-delay taddr daddr");
const etherParts = words("saddr daddr");
const vlanParts = words("id dei cfi pcp type");
const espParts = words("spi sequence");
const ahParts = words("nexthdr hdrlength reserved spi sequence");
const compParts = words("nexthdr flags cpi");
const igmpParts = words("type mrt checksum group");

function takeIp(cursor: Cursor): Field | undefined {
  const { value: part } = cursor.take();
  if (part === "saddr") return { kind: "address", side: "source", family: 4 };
  if (part === "daddr") return { kind: "address", side: "destination", family: 4 };
  if (part === "protocol") return { kind: "protocol", family: 4 };
  if (part === "frag-off") return { kind: "fragment" };
  if (part === "version") return { kind: "family", by: "version" };
  if (part === "option") {
    cursor.take();
    if (cursor.kind === "word" && /^(?:type|length|ptr|addr|value)$/.test(cursor.peek())) cursor.take();
    return { kind: "other", family: 4 };
  }
  return ipParts.has(part) ? { kind: "other", family: 4 } : undefined;
}

function takeIp6(cursor: Cursor): Field | undefined {
  const { value: part } = cursor.take();
  if (part === "saddr") return { kind: "address", side: "source", family: 6 };
  if (part === "daddr") return { kind: "address", side: "destination", family: 6 };
  if (part === "nexthdr") return { kind: "protocol", family: 6 };
  if (part === "version") return { kind: "family", by: "version" };
  return ip6Parts.has(part) ? { kind: "other", family: 6 } : undefined;
}

function takeTcp(cursor: Cursor): Field | undefined {
  if (cursor.takeIf("flags")) return { kind: "flags" };
  const field: Field = { kind: "other", protocol: protocolNumber.tcp };
  if (cursor.takeIf("option")) {
    cursor.take();
    if (/^(?:kind|length|size|count|left|right|tsval|tsecr|sack-perm|subtype)$/.test(cursor.peek())) cursor.take();
    else if (cursor.takeIf(",")) while (cursor.takeIf(",") || /^\d+$/.test(cursor.peek())) cursor.at++;
    return field;
  }
  return cursor.takeAnyOf(tcpParts) ? field : takePorts(cursor, protocolNumber.tcp);
}

function takePorts(cursor: Cursor, protocol: number | undefined): Field | undefined {
  const of = protocol === undefined ? {} : { protocol };
  if (cursor.takeIf("sport")) return { kind: "port", side: "source", ...of };
  if (cursor.takeIf("dport")) return { kind: "port", side: "destination", ...of };
  if (cursor.takeIf("chunk") || cursor.takeIf("option")) {
    cursor.take();
    if (cursor.kind === "word" && /^[a-z][a-z-]+$/.test(cursor.peek()) && !/^(?:exists|missing)$/.test(cursor.peek()))
      cursor.take();
    return { kind: "other", ...of };
  }
  return takeOneOf(cursor, transportParts, { kind: "other", ...of });
}

function takeIcmp(cursor: Cursor, family: 4 | 6): Field | undefined {
  if (cursor.takeIf("type")) return { kind: "icmp", part: "type", family };
  if (cursor.takeIf("code")) return { kind: "icmp", part: "code", family };
  const protocol = family === 4 ? protocolNumber.icmp : protocolNumber.icmp6;
  return takeOneOf(cursor, icmpParts, { kind: "other", protocol });
}

function takeArp(cursor: Cursor): Field | undefined {
  if (cursor.takeIf("saddr") || cursor.takeIf("daddr")) {
    cursor.take();
    return other;
  }
  return takeOneOf(cursor, words("htype ptype hlen plen operation"), other);
}

function takeHeaderOption(cursor: Cursor): Field {
  cursor.take();
  return { kind: "other", family: 6 };
}

const extensionParts = words(
  "nexthdr reserved reserved2 frag-off more-fragments id hdrlength type seg-left checksum flags tag last-entry sid addr",
);

/** `frag more-fragments`, `rt type`; and `rt ip nexthop`, which is about the route, not the header. */
function takeExtension(cursor: Cursor, header: string): Field | undefined {
  if (header === "rt") {
    const family = cursor.takeIf("ip") ? 4 : cursor.takeIf("ip6") ? 6 : undefined;
    if (cursor.takeAnyOf(words("classid nexthop mtu ipsec"))) return family ? { kind: "other", family } : other;
  }
  return takeOneOf(cursor, extensionParts, { kind: "other", family: 6 });
}

/** `@th,16,16` */
export function takeRaw(cursor: Cursor): Field | undefined {
  if (!cursor.takeAnyOf(words("ll nh th ih"))) return undefined;
  for (let part = 0; part < 2; part++) {
    if (!cursor.takeIf(",")) return undefined;
    cursor.take();
  }
  return other;
}
