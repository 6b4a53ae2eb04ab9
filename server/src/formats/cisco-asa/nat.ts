import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { NameKind } from "../../model/names.ts";
import type { Translation } from "../../model/network.ts";
import { parseIp, rangeOf } from "../../net/ip.ts";
import type { Outcome } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import { refer } from "../cisco/names.ts";
import { parseNatural } from "../cisco/numbers.ts";
import { matchOf, networkTerm, parseMask, readPlainAddress } from "./addresses.ts";
import { type AddressDraft, addressKinds, type Draft, filterKinds, serviceKinds, zoneKinds } from "./draft.ts";

interface Sides {
  readonly inside?: Located<string>;
  readonly outside?: Located<string>;
}

/** ` nat [(REAL,MAPPED)] {static | dynamic} {A | NAME | interface | pat-pool NAME} …` below an object */
export function readObjectNat(words: Words, draft: Draft, name: Located<string>, object: AddressDraft): Outcome {
  const sides = readSides(words, draft);
  const dynamic = words.accept("dynamic");
  if (!dynamic && !words.accept("static")) return "unknown";
  // The object's own rule is a use of the object.
  refer(draft, addressKinds, name);
  const mapped = readMapped(words, draft, sides);
  const real: AddressMatch = { terms: [{ kind: "name", name: object.name, span: name.span }], span: name.span };
  add(draft, words, dynamic ? "dynamic" : "static", sides, real, mapped);
  readOptions(words, draft);
  return undefined;
}

/**
 * `nat [(REAL,MAPPED)] [N | after-auto [N]] source {static | dynamic} NAME {NAME | interface | pat-pool NAME}
 * [destination static NAME NAME] [service NAME NAME] …`, and before 8.3 `nat (IF) N A MASK`.
 */
export function readNat(words: Words, draft: Draft): Outcome {
  if (parseNatural(words.peek(1), 65535) !== undefined && !words.is("source", 2) && words.peek().startsWith("("))
    return readOldNat(words, draft);
  const sides = readSides(words, draft);
  words.accept("after-auto");
  if (parseNatural(words.peek(), 65535) !== undefined) words.skip();
  if (!words.accept("source")) return "unknown";
  const dynamic = words.accept("dynamic");
  if (!dynamic && !words.accept("static")) return "unknown";
  const real = readMapped(words, draft, sides);
  const mapped = readMapped(words, draft, sides);
  if (!real) return "unknown";
  const same = mapped && textOf(real, words) === textOf(mapped, words);
  add(draft, words, dynamic ? "dynamic" : same ? "identity" : "static", sides, real, mapped);
  if (words.acceptPair("destination", "static")) {
    readMapped(words, draft, sides);
    readMapped(words, draft, sides);
  }
  readOptions(words, draft);
  return undefined;
}

function textOf(match: AddressMatch, words: Words): string {
  return words.text.slice(match.span.start, match.span.end);
}

/** `(inside,outside)` or `(inside)` */
function readSides(words: Words, draft: Draft): Sides {
  const span = words.span();
  const word = words.peek();
  if (!word.startsWith("(") || !word.endsWith(")")) return {};
  words.skip();
  const comma = word.indexOf(",");
  const end = comma < 0 ? word.length - 1 : comma;
  const inside = side(draft, word, 1, end, span.start);
  if (comma < 0) return { inside };
  return { inside, outside: side(draft, word, comma + 1, word.length - 1, span.start) };
}

function side(draft: Draft, word: string, from: number, to: number, offset: number): Located<string> {
  const name = { value: word.slice(from, to), span: { start: offset + from, end: offset + to } };
  return refer(draft, zoneKinds, name, name.value === "any" ? { builtIn: true } : undefined);
}

/** `any`, `interface [ipv6]`, `pat-pool NAME …`, an address, or the name of an object or group */
function readMapped(words: Words, draft: Draft, sides: Sides): AddressMatch | undefined {
  if (words.done) return undefined;
  const first = words.span();
  if (words.accept("any") || words.accept("any4")) return matchOf({ kind: "any", span: first });
  if (words.accept("interface")) {
    words.accept("ipv6");
    const outside = sides.outside ?? { value: "any", span: first };
    return matchOf({ kind: "interface", interface: outside, span: first });
  }
  words.accept("pat-pool");
  const word = words.peek();
  const address = parseIp(word.includes("/") ? word.slice(0, word.indexOf("/")) : word);
  const own = words.span();
  if (address !== undefined) {
    words.skip();
    return matchOf({ kind: "range", range: rangeOf(address), span: own });
  }
  const name = refer(draft, aliasOrObject, words.takeLocated());
  return matchOf({ kind: "name", name, span: cover(first, own) });
}

