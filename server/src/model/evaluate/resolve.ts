import { everyIp4, everyIp6, type Ip, type IpRange, maxIp4, maxIp6 } from "../../net/ip.ts";
import { addressSets } from "../../net/packet-set.ts";
import { normalise, type Ranges, subtract, union } from "../../net/ranges.ts";
import type { AddressMatch, AddressObject, AddressTerm } from "../address.ts";
import type { Configuration } from "../configuration.ts";
import type { ServiceObject } from "../service.ts";

/** Addresses between two bounds: `sure` are meant whatever is not known, `maybe` may be meant (and hold `sure`). */
export interface AddressBounds {
  readonly sure: AddressSets;
  readonly maybe: AddressSets;
  /** What is not known, in the configuration's words; empty where the bounds agree. */
  readonly unknown: readonly string[];
}

export interface AddressSets {
  readonly 4: Ranges<Ip>;
  readonly 6: Ranges<Ip>;
}

export const everyAddress: AddressSets = { 4: [0, maxIp4], 6: [0n, maxIp6] };
export const noAddress: AddressSets = { 4: [], 6: [] };

/** Looks names up, once each. */
export interface Names {
  readonly addresses: ReadonlyMap<string, AddressObject>;
  readonly services: ReadonlyMap<string, ServiceObject>;
  addressBounds(match: AddressMatch): AddressBounds;
  /** The bounds of one named object or group. */
  named(name: string): AddressBounds;
}

