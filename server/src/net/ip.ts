/** An address: IPv4 as a number from 0 to 2^32-1, IPv6 as a bigint from 0 to 2^128-1. */
export type Ip = number | bigint;

/** All addresses from `lo` to `hi`, both included, of one family. */
export type IpRange =
  | { readonly family: 4; readonly lo: number; readonly hi: number }
  | { readonly family: 6; readonly lo: bigint; readonly hi: bigint };

export const maxIp4 = 0xffff_ffff;
export const maxIp6 = (1n << 128n) - 1n;

export const everyIp4: IpRange = { family: 4, lo: 0, hi: maxIp4 };
export const everyIp6: IpRange = { family: 6, lo: 0n, hi: maxIp6 };

/** `10.0.0.1`: four decimal numbers without leading zeros. */
export function parseIp4(text: string): number | undefined {
  let value = 0;
  let octet = -1;
  let digits = 0;
  let dots = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (48 <= code && code <= 57) {
      if (octet === 0 && digits === 1) return undefined;
      octet = digits === 0 ? code - 48 : octet * 10 + code - 48;
      if (++digits > 3 || octet > 255) return undefined;
    } else if (code === 46 && digits > 0 && dots < 3) {
      value = value * 256 + octet;
      octet = -1;
      digits = 0;
      dots++;
    } else return undefined;
  }
  return dots === 3 && digits > 0 ? value * 256 + octet : undefined;
}

/** RFC 4291 text form, `::` and a trailing IPv4 part included; no zone id. */
export function parseIp6(text: string): bigint | undefined {
  if (text.length > 45 || !text.includes(":")) return undefined;
  let body = text;
  const tail: number[] = [];
  const lastColon = body.lastIndexOf(":");
  if (body.includes(".")) {
    const ip4 = parseIp4(body.slice(lastColon + 1));
    if (ip4 === undefined) return undefined;
    tail.push(Math.floor(ip4 / 65536), ip4 % 65536);
    body = body.slice(0, lastColon);
    if (body.endsWith(":")) body += ":";
    else if (body === "") return undefined;
  }
  const halves = body.split("::");
  if (halves.length > 2) return undefined;
  const head = groups(halves[0] as string);
  const rest = halves.length === 2 ? groups(halves[1] as string) : [];
  if (!head || !rest) return undefined;
  const given = head.length + rest.length + tail.length;
  if (halves.length === 2 ? given > 7 : given !== 8) return undefined;
  let value = 0n;
  for (const group of [...head, ...new Array<number>(8 - given).fill(0), ...rest, ...tail])
    value = (value << 16n) | BigInt(group);
  return value;
}

function groups(text: string): number[] | undefined {
  if (text === "") return [];
  const result: number[] = [];
  for (const part of text.split(":")) {
    if (!/^[0-9a-f]{1,4}$/i.test(part)) return undefined;
    result.push(Number.parseInt(part, 16));
  }
  return result;
}

export function parseIp(text: string): Ip | undefined {
  return text.includes(":") ? parseIp6(text) : parseIp4(text);
}

/** The bits a prefix length keeps: 24 gives 255.255.255.0. */
export function maskOfPrefix4(length: number): number {
  return length === 0 ? 0 : (0xffff_ffff << (32 - length)) >>> 0;
}

/** The prefix length of a contiguous network mask, or undefined. */
export function prefixOfMask4(mask: number): number | undefined {
  const holes = ~mask >>> 0;
  return (holes & (holes + 1)) === 0 ? Math.clz32(holes) : undefined;
}

export function network4(address: number, prefix: number): IpRange {
  const mask = maskOfPrefix4(prefix);
  return { family: 4, lo: (address & mask) >>> 0, hi: (address | ~mask) >>> 0 };
}

export function network6(address: bigint, prefix: number): IpRange {
  const hostBits = (1n << BigInt(128 - prefix)) - 1n;
  return { family: 6, lo: address & ~hostBits & maxIp6, hi: address | hostBits };
}

export function rangeOf(address: Ip): IpRange {
  return typeof address === "number"
    ? { family: 4, lo: address, hi: address }
    : { family: 6, lo: address, hi: address };
}

/** `10.0.0.0/8`, `10.0.0.1`, `2001:db8::/32`; host bits may be set and are dropped. */
export function parseNetwork(text: string): IpRange | undefined {
  const slash = text.indexOf("/");
  const address = parseIp(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined) return undefined;
  if (slash < 0) return rangeOf(address);
  const digits = text.slice(slash + 1);
  if (!/^(0|[1-9][0-9]{0,2})$/.test(digits)) return undefined;
  const prefix = Number(digits);
  if (typeof address === "number") return prefix <= 32 ? network4(address, prefix) : undefined;
  return prefix <= 128 ? network6(address, prefix) : undefined;
}

/** `10.0.0.1-10.0.0.9`, or whatever {@link parseNetwork} takes. */
export function parseRange(text: string): IpRange | undefined {
  const dash = text.indexOf("-");
  if (dash < 0) return parseNetwork(text);
  const lo = parseIp(text.slice(0, dash).trim());
  const hi = parseIp(text.slice(dash + 1).trim());
  if (lo === undefined || hi === undefined || lo > hi) return undefined;
  if (typeof lo === "number") return typeof hi === "number" ? { family: 4, lo, hi } : undefined;
  return typeof hi === "bigint" ? { family: 6, lo, hi } : undefined;
}

export function formatIp(address: Ip): string {
  if (typeof address === "number")
    return `${Math.floor(address / 2 ** 24)}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
  const parts: string[] = [];
  for (let shift = 112n; shift >= 0n; shift -= 16n) parts.push(((address >> shift) & 0xffffn).toString(16));
  return compressZeros(parts);
}

/** RFC 5952: the longest run of two or more zero groups, the first of equals, becomes `::`. */
function compressZeros(parts: readonly string[]): string {
  let best = { at: 0, length: 0 };
  for (let at = 0; at < 8; at++) {
    let length = 0;
    while (at + length < 8 && parts[at + length] === "0") length++;
    if (length > best.length) best = { at, length };
    at += length;
  }
  if (best.length < 2) return parts.join(":");
  return `${parts.slice(0, best.at).join(":")}::${parts.slice(best.at + best.length).join(":")}`;
}

/** As short as it can be said: an address, a network, or `first-last`. */
export function formatRange(range: IpRange): string {
  if (range.lo === range.hi) return formatIp(range.lo);
  const prefix = prefixOf(range);
  return prefix === undefined ? `${formatIp(range.lo)}-${formatIp(range.hi)}` : `${formatIp(range.lo)}/${prefix}`;
}

/** The prefix length when the range is exactly one network. */
export function prefixOf(range: IpRange): number | undefined {
  if (range.family === 4) {
    const size = range.hi - range.lo + 1;
    const bits = Math.log2(size);
    return Number.isInteger(bits) && range.lo % size === 0 ? 32 - bits : undefined;
  }
  const size = range.hi - range.lo + 1n;
  if ((size & (size - 1n)) !== 0n || range.lo % size !== 0n) return undefined;
  return 128 - (size.toString(2).length - 1);
}
