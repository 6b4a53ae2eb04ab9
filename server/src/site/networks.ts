import { formatRange, type IpRange, maskOfPrefix4, parseIp, parseIp4, parseRange, prefixOfMask4 } from "../net/ip.ts";
import type { Outcome } from "./outcome.ts";

const expected = "expected an address, a network or a range, such as 10.20.0.5, 10.20.0.0/28 or 10.20.0.5-10.20.0.9";

/** `10.20.0.5`, `10.20.0.0/28`, `10.20.0.5-10.20.0.9`, and the same with IPv6 */
export function readNetwork(text: string): Outcome<IpRange> {
  const value = parseRange(text);
  if (value === undefined) return { problem: suggestion(text) ?? expected };
  const network = formatRange(value);
  const address = text.slice(0, text.indexOf("/"));
  if (!text.includes("/") || parseIp(address) === value.lo) return { value };
  return {
    value,
    problem: `this is an address within a network: write ${network} for the network or ${address} for the address`,
  };
}

/** An address, or a name that is looked up. */
export function readHost(text: string): Outcome<string> {
  if (parseIp(text) !== undefined) return { value: text };
  if (/^[\d.]+$/.test(text) || text.includes(":"))
    return { problem: "expected an address or a host name, such as 10.30.0.10 or logs.example.com" };
  if (/^[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_-]{1,63}){0,126}\.?$/i.test(text)) return { value: text };
  return {
    problem: text.includes("/")
      ? "expected one address or host name, not a network"
      : "expected an address or a host name, such as 10.30.0.10 or logs.example.com",
  };
}

/** What was probably meant by `10.0.0.0 255.0.0.0` and the like. */
function suggestion(text: string): string | undefined {
  const [first = "", second = "", ...more] = text.split(/[\s/]+/);
  const address = parseIp4(first);
  const mask = parseIp4(second);
  if (address === undefined || mask === undefined || more.length > 0) return undefined;
  const prefix = prefixOfMask4(mask) ?? prefixOfMask4(~mask >>> 0);
  if (prefix === undefined) return undefined;
  const lo = (address & maskOfPrefix4(prefix)) >>> 0;
  return `write the mask as a length: ${formatRange({ family: 4, lo, hi: lo + 2 ** (32 - prefix) - 1 })}`;
}