export function namesOf(configuration: Configuration): Names {
  const addresses = new Map(configuration.addresses.map((object) => [object.name.value, object]));
  const services = new Map(configuration.services.map((object) => [object.name.value, object]));
  const interfaces = new Map<string, readonly IpRange[]>();
  for (const each of configuration.interfaces) {
    const own: readonly IpRange[] = each.addresses.map(({ address }) =>
      typeof address === "number" ? { family: 4, lo: address, hi: address } : { family: 6, lo: address, hi: address },
    );
    // An address that the file does not show may be any; none at all is not what anybody writes an entry about.
    if (each.dynamicAddress || own.length === 0) continue;
    interfaces.set(each.name.value, own);
    if (each.zone && !interfaces.has(each.zone.value)) interfaces.set(each.zone.value, own);
  }
  const memo = new Map<string, AddressBounds>();
  const underWay = new Set<string>();

  const named = (name: string): AddressBounds => {
    const known = memo.get(name);
    if (known) return known;
    const object = addresses.get(name);
    if (!object) return open(`undefined ${name}`);
    if (underWay.has(name) || underWay.size > 64) return open(`${name} is nested in itself or too deep`);
    underWay.add(name);
    const bounds = boundsOf(object.terms, object.except);
    underWay.delete(name);
    memo.set(name, bounds);
    return bounds;
  };

  const boundsOf = (terms: readonly AddressTerm[], except: readonly AddressTerm[] | undefined): AddressBounds => {
    const bounds = sum(terms);
    return except && except.length > 0 ? difference(bounds, sum(except)) : bounds;
  };

  /** The union of terms, groups opened with a stack of our own: groups nest as deep as a file likes. */
  const sum = (terms: readonly AddressTerm[]): AddressBounds => {
    const only = terms.length === 1 ? terms[0] : undefined;
    if (only?.kind === "any") return anyBounds(only.family);
    if (only?.kind === "range") return rangeBounds(only.range);
    if (only?.kind === "name" && addresses.has(only.name.value) && !underWay.has(only.name.value))
      return named(only.name.value);
    const known: IpRange[] = [];
    const unknown: string[] = [];
    const parts: AddressBounds[] = [];
    const opened = new Set<string>();
    const stack: { readonly terms: readonly AddressTerm[]; at: number }[] = [{ terms, at: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const term = top.terms[top.at++];
      if (term === undefined) {
        stack.pop();
        continue;
      }
      if (term.kind === "name") {
        const name = term.name.value;
        const object = addresses.get(name);
        if (!object) unknown.push(`undefined ${name}`);
        else if (object.except && object.except.length > 0) parts.push(named(name));
        else if (!opened.has(name)) {
          opened.add(name);
          stack.push({ terms: object.terms, at: 0 });
        }
      } else if (term.kind === "range") known.push(term.range);
      else if (term.kind === "any")
        known.push(...(term.family !== 6 ? [everyIp4] : []), ...(term.family !== 4 ? [everyIp6] : []));
      else if (term.kind === "wildcard") {
        const ranges = wildcardRanges(term.address, term.wildcard);
        if (ranges) for (const each of ranges) known.push(each);
        else unknown.push("a wildcard mask with too many holes");
      } else if (term.kind === "interface") {
        const own = interfaces.get(term.interface.value);
        if (own) for (const each of own) known.push(each);
        else unknown.push(`the address of ${term.interface.value}`);
      } else if (term.kind === "fqdn") unknown.push(term.name);
      else unknown.push(term.text);
    }
    const sure = addressSets(known);
    const own: AddressBounds =
      unknown.length > 0 ? { sure, maybe: everyAddress, unknown } : { sure, maybe: sure, unknown };
    return parts.reduce(both, own);
  };

  return {
    addresses,
    services,
    named,
    addressBounds(match) {
      const bounds = boundsOf(match.terms, match.except);
      return match.negated ? complement(bounds) : bounds;
    },
  };
}

function rangeBounds(range: IpRange): AddressBounds {
  const sets: AddressSets =
    range.family === 4 ? { 4: [range.lo, range.hi], 6: [] } : { 4: [], 6: [range.lo, range.hi] };
  return { sure: sets, maybe: sets, unknown: nothingUnknown };
}

const nothingUnknown: readonly string[] = [];

function anyBounds(family: 4 | 6 | undefined): AddressBounds {
  const sets: AddressSets = { 4: family === 6 ? [] : everyAddress[4], 6: family === 4 ? [] : everyAddress[6] };
  return { sure: sets, maybe: sets, unknown: [] };
}

function open(unknown: string): AddressBounds {
  return { sure: noAddress, maybe: everyAddress, unknown: [unknown] };
}

function both(a: AddressBounds, b: AddressBounds): AddressBounds {
  const join = (x: AddressSets, y: AddressSets): AddressSets => ({ 4: union(x[4], y[4]), 6: union(x[6], y[6]) });
  return { sure: join(a.sure, b.sure), maybe: join(a.maybe, b.maybe), unknown: [...a.unknown, ...b.unknown] };
}

function difference(a: AddressBounds, b: AddressBounds): AddressBounds {
  return {
    sure: lessSets(a.sure, b.maybe),
    maybe: lessSets(a.maybe, b.sure),
    unknown: [...a.unknown, ...b.unknown],
  };
}

function complement(a: AddressBounds): AddressBounds {
  return { sure: lessSets(everyAddress, a.maybe), maybe: lessSets(everyAddress, a.sure), unknown: a.unknown };
}

function lessSets(a: AddressSets, b: AddressSets): AddressSets {
  return { 4: subtract(a[4], b[4]), 6: subtract(a[6], b[6]) };
}

/** At most this many ranges stand for one wildcard mask: 12 holes. */
const mostWildcardRanges = 4096;

/** All addresses that agree with `address` where `wildcard` is 0; undefined when they fall into too many ranges. */
export function wildcardRanges(address: number, wildcard: number): IpRange[] | undefined {
  let low = 0;
  while (low < 32 && (wildcard >>> low) & 1) low++;
  const tail = low === 32 ? 0xffff_ffff : 2 ** low - 1;
  const holes: number[] = [];
  for (let bit = low; bit < 32; bit++) if ((wildcard >>> bit) & 1) holes.push(2 ** bit);
  if (2 ** holes.length > mostWildcardRanges) return undefined;
  let starts = [(address & ~wildcard) >>> 0];
  for (const hole of holes) starts = starts.flatMap((start) => [start, start + hole]);
  return starts.map((lo) => ({ family: 4, lo, hi: lo + tail }));
}

/** Port or type numbers in any order as one set. */
export function joinRanges(parts: readonly Ranges[]): Ranges {
  const only = parts.length === 1 ? parts[0] : undefined;
  return only ?? normalise(parts.flat());
}
