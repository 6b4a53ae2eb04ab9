import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { Ip } from "../../net/ip.ts";
import { type IpRange, network4, network6, parseIp4, parseIp6, prefixOfMask4, rangeOf } from "../../net/ip.ts";
import type { Words } from "../../syntax/words.ts";
import { cover, type Span } from "../../text/span.ts";
import { refer } from "../cisco/names.ts";
import { parseNatural } from "../cisco/numbers.ts";
import { addressKinds, type Draft, otherKinds, zoneKinds } from "./draft.ts";

/**
 * `any | any4 | any6 | host A | A MASK | A6/LENGTH | object NAME | object-group NAME | interface NAME`;
 * undefined, and nothing taken, when the words say no address.
 */
export function readAddress(words: Words, draft: Draft): AddressTerm | undefined {
  const code = words.peekCode();
  if (48 <= code && code <= 57) return readNetwork(words, draft);
  const span = words.span();
  switch (words.peek()) {
    case "any":
      words.skip();
      return draft.anyIsIp4 ? { kind: "any", family: 4, span } : { kind: "any", span };
    case "any4":
      words.skip();
      return { kind: "any", family: 4, span };
    case "any6":
      words.skip();
      return { kind: "any", family: 6, span };
    case "host":
      return readHost(words, draft);
    case "object":
    case "object-group":
    case "object-group-network-service": {
      if (words.left < 2) return undefined;
      words.skip();
      const name = refer(draft, addressKinds, words.takeLocated());
      return { kind: "name", name, span: cover(span, name.span) };
    }
    case "interface": {
      if (words.left < 2) return undefined;
      words.skip();
      const name = refer(draft, zoneKinds, words.takeLocated());
      return { kind: "interface", interface: name, span: cover(span, name.span) };
    }
    default:
      return readNetwork(words, draft);
  }
}

/** `host 10.0.0.1`, `host 2001:db8::1`, `host MAILSERVER` */
export function readHost(words: Words, draft: Draft): AddressTerm | undefined {
  if (words.left < 2) return undefined;
  const start = words.span().start;
  words.skip();
  const own = words.span();
  const word = words.take();
  const address = parseIp4(word) ?? parseIp6(word) ?? aliasOf(word, own, draft);
  const span = { start, end: own.end };
  if (address === undefined) return undefinedAlias(word, own, span, draft);
  return { kind: "range", range: rangeOf(address), span };
}

/** `10.0.0.0 255.0.0.0`, `MAILSERVERS 255.255.255.0`, `2001:db8::/32`; PIX also writes `0 0`. */
export function readNetwork(words: Words, draft: Draft): AddressTerm | undefined {
  const first = words.span();
  const word = words.peek();
  if (word.includes(":")) {
    const range = parsePrefix6(word);
    if (!range) return undefined;
    words.skip();
    return { kind: "range", range, span: first };
  }
  const mask = parseMask(words.peek(1));
  if (mask === undefined) return undefined;
  const address = parseIp4(word) ?? (word === "0" ? 0 : aliasOf(word, first, draft));
  const span = { start: first.start, end: words.span(1).end };
  if (address === undefined) {
    if (48 <= word.charCodeAt(0) && word.charCodeAt(0) <= 57) return undefined;
    words.skip(2);
    return undefinedAlias(word, first, span, draft);
  }
  words.skip(2);
  return networkTerm(address, mask, span);
}

/** The addresses of a network whose mask may have holes. */
export function networkTerm(address: Ip, mask: number, span: Span): AddressTerm {
  if (typeof address === "bigint") return { kind: "range", range: rangeOf(address), span };
  const prefix = prefixOfMask4(mask);
  if (prefix !== undefined) return { kind: "range", range: network4(address, prefix), span };
  return { kind: "wildcard", address: (address & mask) >>> 0, wildcard: ~mask >>> 0, span };
}

/** An address as itself or by the name a `name` statement gave it. */
export function readPlainAddress(words: Words, draft: Draft): { readonly value: Ip; readonly span: Span } | undefined {
  const span = words.span();
  const word = words.peek();
  const value = parseIp4(word) ?? parseIp6(word) ?? (word === "0" ? 0 : aliasOf(word, span, draft));
  if (value === undefined) return undefined;
  words.skip();
  return { value, span };
}

export function parseMask(word: string): number | undefined {
  return parseIp4(word) ?? (word === "0" ? 0 : undefined);
}

export function parsePrefix6(word: string): IpRange | undefined {
  const slash = word.indexOf("/");
  if (slash < 0) return undefined;
  const address = parseIp6(word.slice(0, slash));
  const length = parseNatural(word.slice(slash + 1), 128);
  return address === undefined || length === undefined ? undefined : network6(address, length);
}

export function matchOf(term: AddressTerm): AddressMatch {
  return { terms: [term], span: term.span };
}

function aliasOf(word: string, span: Span, draft: Draft): Ip | undefined {
  const address = draft.aliases.get(word);
  if (address !== undefined) refer(draft, otherKinds, { value: word, span });
  return address;
}

function undefinedAlias(word: string, own: Span, span: Span, draft: Draft): AddressTerm {
  const name = refer(draft, otherKinds, { value: word, span: own });
  return { kind: "name", name, span };
}
