import { isBuiltInAddress, isRegion } from "../../facts/panos-names.ts";
import type { AddressMatch, AddressObject, AddressTerm } from "../../model/address.ts";
import { parseIp4, parseRange } from "../../net/ip.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import { passOver, wordOf, wordsOf } from "./places.ts";
import type { Scope } from "./scope.ts";
import { meetingFilter, parseTagFilter, type TagFilter, tagsIn } from "./tag-filters.ts";

/** `address`, `address-group`, `external-list` and `region`, as far as they are seen from here */
export function addressesOf(scope: Scope): AddressObject[] {
  const tagged = new Tagged(scope);
  return [
    ...scope.table("address").map((entry) => readAddress(scope, entry, tagged)),
    ...scope.table("address-group").map((entry) => readGroup(scope, entry, tagged)),
    ...scope.table("external-list").map((entry) => readExternal(scope, entry, "external list")),
    ...scope.table("region").map((entry) => readExternal(scope, entry, "region")),
  ];
}

/** Which addresses have the tags that dynamic groups ask for. */
class Tagged {
  readonly #byTag = new Map<string, Set<PathNode>>();
  readonly #asked: ReadonlySet<string>;

  constructor(scope: Scope) {
    const filters = scope.table("address-group").map((entry) => filterOf(entry)?.parsed ?? []);
    this.#asked = new Set(filters.flatMap(tagsIn));
    if (this.#asked.size === 0) return;
    for (const entry of scope.table("address"))
      for (const tag of tagsOf(entry)) {
        const known = this.#byTag.get(tag);
        if (known) known.add(entry);
        else this.#byTag.set(tag, new Set([entry]));
      }
  }

  /** Those that a group has by what this file says. */
  meeting(filter: TagFilter): ReadonlySet<PathNode> {
    return meetingFilter(filter, (tag) => this.#byTag.get(tag) ?? noEntries);
  }

  isAsked(entry: PathNode): boolean {
    return this.#asked.size > 0 && [...tagsOf(entry)].some((tag) => this.#asked.has(tag));
  }
}

const noEntries: ReadonlySet<PathNode> = new Set();

function tagsOf(entry: PathNode): ReadonlySet<string> {
  return new Set(entry.find("tag")?.children.map((each) => each.word));
}

function readAddress(scope: Scope, entry: PathNode, tagged: Tagged): AddressObject {
  scope.define("address", entry, "address", !tagged.isAsked(entry));
  const known = scope.known.addresses.get(entry);
  if (known) return known;
  passOver(entry, wordsOfNobody);
  const read = { name: entry.located, span: entry.extent, group: false, terms: [addressTerm(entry)] };
  scope.known.addresses.set(entry, read);
  return read;
}

/** `ip-netmask 10.0.0.0/8`, `ip-range 10.0.0.1-10.0.0.9`, `ip-wildcard 10.0.0.0/0.0.255.0`, `fqdn www.example.com` */
function addressTerm(entry: PathNode): AddressTerm {
  const text = wordOf(entry, "ip-netmask") ?? wordOf(entry, "ip-range");
  if (text) {
    const range = parseRange(text.value);
    return range ? { kind: "range", range, span: text.span } : unknownAddress(entry, text.span);
  }
  const wildcard = wordOf(entry, "ip-wildcard");
  if (wildcard) {
    const [address, mask] = wildcard.value.split("/").map((each) => parseIp4(each));
    if (address === undefined || mask === undefined) return unknownAddress(entry, wildcard.span);
    return { kind: "wildcard", address, wildcard: mask, span: wildcard.span };
  }
  const host = wordOf(entry, "fqdn");
  if (host) return { kind: "fqdn", name: host.value.toLowerCase(), span: host.span };
  return unknownAddress(entry, entry.span);
}

function unknownAddress(entry: PathNode, span: Span): AddressTerm {
  return { kind: "unknown", text: `the addresses of ${entry.word}`, span };
}

/** `static [ A B ]`, or `dynamic filter "'tag'"`: addresses with the tag, and what the running device learns to have it */
function readGroup(scope: Scope, entry: PathNode, tagged: Tagged): AddressObject {
  scope.define("address", entry, "address group", true);
  const terms: AddressTerm[] = wordsOf(entry, "static").map((word) => namedAddress(scope, word));
  const filter = filterOf(entry);
  passOver(entry, wordsOfNobody);
  if (filter) {
    const { value, span } = filter.stated;
    for (const each of filter.parsed ? tagged.meeting(filter.parsed) : [])
      terms.push({ kind: "name", name: { value: each.word, span }, span });
    terms.push({ kind: "unknown", text: `whatever ${terms.length > 0 ? "else " : ""}is tagged ${value}`, span });
  }
  return { name: entry.located, span: entry.extent, group: true, terms };
}

interface StatedFilter {
  readonly stated: Located<string>;
  readonly parsed: TagFilter | undefined;
}

function filterOf(entry: PathNode): StatedFilter | undefined {
  const stated = wordOf(entry, "dynamic", "filter");
  return stated && { stated, parsed: parseTagFilter(stated.value) };
}

/** Lists that are fetched, and places on a map. */
function readExternal(scope: Scope, entry: PathNode, title: string): AddressObject {
  scope.define("address", entry, title, true);
  for (const each of entry.all) each.ignore();
  const term: AddressTerm = { kind: "unknown", text: `${title} ${entry.word}`, span: entry.span };
  return { name: entry.located, span: entry.extent, group: false, terms: [term] };
}

const wordsOfNobody = ["description", "tag", "disable-override"];

function namedAddress(scope: Scope, word: Located<string>): AddressTerm {
  const { value, span } = word;
  const isBuiltIn = isBuiltInAddress(value) || value.startsWith("$");
  scope.refer(["address"], word, isBuiltIn);
  if (isBuiltIn && !isDefined(scope, value)) return { kind: "unknown", text: value, span };
  return { kind: "name", name: { value, span }, span };
}

function isDefined(scope: Scope, name: string): boolean {
  return ["address", "address-group", "external-list", "region"].some((table) => scope.has(name, table));
}

/** One word where a rule says addresses: a name before all else, then an address, a network, a range or a country. */
export function ruleAddress(scope: Scope, word: Located<string>): AddressTerm {
  const { value, span } = word;
  if (isDefined(scope, value)) return namedAddress(scope, word);
  if (value === "any") return { kind: "any", span };
  const range = parseRange(value);
  if (range) return { kind: "range", range, span };
  // A range that ends before it begins is nobody's name either.
  if (/^[0-9.]+-[0-9.]+$/.test(value)) return { kind: "unknown", text: `the range ${value}`, span };
  if (isRegion(value)) return { kind: "unknown", text: `the country ${value}`, span };
  return namedAddress(scope, word);
}

/** `source [ A 10.0.0.0/8 ]`, `negate-source yes`; nothing stated is any. */
export function readSide(scope: Scope, rule: PathNode, side: "source" | "destination"): AddressMatch | undefined {
  const negated = wordOf(rule, `negate-${side}`)?.value === "yes";
  const words = wordsOf(rule, side);
  const [first] = words;
  if (!first) return undefined;
  const span = cover(first.span, (words.at(-1) ?? first).span);
  return { terms: words.map((word) => ruleAddress(scope, word)), ...(negated ? { negated } : {}), span };
}
