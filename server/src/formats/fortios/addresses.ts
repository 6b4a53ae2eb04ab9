import { defaultAddresses } from "../../facts/fortios-names.ts";
import type { AddressMatch, AddressObject, AddressTerm } from "../../model/address.ts";
import { type IpRange, maskOfPrefix4, network4, parseIp, parseIp4, parseNetwork, prefixOfMask4 } from "../../net/ip.ts";
import type { BlockWord } from "../../syntax/config-blocks.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import { addressKeys } from "./ignored-keys.ts";
import type { Scope } from "./scope.ts";
import type { Settings } from "./settings.ts";
import type { Row } from "./tables.ts";

/** `config firewall address`, `addrgrp`, and the same for IPv6 */
export function addressesOf(scope: Scope): AddressObject[] {
  const objects: AddressObject[] = [];
  for (const family of [4, 6] as const) {
    for (const row of scope.table(addressPaths[family])?.rows ?? []) objects.push(readAddress(scope, row, family));
    for (const row of scope.table(groupPaths[family])?.rows ?? []) objects.push(readGroup(scope, row, family));
  }
  return objects;
}

const addressPaths = { 4: "firewall address", 6: "firewall address6" } as const;
const groupPaths = { 4: "firewall addrgrp", 6: "firewall addrgrp6" } as const;
const virtualPaths = { 4: ["firewall vip", "firewall vipgrp"], 6: ["firewall vip6", "firewall vipgrp6"] } as const;

function readAddress(scope: Scope, row: Row, family: 4 | 6): AddressObject {
  const { name, span, settings } = row;
  scope.define("address", name, family === 6 ? "IPv6 address" : "address", span, !defaultAddresses.has(name.value));
  const terms = addressTerms(scope, row, family);
  settings.finish(addressKeys, "filters");
  return { name: { value: keyOf(scope, name.value, family), span: name.span }, span, group: false, terms };
}

function addressTerms(scope: Scope, { name, settings }: Row, family: 4 | 6): AddressTerm[] {
  const type = settings.word("type", "filters");
  const unknown = (text: string, at: Located<string> = name): AddressTerm[] => [
    { kind: "unknown", text, span: at.span },
  ];
  for (const key of ["interface", "associated-interface"])
    for (const word of settings.words(key)) scope.refer(["interface", "zone"], word, word.value === "any");
  switch (type?.value ?? "ipmask") {
    case "ipmask":
    case "ipprefix":
      return maskTerms(settings, name, family);
    case "interface-subnet":
      return settings.has("subnet") ? maskTerms(settings, name, family) : unknown("the network of an interface");
    case "iprange":
      return rangeTerms(settings) ?? unknown("a range that cannot be read");
    case "wildcard":
      return wildcardTerms(settings) ?? unknown("a wildcard that cannot be read");
    case "fqdn":
    case "wildcard-fqdn": {
      const host = settings.word("fqdn") ?? settings.word("wildcard-fqdn");
      return host ? [{ kind: "fqdn", name: host.value, span: host.span }] : unknown("a host name");
    }
    case "geography": {
      const country = settings.word("country");
      return unknown(`the country ${country?.value ?? "named here"}`, country ?? name);
    }
    case "mac":
      settings.setting("macaddr");
      settings.setting("start-mac");
      settings.setting("end-mac");
      return unknown("a hardware address");
    default:
      return unknown(`the ${type?.value} address ${name.value}`);
  }
}

function maskTerms(settings: Settings, name: BlockWord, family: 4 | 6): AddressTerm[] {
  const words = settings.words(family === 6 ? "ip6" : "subnet");
  const [first] = words;
  if (!first) return [{ kind: "any", family, span: name.span }];
  const network = parseNetworkWords(words);
  if (network) return [{ kind: "range", range: network.value, span: network.span }];
  return [{ kind: "unknown", text: "a network that cannot be read", span: first.span }];
}

function rangeTerms(settings: Settings): AddressTerm[] | undefined {
  const [first, last] = [settings.word("start-ip"), settings.word("end-ip")];
  if (!last) return undefined;
  const [lo, hi] = [parseIp(first?.value ?? "0.0.0.0"), parseIp(last.value)];
  const span = first ? cover(first.span, last.span) : last.span;
  if (typeof lo === "number" && typeof hi === "number" && lo <= hi)
    return [{ kind: "range", range: { family: 4, lo, hi }, span }];
  if (typeof lo === "bigint" && typeof hi === "bigint" && lo <= hi)
    return [{ kind: "range", range: { family: 6, lo, hi }, span }];
  return undefined;
}

