import { type Ip, type IpRange, rangeOf } from "../../net/ip.ts";
import { addressSets } from "../../net/packet-set.ts";
import { subtract, union } from "../../net/ranges.ts";
import type { Configuration } from "../configuration.ts";
import type { Ends } from "./ends.ts";
import { type AddressSets, everyAddress, type Names, noAddress } from "./resolve.ts";

/** Which addresses lie behind which end, as far as connected networks and static routes tell. */
export interface Routing {
  /** Addresses that are known to lie behind one of the ends; empty where nothing tells. */
  behind(ends: Iterable<number>): AddressSets;
  /** Addresses that do not lie behind any of the ends, because the file routes them elsewhere. */
  elsewhere(ends: Iterable<number>): AddressSets;
}

interface Leg {
  readonly end: number;
  readonly to: IpRange;
}

/**
 * The longest prefix decides, as on the device. A default route takes what no other names, but only where no routing
 * protocol could know better: what is not known to lie elsewhere may lie behind any end.
 */
export function routingOf(configuration: Configuration, ends: Ends, names: Names): Routing {
  const legs = legsOf(configuration, ends);
  const owned = new Map<number, AddressSets>();
  let taken = noAddress;
  for (const { end, to } of legs) {
    if (isDefault(to) && configuration.dynamicRouting) continue;
    const fresh = less(addressSets([to]), taken);
    owned.set(end, join(owned.get(end) ?? noAddress, fresh));
    taken = join(taken, fresh);
  }
  const translated = translatedAddresses(configuration, names);
  const own = ownAddresses(configuration);
  const behind = (asked: Iterable<number>) =>
    [...asked].map((end) => owned.get(end) ?? noAddress).reduce(join, noAddress);
  return {
    behind,
    elsewhere: (asked) => {
      const ours = new Set(asked);
      const others = [...owned].filter(([end]) => !ours.has(end)).map(([, sets]) => sets);
      const isTunnel = [...ours].some((end) => !owned.has(end) && isTunnelEnd(configuration, ends.nameOf(end)));
      const routed = isTunnel ? noAddress : less(others.reduce(join, noAddress), behind(ours));
      return less(join(routed, own), translated);
    },
  };
}

export function allBut(sets: AddressSets): AddressSets {
  return less(everyAddress, sets);
}

/** Connected networks and routes, the more specific first; of equal ones the connected. */
function legsOf(configuration: Configuration, ends: Ends): Leg[] {
  const legs: Leg[] = [];
  const add = (name: string, to: IpRange) => {
    for (const end of ends.of(name)) legs.push({ end, to });
  };
  for (const each of configuration.interfaces)
    if (!each.disabled) for (const address of each.addresses) add(each.name.value, address.network);
  for (const route of configuration.routes) {
    const name = route.interface?.value ?? interfaceTowards(configuration, route.gateway?.value);
    if (name !== undefined) add(name, route.destination.value);
  }
  return legs.sort((a, b) => (size(a.to) < size(b.to) ? -1 : size(a.to) > size(b.to) ? 1 : 0));
}

/** The interface in whose network the gateway lies. */
function interfaceTowards(configuration: Configuration, gateway: Ip | undefined): string | undefined {
  if (gateway === undefined) return undefined;
  const near = configuration.interfaces.find((each) =>
    each.addresses.some(
      ({ network }) => typeof gateway === typeof network.lo && network.lo <= gateway && gateway <= network.hi,
    ),
  );
  return near?.name.value;
}

/** What is sent to the device itself goes on to nobody. */
function ownAddresses(configuration: Configuration): AddressSets {
  return addressSets(configuration.interfaces.flatMap((each) => each.addresses.map(({ address }) => rangeOf(address))));
}

/** Addresses that stand for hosts elsewhere: what is sent to them may go on behind any end. */
function translatedAddresses(configuration: Configuration, names: Names): AddressSets {
  const reachable = configuration.translations.filter(({ kind }) => kind === "static");
  return reachable
    .map(({ mapped }) => (mapped ? names.addressBounds(mapped).maybe : noAddress))
    .reduce(join, noAddress);
}

/** Traffic finds its way into a tunnel by other rules than routes. */
function isTunnelEnd(configuration: Configuration, name: string): boolean {
  return (
    configuration.zones.some((zone) => zone.kind === "tunnel" && zone.name.value === name) ||
    configuration.interfaces.some((each) => each.tunnel === true && each.name.value === name) ||
    configuration.vpns.some((vpn) => vpn.zone === name)
  );
}

function isDefault(range: IpRange): boolean {
  return range.family === 4 ? range.hi - range.lo === 0xffff_ffff : range.hi - range.lo === (1n << 128n) - 1n;
}

function size(range: IpRange): Ip {
  return range.family === 4 ? range.hi - range.lo : range.hi - range.lo;
}

function join(a: AddressSets, b: AddressSets): AddressSets {
  return { 4: union<Ip>(a[4], b[4]), 6: union<Ip>(a[6], b[6]) };
}

function less(a: AddressSets, b: AddressSets): AddressSets {
  return { 4: subtract<Ip>(a[4], b[4]), 6: subtract<Ip>(a[6], b[6]) };
}
