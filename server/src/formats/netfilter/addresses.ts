import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import { everyIp4, type Ip, type IpRange, network4, network6, parseIp6, prefixOfMask4, rangeOf } from "../../net/ip.ts";
import { addressSets, rangesOf } from "../../net/packet-set.ts";
import { intersect, type Ranges, subtract } from "../../net/ranges.ts";
import type { Located, Span } from "../../text/span.ts";
import { parseWhole } from "./numbers.ts";

/** `10.0.0.0/8`, several with commas between, or host names, which are looked up when the rules are loaded. */
export function addressMatch(value: Located<string>, negated: boolean): AddressMatch {
  const terms = value.value.includes(",")
    ? value.value.split(",").map((text) => addressTerm(text.trim(), value.span))
    : [addressTerm(value.value, value.span)];
  return negated ? { terms, negated: true, span: value.span } : { terms, span: value.span };
}

/** `10.0.0.0/8`, `10.0.0.0/255.0.0.0`, `10.0.0.1/255.0.0.255`, `2001:db8::/32`, or a host's name. */
export function addressTerm(text: string, span: Span): AddressTerm {
  const slash = text.indexOf("/");
  const address = slash < 0 ? text : text.slice(0, slash);
  const mask = slash < 0 ? undefined : text.slice(slash + 1);
  if (address.includes(":")) {
    const ip = parseIp6(address);
    const prefix = mask === undefined ? 128 : prefix6(mask);
    if (ip === undefined || prefix === undefined) return { kind: "unknown", text, span };
    return { kind: "range", range: network6(ip, prefix), span };
  }
  const ip = parseAddress4(address);
  if (ip === undefined) return isName(address) ? { kind: "fqdn", name: text, span } : { kind: "unknown", text, span };
  return term4(ip, mask, address, span) ?? { kind: "unknown", text, span };
}

/** `10.0.0.1-10.0.0.9`, or one address. */
export function addressRange(text: string): IpRange | undefined {
  const dash = text.indexOf("-");
  const lo = parseAddress(dash < 0 ? text : text.slice(0, dash));
  const hi = dash < 0 ? lo : parseAddress(text.slice(dash + 1));
  if (typeof lo === "number" && typeof hi === "number") return lo <= hi ? { family: 4, lo, hi } : undefined;
  if (typeof lo === "bigint" && typeof hi === "bigint") return lo <= hi ? { family: 6, lo, hi } : undefined;
  return undefined;
}

/** What meets all of the matches, as far as plain addresses tell; the others are left over. */
export function meetAddresses(matches: readonly AddressMatch[]): {
  readonly match: AddressMatch | undefined;
  readonly left: readonly AddressMatch[];
} {
  const [only, ...more] = matches;
  if (more.length === 0) return { match: only, left: [] };
  const plain = matches.filter(isPlain);
  const [first] = plain;
  const left = matches.filter((each) => !isPlain(each));
  if (!first) return { match: only, left: more };
  const sets = plain.map(setsOf);
  const meet = (family: 4 | 6) => sets.map((each) => each[family]).reduce((a, b) => intersect<Ip>(a, b));
  const terms = [...rangesOf(meet(4)), ...rangesOf(meet(6))].map(
    (range): AddressTerm => ({ kind: "range", range, span: first.span }),
  );
  return { match: plain.length > 1 ? { terms, span: first.span } : first, left };
}

function isPlain({ terms }: AddressMatch): boolean {
  return terms.every((term) => term.kind === "range");
}

function setsOf({ terms, negated }: AddressMatch): { readonly 4: Ranges<Ip>; readonly 6: Ranges<Ip> } {
  const sets = addressSets(terms.flatMap((term) => (term.kind === "range" ? [term.range] : [])));
  if (!negated) return sets;
  return { 4: subtract<Ip>([everyIp4.lo, everyIp4.hi], sets[4]), 6: subtract<Ip>([0n, (1n << 128n) - 1n], sets[6]) };
}

function term4(ip: number, mask: string | undefined, address: string, span: Span): AddressTerm | undefined {
  if (mask === undefined) {
    // `10` alone is the network 10.0.0.0 with no mask: one address.
    return { kind: "range", range: address.includes(".") ? rangeOf(ip) : network4(ip, 32), span };
  }
  const prefix = parseWhole(mask, 32);
  if (prefix !== undefined) return { kind: "range", range: network4(ip, prefix), span };
  const bits = mask.includes(".") ? parseAddress4(mask) : undefined;
  if (bits === undefined) return undefined;
  const length = prefixOfMask4(bits);
  if (length !== undefined) return { kind: "range", range: network4(ip, length), span };
  return { kind: "wildcard", address: (ip & bits) >>> 0, wildcard: ~bits >>> 0, span };
}

function prefix6(mask: string): number | undefined {
  const prefix = parseWhole(mask, 128);
  if (prefix !== undefined || !mask.includes(":")) return prefix;
  const bits = parseIp6(mask);
  if (bits === undefined) return undefined;
  const holes = bits ^ ((1n << 128n) - 1n);
  return (holes & (holes + 1n)) === 0n ? 128 - (holes === 0n ? 0 : holes.toString(2).length) : undefined;
}

function parseAddress(text: string): Ip | undefined {
  return text.includes(":") ? parseIp6(text) : parseAddress4(text);
}

/** Up to four numbers; what is missing at the end is zero, and a leading zero makes a number octal. */
function parseAddress4(text: string): number | undefined {
  const parts = text.split(".", 5);
  if (parts.length > 4) return undefined;
  let ip = 0;
  for (let at = 0; at < 4; at++) {
    const part = at < parts.length ? parseWhole(parts[at] ?? "", 255) : 0;
    if (part === undefined) return undefined;
    ip = ip * 256 + part;
  }
  return ip;
}

/** Templates have underscores in what they put for a name. */
function isName(text: string): boolean {
  return /^[A-Za-z0-9_.-]+$/.test(text) && /[A-Za-z]/.test(text) && text.length < 256;
}
