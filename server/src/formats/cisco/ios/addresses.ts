import type { AddressMatch, AddressTerm } from "../../../model/address.ts";
import { type IpRange, network4, parseIp, parseIp4, parseNetwork, prefixOfMask4, rangeOf } from "../../../net/ip.ts";
import type { Words } from "../../../syntax/words.ts";
import { cover } from "../../../text/span.ts";
import { refer } from "../names.ts";
import { addressKinds, type Draft } from "./draft.ts";

/**
 * `any`, `host A`, `A WILDCARD`, `A/LENGTH`, `object-group NAME`, `addrgroup NAME`; a bare address is a host. Nothing is
 * taken when the words say no address.
 */
export function readAddress(words: Words, draft: Draft): AddressTerm | undefined {
  const first = words.span();
  switch (words.peek()) {
    case "any":
      words.skip();
      return { kind: "any", span: first };
    case "host": {
      const address = parseIp(words.peek(1));
      if (address === undefined) return readHostName(words);
      const span = cover(first, words.span(1));
      words.skip(2);
      return { kind: "range", range: rangeOf(address), span };
    }
    case "object-group":
    case "addrgroup": {
      if (words.left < 2) return undefined;
      words.skip();
      const name = refer(draft, addressKinds, words.takeLocated());
      return { kind: "name", name, span: cover(first, name.span) };
    }
  }
  const term = readNetwork(words);
  return term;
}

/** `host server.example`, looked up when it is typed */
function readHostName(words: Words): AddressTerm | undefined {
  const first = words.span();
  const name = words.peek(1);
  if (!/^[A-Za-z][\w.-]*$/.test(name)) return undefined;
  const span = cover(first, words.span(1));
  words.skip(2);
  return { kind: "fqdn", name, span };
}

/** `A WILDCARD`, `A, wildcard bits WILDCARD` as show commands print it, `A/LENGTH`, `A` */
function readNetwork(words: Words): AddressTerm | undefined {
  const first = words.span();
  const word = words.peek();
  const bare = word.endsWith(",") ? word.slice(0, -1) : word;
  if (bare.includes("/")) {
    const range = parseNetwork(bare);
    if (!range) return undefined;
    words.skip();
    return { kind: "range", range, span: first };
  }
  const address = parseIp(bare);
  if (address === undefined) return undefined;
  words.skip();
  if (typeof address !== "number") return { kind: "range", range: rangeOf(address), span: first };
  words.acceptPair("wildcard", "bits");
  const wildcard = parseIp4(words.peek());
  if (wildcard === undefined) return { kind: "range", range: rangeOf(address), span: first };
  const span = cover(first, words.span());
  words.skip();
  return wildcardTerm(address, wildcard, span);
}

function wildcardTerm(address: number, wildcard: number, span: AddressTerm["span"]): AddressTerm {
  const prefix = prefixOfMask4(~wildcard >>> 0);
  if (prefix !== undefined) return { kind: "range", range: network4(address, prefix), span };
  return { kind: "wildcard", address, wildcard, span };
}

/** `A MASK` with a network mask, or `A/LENGTH`, as interfaces, routes and groups of IOS write networks. */
export function readMasked(words: Words): { readonly address: string; readonly range: IpRange } | undefined {
  const word = words.peek();
  if (word.includes("/")) {
    const range = parseNetwork(word);
    if (!range) return undefined;
    words.skip();
    return { address: word.slice(0, word.indexOf("/")), range };
  }
  const address = parseIp4(word);
  const mask = parseIp4(words.peek(1));
  const prefix = mask === undefined ? undefined : prefixOfMask4(mask);
  if (address === undefined || prefix === undefined) return undefined;
  words.skip(2);
  return { address: word, range: network4(address, prefix) };
}

export function matchOf(term: AddressTerm): AddressMatch {
  return { terms: [term], span: term.span };
}

/** A word where an address should stand; it makes what matches uncertain. */
export function unknownAddress(words: Words): AddressTerm {
  const { value, span } = { value: words.peek(), span: words.span() };
  words.reject();
  return { kind: "unknown", text: value === "" ? "an address that is missing" : value, span };
}
