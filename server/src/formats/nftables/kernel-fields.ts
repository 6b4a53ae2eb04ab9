import { protocolNumber } from "../../net/packet.ts";
import type { Cursor } from "./cursor.ts";
import { type Field, other, takeOneOf, words } from "./fields.ts";

/** What the kernel knows of a packet beside its headers: `meta`, connection tracking, routes, sockets; and numbers it makes up. */
export function takeKernelField(cursor: Cursor, word: string): Field | undefined {
  switch (word) {
    case "meta":
      return metaFields.get(cursor.take().value);
    case "ct":
      return takeConnection(cursor);
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

const osfParts = words("name version");

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
