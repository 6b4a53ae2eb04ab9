import type { Ranges } from "../../net/ranges.ts";

/** An ICMP type, and the one code or all of them. */
export interface IcmpType {
  readonly type: number;
  readonly codes?: Ranges;
}

/** `8`, `3/1`, `echo-request`; "any" for every type, undefined for what is none. */
export function parseIcmpType(text: string, family: 4 | 6): IcmpType | "any" | undefined {
  const lower = text.toLowerCase();
  if (lower === "any" && family === 4) return "any";
  const known = (family === 4 ? names4 : names6).get(lower);
  if (known) {
    const [type, code] = known;
    return code === undefined ? { type } : { type, codes: [code, code] };
  }
  const slash = text.indexOf("/");
  const type = parseByte(slash < 0 ? text : text.slice(0, slash));
  if (type === undefined) return undefined;
  // In IPv4, type 255 stands for every one.
  if (slash < 0) return type === 255 && family === 4 ? "any" : { type };
  const codes = parseCodes(text.slice(slash + 1));
  return codes && { type, codes };
}

function parseCodes(text: string): Ranges | undefined {
  const colon = text.indexOf(":");
  const lo = parseByte(colon < 0 ? text : text.slice(0, colon));
  const hi = colon < 0 ? lo : parseByte(text.slice(colon + 1));
  return lo !== undefined && hi !== undefined && lo <= hi ? [lo, hi] : undefined;
}

function parseByte(text: string): number | undefined {
  if (text === "" || text.length > 3) return undefined;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || 57 < code) return undefined;
  }
  const value = Number(text);
  return value <= 255 ? value : undefined;
}

type Known = readonly [type: number, code?: number];

/** As `iptables -p icmp -h` lists them (xtables 1.8.9). Confidence: high. */
const names4: ReadonlyMap<string, Known> = new Map<string, Known>([
  ["echo-reply", [0]],
  ["pong", [0]],
  ["destination-unreachable", [3]],
  ["network-unreachable", [3, 0]],
  ["host-unreachable", [3, 1]],
  ["protocol-unreachable", [3, 2]],
  ["port-unreachable", [3, 3]],
  ["fragmentation-needed", [3, 4]],
  ["source-route-failed", [3, 5]],
  ["network-unknown", [3, 6]],
  ["host-unknown", [3, 7]],
  ["network-prohibited", [3, 9]],
  ["host-prohibited", [3, 10]],
  ["tos-network-unreachable", [3, 11]],
  ["tos-host-unreachable", [3, 12]],
  ["communication-prohibited", [3, 13]],
  ["host-precedence-violation", [3, 14]],
  ["precedence-cutoff", [3, 15]],
  ["source-quench", [4]],
  ["redirect", [5]],
  ["network-redirect", [5, 0]],
  ["host-redirect", [5, 1]],
  ["tos-network-redirect", [5, 2]],
  ["tos-host-redirect", [5, 3]],
  ["echo-request", [8]],
  ["ping", [8]],
  ["router-advertisement", [9]],
  ["router-solicitation", [10]],
  ["time-exceeded", [11]],
  ["ttl-exceeded", [11]],
  ["ttl-zero-during-transit", [11, 0]],
  ["ttl-zero-during-reassembly", [11, 1]],
  ["parameter-problem", [12]],
  ["ip-header-bad", [12, 0]],
  ["required-option-missing", [12, 1]],
  ["timestamp-request", [13]],
  ["timestamp-reply", [14]],
  ["address-mask-request", [17]],
  ["address-mask-reply", [18]],
]);

/** As `ip6tables -p ipv6-icmp -h` lists them. */
const names6: ReadonlyMap<string, Known> = new Map<string, Known>([
  ["destination-unreachable", [1]],
  ["no-route", [1, 0]],
  ["communication-prohibited", [1, 1]],
  ["beyond-scope", [1, 2]],
  ["address-unreachable", [1, 3]],
  ["port-unreachable", [1, 4]],
  ["failed-policy", [1, 5]],
  ["reject-route", [1, 6]],
  ["packet-too-big", [2]],
  ["time-exceeded", [3]],
  ["ttl-exceeded", [3]],
  ["ttl-zero-during-transit", [3, 0]],
  ["ttl-zero-during-reassembly", [3, 1]],
  ["parameter-problem", [4]],
  ["bad-header", [4, 0]],
  ["unknown-header-type", [4, 1]],
  ["unknown-option", [4, 2]],
  ["echo-request", [128]],
  ["ping", [128]],
  ["echo-reply", [129]],
  ["pong", [129]],
  ["router-solicitation", [133]],
  ["router-advertisement", [134]],
  ["neighbour-solicitation", [135]],
  ["neighbor-solicitation", [135]],
  ["neighbour-advertisement", [136]],
  ["neighbor-advertisement", [136]],
  ["redirect", [137]],
]);
