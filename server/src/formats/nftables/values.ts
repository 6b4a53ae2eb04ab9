import { unixPorts } from "../../facts/unix-ports.ts";
import type { AddressTerm } from "../../model/address.ts";
import type { ConnectionState } from "../../model/filter.ts";
import { type IpRange, parseIp, parseIp4, parseNetwork } from "../../net/ip.ts";
import type { Ranges } from "../../net/ranges.ts";
import { normalise } from "../../net/ranges.ts";
import { icmp6Codes, icmp6Types, icmpCodes, icmpTypes, protocols, stateBits, tcpFlags } from "./constants.ts";
import type { Value } from "./elements.ts";

/** `10.0.0.0/8`, `10.0.0.1-10.0.0.9`, `10.0.0.0/255.0.0.0`, a host's name; undefined for what cannot be of the family. */
export function addressTerm(value: Value, family: 4 | 6): AddressTerm | undefined {
  const { text, last, slash, bits, span } = value;
  if (bits) return undefined;
  if (last !== undefined) {
    const range = rangeBetween(text, last);
    return range?.family === family ? { kind: "range", range, span } : undefined;
  }
  const mask = slash === undefined ? undefined : parseIp4(slash);
  if (mask !== undefined) {
    const address = parseIp4(text);
    if (address === undefined || family !== 4) return undefined;
    return { kind: "wildcard", address, wildcard: ~mask >>> 0, span };
  }
  const range = parseNetwork(slash === undefined ? text : `${text}/${slash}`);
  if (range) return range.family === family ? { kind: "range", range, span } : undefined;
  return slash === undefined && /^[a-z0-9.-]*[a-z][a-z0-9.-]*$/i.test(text)
    ? { kind: "fqdn", name: text, span }
    : undefined;
}

/** The same for an address of either family. */
export function anyAddressTerm(value: Value): AddressTerm | undefined {
  return addressTerm(value, 4) ?? addressTerm(value, 6);
}

function rangeBetween(first: string, last: string): IpRange | undefined {
  const lo = parseIp(first);
  const hi = parseIp(last);
  if (typeof lo === "number" && typeof hi === "number" && lo <= hi) return { family: 4, lo, hi };
  return typeof lo === "bigint" && typeof hi === "bigint" && lo <= hi ? { family: 6, lo, hi } : undefined;
}

export function portRange(value: Value): Ranges | undefined {
  return numberRange(value, unixPorts, 65_535);
}

export function protocolRange(value: Value): Ranges | undefined {
  return numberRange(value, protocols, 255);
}

export function icmpTypeRange(value: Value, family: 4 | 6): Ranges | undefined {
  return numberRange(value, family === 4 ? icmpTypes : icmp6Types, 255);
}

export function icmpCodeRange(value: Value, family: 4 | 6): Ranges | undefined {
  return numberRange(value, family === 4 ? icmpCodes : icmp6Codes, 255);
}

/** `22`, `ssh`, `1024-65535`, `0x16` */
function numberRange(value: Value, names: ReadonlyMap<string, number>, most: number): Ranges | undefined {
  if (value.bits || value.slash !== undefined) return undefined;
  const lo = numberOf(value.text, names);
  const hi = value.last === undefined ? lo : numberOf(value.last, names);
  return lo === undefined || hi === undefined || lo > hi || hi > most ? undefined : [lo, hi];
}

export function numberOf(text: string, names: ReadonlyMap<string, number> = new Map()): number | undefined {
  const first = text.charCodeAt(0);
  if (48 <= first && first <= 57) {
    if (isDecimal(text)) return Number(text);
    if (/^0x[0-9a-f]{1,8}$/i.test(text)) return Number.parseInt(text, 16);
  }
  return names.get(text) ?? names.get(text.toLowerCase());
}

function isDecimal(text: string): boolean {
  if (text.length > 10) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || 57 < code) return false;
  }
  return true;
}

/** Which family a value of `meta nfproto`, `meta protocol` or `ip version` stands for; "other" is none of both. */
export function familyOf(value: Value, by: "name" | "ether" | "version"): 4 | 6 | "other" | undefined {
  const text = value.text.toLowerCase();
  if (value.last !== undefined || value.bits || value.slash !== undefined) return undefined;
  switch (by) {
    case "name":
      return text === "ipv4" || text === "2" ? 4 : text === "ipv6" || text === "10" ? 6 : undefined;
    case "version":
      return text === "4" ? 4 : text === "6" ? 6 : /^\d+$/.test(text) ? "other" : undefined;
    case "ether":
      if (text === "ip" || text === "0x0800" || text === "0x800") return 4;
      if (text === "ip6" || text === "0x86dd") return 6;
      return /^(?:arp|vlan|8021q|8021ad|0x[0-9a-f]{4})$/.test(text) ? "other" : undefined;
  }
}

/** The bits of one value, `syn` or `syn | ack`. */
export function flagBits(value: Value): number | undefined {
  return bitsOf(value, tcpFlags);
}

export function stateMask(value: Value): number | undefined {
  return bitsOf(value, stateBits);
}

function bitsOf(value: Value, names: ReadonlyMap<string, number>): number | undefined {
  if (value.last !== undefined || value.slash !== undefined) return undefined;
  let bits = 0;
  for (const name of value.bits ?? [value.text]) {
    const bit = numberOf(name, names);
    if (bit === undefined || bit > 255) return undefined;
    bits |= bit;
  }
  return bits;
}

/** The states for which a test of the kernel's bits holds. */
export function statesWhere(holds: (bit: number) => boolean): ConnectionState[] {
  return [...stateBits].filter(([, bit]) => holds(bit)).map(([state]) => state);
}

/** Flag bytes for which a test holds. */
export function flagsWhere(holds: (byte: number) => boolean): Ranges {
  const pairs: number[] = [];
  for (let byte = 0; byte < 256; byte++) if (holds(byte)) pairs.push(byte, byte);
  return normalise(pairs);
}