/** A set bit of the mask must agree, other than in access lists elsewhere. */
function wildcardTerms(settings: Settings): AddressTerm[] | undefined {
  const [first, second] = settings.words("wildcard");
  const [address, mask] = [parseIp4(first?.value ?? ""), parseIp4(second?.value ?? "")];
  if (!first || !second || address === undefined || mask === undefined) return undefined;
  return [{ kind: "wildcard", address, wildcard: ~mask >>> 0, span: cover(first.span, second.span) }];
}

/** `A MASK`, `A/LENGTH` */
export function parseNetworkWords(words: readonly BlockWord[]): Located<IpRange> | undefined {
  const [first, second] = words;
  if (!first) return undefined;
  if (!second) {
    const network = parseNetwork(first.value);
    return network && { value: network, span: first.span };
  }
  const [address, mask] = [parseIp4(first.value), parseIp4(second.value)];
  const prefix = mask === undefined ? undefined : prefixOfMask4(mask);
  if (address === undefined || mask === undefined || prefix === undefined || maskOfPrefix4(prefix) !== mask)
    return undefined;
  return { value: network4(address, prefix), span: cover(first.span, second.span) };
}

function readGroup(scope: Scope, row: Row, family: 4 | 6): AddressObject {
  const { name, span, settings } = row;
  scope.define(
    "address",
    name,
    family === 6 ? "IPv6 address group" : "address group",
    span,
    !defaultAddresses.has(name.value),
  );
  const terms = termsOf(scope, settings.words("member"), family);
  const excludes = settings.isOn("exclude");
  const except = termsOf(scope, settings.words("exclude-member"), family);
  settings.finish(addressKeys, "filters");
  const key = { value: keyOf(scope, name.value, family), span: name.span };
  return { name: key, span, group: true, terms, ...(excludes && except.length > 0 ? { except } : {}) };
}

/** Names of addresses where they are used; `all` and `none` are known to the device. */
export function termsOf(scope: Scope, words: readonly BlockWord[], family: 4 | 6): AddressTerm[] {
  return words.flatMap((word): AddressTerm[] => {
    const { value, span } = scope.named(word, addressPaths[family], groupPaths[family], ...virtualPaths[family]);
    const builtIn = value === "all" || value === "none";
    scope.refer(["address"], { value, span }, builtIn);
    if (value === "all") return [{ kind: "any", family, span }];
    if (value === "none") return [];
    return [{ kind: "name", name: { value: keyOf(scope, value, family), span }, span }];
  });
}

/** IPv4 and IPv6 objects may share a name; the model then tells them apart. */
export function keyOf(scope: Scope, name: string, family: 4 | 6): string {
  return family === 6 && isDefined(scope, name, 4) ? `${name} (IPv6)` : name;
}

function isDefined(scope: Scope, name: string, family: 4 | 6): boolean {
  return [addressPaths[family], groupPaths[family], ...virtualPaths[family]].some((path) =>
    namesOf(scope, path).has(name),
  );
}

const names = new WeakMap<Scope, Map<string, ReadonlySet<string>>>();

function namesOf(scope: Scope, path: string): ReadonlySet<string> {
  const byPath = names.get(scope) ?? new Map<string, ReadonlySet<string>>();
  names.set(scope, byPath);
  const known = byPath.get(path);
  if (known) return known;
  const made = new Set(scope.tables.get(path)?.rows.map((row) => row.name.value) ?? []);
  byPath.set(path, made);
  return made;
}

/** What an entry says of one side: IPv4 and IPv6 names, each possibly turned into all others. */
export function readSide(
  scope: Scope,
  settings: Settings,
  side: { readonly 4: string; readonly 6: string },
  place: Span,
): AddressMatch {
  const terms: AddressTerm[] = [];
  const except: AddressTerm[] = [];
  let span: Span | undefined;
  for (const family of [4, 6] as const) {
    const words = settings.words(side[family]);
    const [first] = words;
    const negated = settings.isOn(`${side[family]}-negate`);
    if (!first) continue;
    const own = cover(first.span, (words.at(-1) ?? first).span);
    span = span ? cover(span, own) : own;
    const named = termsOf(scope, words, family);
    if (negated) {
      terms.push({ kind: "any", family, span: first.span });
      for (const each of named) except.push(each);
    } else for (const each of named) terms.push(each);
  }
  const all = terms.length === 0 && !span ? [notStated(place)] : terms;
  return { terms: all, ...(except.length > 0 ? { except } : {}), span: span ?? place };
}

function notStated(span: Span): AddressTerm {
  return { kind: "unknown", text: "addresses that the text does not state", span };
}
