import type { AddressMatch } from "../../model/address.ts";
import type { Entry } from "../../model/filter.ts";
import { type IpRange, parseNetwork, prefixOf } from "../../net/ip.ts";
import type { Located, Span } from "../../text/span.ts";

/** One network of an `AllowedIPs` list. */
export interface AllowedIp {
  readonly range: IpRange;
  readonly span: Span;
  /** The whole list, where it holds more than this network. */
  readonly list?: Span;
}

/** `AllowedIPs = 10.0.44.2/32, 192.168.2.0/24`; a plus sign in front adds to what the peer has, which a file starts without. */
export function readAllowedIps(text: string, value: Located<string>): { allowed: AllowedIp[]; unclear: Span[] } {
  const allowed: AllowedIp[] = [];
  const unclear: Span[] = [];
  const items = listItems(text, value.span);
  const list = items.length > 1 ? { list: value.span } : {};
  for (const item of items) {
    const range = parseNetwork(item.value.replace(/^\+/, "").replaceAll(/\s/g, ""));
    if (range) allowed.push({ range, span: item.span, ...list });
    else if (item.value !== "") unclear.push(item.span);
  }
  return { allowed, unclear };
}

/** The parts between commas, without the blanks around them; empty ones too. */
export function listItems(text: string, span: Span): Located<string>[] {
  const items: Located<string>[] = [];
  let start = span.start;
  for (let at = span.start; at <= span.end; at++) {
    if (at < span.end && text[at] !== ",") continue;
    let from = start;
    let to = at;
    while (from < to && /\s/.test(text.charAt(from))) from++;
    while (to > from && /\s/.test(text.charAt(to - 1))) to--;
    items.push({ value: text.slice(from, to), span: { start: from, end: to } });
    start = at + 1;
  }
  return items;
}

/** Addresses as a peer's networks are written. */
export function networksOf(allowed: readonly AllowedIp[], span: Span): AddressMatch {
  return { terms: allowed.map((each) => ({ kind: "range", range: each.range, span: each.span })), span };
}

/** A peer's networks, with what the peer is called. */
export interface PeerNetworks {
  readonly name: Located<string> | undefined;
  readonly allowed: readonly AllowedIp[];
}

/**
 * What may come out of the tunnel: each network as a source. WireGuard asks the longest prefix first, and gives a
 * network that two peers claim to the one that stands later in the file.
 */
export function allowedEntries(peers: readonly PeerNetworks[]): Entry[] {
  const claims = peers.flatMap(({ name, allowed }) => allowed.map((each) => ({ name, ...each })));
  claims.reverse();
  claims.sort((a, b) => prefixLength(b.range) - prefixLength(a.range));
  return claims.map(({ name, range, span, list }) => ({
    span,
    ...(list ? { statement: list } : {}),
    ...(name ? { label: name } : {}),
    action: { value: { kind: "permit" }, span },
    source: { terms: [{ kind: "range", range, span }], span },
  }));
}

function prefixLength(range: IpRange): number {
  return prefixOf(range) ?? 0;
}