/** An object's rule may name an address that a `name` statement defines. */
const aliasOrObject: readonly NameKind[] = ["address", "other"];

const options = new Set(
  "dns no-proxy-arp route-lookup net-to-net unidirectional extended flat include-reserve round-robin block-allocation inactive interface ipv6 norandomseq tcp udp outside".split(
    " ",
  ),
);

function readOptions(words: Words, draft: Draft): void {
  while (!words.done) {
    if (options.has(words.peek())) words.skip();
    else if (words.accept("description")) words.rest();
    else if (words.accept("pat-pool")) refer(draft, addressKinds, words.takeLocated());
    else if (words.is("service")) {
      words.skip();
      // ` static … service tcp PORT PORT` below an object, `service NAME NAME` in a statement of its own
      if (/^(tcp|udp|sctp)$/.test(words.peek()) && words.left > 2) words.skip(3);
      else for (let name = 0; name < 2 && !words.done; name++) refer(draft, serviceKinds, words.takeLocated());
    } else return;
  }
}

/** `nat (inside) 1 A MASK …`, `nat (inside) 0 access-list NAME …`; number 0 leaves addresses as they are. */
function readOldNat(words: Words, draft: Draft): Outcome {
  const sides = readSides(words, draft);
  const kind = words.take() === "0" ? "identity" : "dynamic";
  const real = readOldReal(words, draft);
  if (!real) return "unknown";
  add(draft, words, kind, sides, real, undefined);
  readOldOptions(words);
  return undefined;
}

/** `static (REAL,MAPPED) [tcp | udp] {A | interface} [PORT] {A | access-list NAME} [PORT] [netmask MASK] …` */
export function readStatic(words: Words, draft: Draft): Outcome {
  const sides = readSides(words, draft);
  const ports = words.accept("tcp") || words.accept("udp");
  const mapped = readMapped(words, draft, sides);
  if (ports) words.skip();
  const real = words.is("access-list") ? readListAsReal(words, draft) : readMapped(words, draft, sides);
  if (!real || !mapped) return "unknown";
  if (ports && real.terms[0]?.kind !== "unknown") words.skip();
  const mask = words.is("netmask") ? parseMask(words.peek(1)) : undefined;
  if (mask !== undefined) words.skip(2);
  const widened = mask === undefined ? real : widen(real, mask);
  add(draft, words, "static", sides, widened, mapped);
  readOldOptions(words);
  return undefined;
}

/** `global (outside) 1 {A[-A] | interface} [netmask MASK]`: addresses that `nat` statements of the number share */
export function readGlobal(words: Words, draft: Draft): Outcome {
  readSides(words, draft);
  words.rest();
  return undefined;
}

function readOldReal(words: Words, draft: Draft): AddressMatch | undefined {
  if (words.is("access-list")) return readListAsReal(words, draft);
  const first = words.span();
  const address = readPlainAddress(words, draft);
  if (!address) return undefined;
  const mask = parseMask(words.peek());
  if (mask === undefined) return matchOf({ kind: "range", range: rangeOf(address.value), span: address.span });
  const span = cover(first, words.span());
  words.skip();
  return matchOf(networkTerm(address.value, mask, span));
}

function readListAsReal(words: Words, draft: Draft): AddressMatch {
  const first = words.span();
  words.skip();
  const name = refer(draft, filterKinds, words.takeLocated());
  const span: Span = cover(first, name.span);
  const term: AddressTerm = { kind: "unknown", text: `access list ${name.value}`, span };
  return matchOf(term);
}

function widen(real: AddressMatch, mask: number): AddressMatch {
  const term = real.terms[0];
  if (term?.kind !== "range" || term.range.family !== 4) return real;
  return matchOf(networkTerm(term.range.lo, mask, term.span));
}

/** Connection limits, `dns`, `norandomseq`, `outside`, and the protocol a tool writes there. */
function readOldOptions(words: Words): void {
  while (!words.done && (options.has(words.peek()) || parseNatural(words.peek(), 65535) !== undefined)) words.skip();
}

function add(
  draft: Draft,
  words: Words,
  kind: Translation["kind"],
  sides: Sides,
  real: AddressMatch,
  mapped: AddressMatch | undefined,
): void {
  draft.translations.push({ kind, ...sides, real, ...(mapped ? { mapped } : {}), span: words.statement });
}
