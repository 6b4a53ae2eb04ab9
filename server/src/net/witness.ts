import { type Ip, maxIp4, network6, parseIp6 } from "./ip.ts";
import { hasPorts, isIcmp, type Packet, protocolNumber } from "./packet.ts";
import { connectionStates } from "./packet-set.ts";
import { everyValue, field, type Product } from "./product.ts";
import { coversRange, has, intersect, type Ranges } from "./ranges.ts";

/** Protocols and ports a reader recognises at once, the more telling first. */
const tellingProtocols = [protocolNumber.tcp, protocolNumber.udp, protocolNumber.icmp, protocolNumber.icmp6];
const tellingPorts = [3389, 445, 22, 23, 21, 25, 53, 80, 443];
/** Documentation addresses (RFC 5737, RFC 3849) stand for "some host" where any will do. */
const someSource = 0xc633_6405; // 198.51.100.5
const someDestination = 0xcb00_7109; // 203.0.113.9
const someIp6 = network6(parseIp6("2001:db8::9") ?? 0n, 128).lo as bigint;

/** Addresses a witness should have where it can, because hosts are known to have them. */
export interface Likely {
  readonly source?: Ranges<Ip>;
  readonly destination?: Ranges<Ip>;
}

/** One packet of a product, as telling as can be. */
export function witnessOf(product: Product, family: 4 | 6, likely: Likely = {}): Packet {
  const value = (at: number, wanted: readonly Ip[]): Ip => pick(product[at] ?? everyValue(at, family), wanted);
  const number = (at: number, wanted: readonly number[]): number => Number(value(at, wanted));
  const protocol = number(field.protocol, tellingProtocols);
  const source = pickAddress(narrowed(product[field.source], likely.source), family, someSource);
  const destination = pickAddress(narrowed(product[field.destination], likely.destination), family, someDestination);
  const detail = number(field.detail, hasPorts(protocol) ? tellingPorts : [8 * 256, 128 * 256]);
  return {
    source,
    destination,
    protocol,
    ...(hasPorts(protocol) ? { sourcePort: number(field.sourcePort, [40_000]), destinationPort: detail } : {}),
    ...(isIcmp(protocol) ? { icmpType: detail >> 8, icmpCode: detail & 255 } : {}),
    ...(protocol === protocolNumber.tcp ? { flags: number(field.flags, [2, 16]) } : {}),
    state: connectionStates[number(field.state, [0])] ?? "new",
    ...(product[field.fragment] && !has(product[field.fragment] as Ranges, 0) ? { fragment: true } : {}),
  };
}

function narrowed(set: Ranges<Ip> | undefined, likely: Ranges<Ip> | undefined): Ranges<Ip> | undefined {
  if (likely === undefined || likely.length === 0) return set;
  const both = set === undefined ? likely : intersect(set, likely);
  return both.length > 0 ? both : set;
}

function pick(set: Ranges<Ip>, wanted: readonly Ip[]): Ip {
  for (const each of wanted) if (has(set, each)) return each;
  return set[0] as Ip;
}

/** A host rather than a network's own address, where there is room. */
function pickAddress(set: Ranges<Ip> | undefined, family: 4 | 6, some: number): Ip {
  const every = everyValue(field.source, family);
  const values = set ?? every;
  const wanted = family === 4 ? some : someIp6;
  if (has(values, wanted)) return wanted;
  for (let at = 0; at < values.length; at += 2) {
    const lo = values[at] as Ip;
    const host = typeof lo === "number" ? lo + 10 : lo + 10n;
    if (typeof lo === "number" && lo === 0 && coversRange(values, 0x0a00_000a, 0x0a00_000a)) return 0x0a00_000a;
    if ((values[at + 1] as Ip) >= host && host <= (family === 4 ? maxIp4 : (every[1] as Ip))) return host;
  }
  return values[0] as Ip;
}
