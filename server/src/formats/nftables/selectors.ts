import { protocolNumber } from "../../net/packet.ts";
import { cover, type Span } from "../../text/span.ts";
import type { Cursor } from "./cursor.ts";

/** What of a packet a match looks at. */
export type Field =
  | { readonly kind: "address"; readonly side: "source" | "destination"; readonly family: 4 | 6 }
  | { readonly kind: "interface"; readonly side: "inbound" | "outbound" }
  /** Without a protocol (`th`), of any that has ports. */
  | { readonly kind: "port"; readonly side: "source" | "destination"; readonly protocol?: number }
  /** `ip protocol` and `ip6 nexthdr` mean one family only. */
  | { readonly kind: "protocol"; readonly family?: 4 | 6 }
  | { readonly kind: "family"; readonly by: "name" | "ether" | "version" }
  | { readonly kind: "icmp"; readonly part: "type" | "code"; readonly family: 4 | 6 }
  | { readonly kind: "state" }
  | { readonly kind: "flags" }
  | { readonly kind: "fragment" }
  /** Something that a file cannot tell of a packet; it may still say which packets have it at all. */
  | { readonly kind: "other"; readonly family?: 4 | 6; readonly protocol?: number };

export interface Selector {
  readonly field: Field;
  readonly span: Span;
}

/** What stands on the left of a match; undefined, and the cursor where it was, when nothing known does. */
export function takeSelector(cursor: Cursor): Selector | undefined {
  const from = cursor.at;
  const start = cursor.span;
  const field = takeField(cursor);
  if (!field || cursor.at > cursor.tokens.length) {
    cursor.at = from;
    return undefined;
  }
  return { field, span: cover(start, cursor.before) };
}

const other: Field = { kind: "other" };

function takeField(cursor: Cursor): Field | undefined {
  if (cursor.kind === "string") return undefined;
  if (cursor.takeIf("@")) return takeRaw(cursor);
  if (cursor.kind !== "word") return undefined;
  const { value: word } = cursor.take();
  switch (word) {
    case "meta":
      return metaFields.get(cursor.take().value);
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
    case "ct":
      return takeConnection(cursor);
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
    case "fib":
      return takeFib(cursor);
    case "socket":
      return takeSocket(cursor);
    case "osf":
      if (cursor.takeIf("ttl")) cursor.take();
      return takeOneOf(cursor, osfParts, { kind: "other", protocol: protocolNumber.tcp });
    case "ipsec":
      return takeIpsec(cursor);
    case "numgen":
      return takeNumbers(cursor);
    case "jhash":
    case "symhash":
      return takeHash(cursor, word);
    default:
      return unqualified.has(word) ? metaFields.get(word) : undefined;
  }
}

const inbound: Field = { kind: "interface", side: "inbound" };
const outbound: Field = { kind: "interface", side: "outbound" };

const metaFields: ReadonlyMap<string, Field> = new Map<string, Field>([
  ["iif", inbound],
  ["iifname", inbound],
  ["oif", outbound],
  ["oifname", outbound],
  ["l4proto", { kind: "protocol" }],
  ["nfproto", { kind: "family", by: "name" }],
  ["protocol", { kind: "family", by: "ether" }],
  ...(
    "length priority mark nftrace skuid skgid rtclassid cgroup cpu iiftype oiftype iifgroup oifgroup pkttype ibrname obrname " +
    "ibrpvid ibrvproto ibriport obriport sdif sdifname random secmark secpath ipsec iifkind oifkind time day hour broute bri_iifname bri_oifname"
  )
    .split(" ")
    .map((name): [string, Field] => [name, other]),
]);

/** Parts of `meta` that may stand without that word. */
const unqualified: ReadonlySet<string> = new Set(
  "iif iifname oif oifname iiftype oiftype iifgroup oifgroup mark nftrace rtclassid skuid skgid cgroup cpu pkttype ibrname obrname".split(
    " ",
  ),
);

const transports = { udp: protocolNumber.udp, udplite: 136, sctp: protocolNumber.sctp, dccp: 33 } as const;

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
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
const osfParts = words("name version");

function takeOneOf(cursor: Cursor, parts: ReadonlySet<string>, field: Field): Field | undefined {
  return cursor.takeAnyOf(parts) === undefined ? undefined : field;
}

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

const connectionParts = words(
  "direction status mark secmark expiration helper label l3proto protocol saddr daddr proto-src proto-dst bytes packets avgpkt zone id event",
);

/** `ct state`, `ct original ip saddr`, `ct mark`, … */
function takeConnection(cursor: Cursor): Field | undefined {
  if (cursor.takeIf("state")) return { kind: "state" };
  const directed = cursor.takeIf("original") || cursor.takeIf("reply");
  const family = directed && (cursor.takeIf("ip") ? 4 : cursor.takeIf("ip6") ? 6 : undefined);
  return takeOneOf(cursor, connectionParts, family ? { kind: "other", family } : other);
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

/** `fib daddr . iif type` */
function takeFib(cursor: Cursor): Field | undefined {
  const parts = words("saddr daddr mark iif oif");
  do if (!cursor.takeAnyOf(parts)) return undefined;
  while (cursor.takeIf("."));
  return takeOneOf(cursor, words("type oif oifname check"), other);
}

function takeSocket(cursor: Cursor): Field | undefined {
  if (cursor.takeIf("cgroupv2")) {
    cursor.takeIf("level");
    cursor.take();
    return other;
  }
  return takeOneOf(cursor, words("transparent mark wildcard"), other);
}

function takeIpsec(cursor: Cursor): Field | undefined {
  if (!cursor.takeAnyOf(words("in out"))) return undefined;
  if (cursor.takeIf("spnum")) cursor.take();
  const family = cursor.takeIf("ip") ? 4 : cursor.takeIf("ip6") ? 6 : undefined;
  return takeOneOf(cursor, words("reqid spi saddr daddr"), family ? { kind: "other", family } : other);
}

/** `numgen inc mod 10 offset 2` */
function takeNumbers(cursor: Cursor): Field | undefined {
  return cursor.takeAnyOf(words("inc random")) ? takeModulus(cursor) : undefined;
}

/** `jhash ip saddr . tcp dport mod 2 seed 0x1 offset 1`, `symhash mod 2` */
function takeHash(cursor: Cursor, word: string): Field | undefined {
  if (word === "jhash")
    for (let parts = 0; parts < 16 && cursor.peek() !== "mod"; parts++) {
      cursor.takeIf(".");
      while (!cursor.done && cursor.peek() !== "." && cursor.peek() !== "mod") cursor.at++;
    }
  return takeModulus(cursor);
}

function takeModulus(cursor: Cursor): Field | undefined {
  if (!cursor.takeIf("mod")) return undefined;
  cursor.take();
  if (cursor.takeIf("seed")) cursor.take();
  if (cursor.takeIf("offset")) cursor.take();
  return other;
}

/** `@th,16,16` */
function takeRaw(cursor: Cursor): Field | undefined {
  if (!cursor.takeAnyOf(words("ll nh th ih"))) return undefined;
  for (let part = 0; part < 2; part++) {
    if (!cursor.takeIf(",")) return undefined;
    cursor.take();
  }
  return other;
}
