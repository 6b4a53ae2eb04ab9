import { type Claim, divided } from "../../net/claims.ts";
import { type Ip, type IpRange, rangeOf } from "../../net/ip.ts";
import { addressSets } from "../../net/packet-set.ts";
import { normalise, subtract, union } from "../../net/ranges.ts";
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

/**
 * The longest prefix decides, as on the device. A default route takes what no other names, but only where no routing
 * protocol could know better: what is not known to lie elsewhere may lie behind any end.
 */
export function routingOf(configuration: Configuration, ends: Ends, names: Names): Routing {
  const legs = legsOf(configuration, ends).filter(({ range }) => !(isDefault(range) && configuration.dynamicRouting));
  const owned = { 4: divided(legs, 4), 6: divided(legs, 6) };
  const taken = addressSets(legs.map(({ range }) => range));
  const translated = translatedAddresses(configuration, names);
  const own = ownAddresses(configuration);
  const tunnels = tunnelsOf(configuration);
  const behind = (asked: Iterable<number>) => {
    const some = [...asked];
    const behindIn = (family: 4 | 6) => normalise<Ip>(some.flatMap((end) => owned[family].get(end) ?? []));
    return { 4: behindIn(4), 6: behindIn(6) };
  };
  return {
    behind,
    elsewhere: (asked) => {
      const ours = [...asked];
      const isUnrouted = (end: number) => !owned[4].has(end) && !owned[6].has(end);
      const isTunnel = ours.some((end) => isUnrouted(end) && tunnels.has(ends.nameOf(end)));
      const routed = isTunnel ? noAddress : less(taken, behind(ours));
      return less(join(routed, own), translated);
    },
  };
}

export function allBut(sets: AddressSets): AddressSets {
  return less(everyAddress, sets);
}

/** Connected networks and routes, the more specific first; of equal ones the connected. */
function legsOf(configuration: Configuration, ends: Ends): Claim[] {
  const legs: Claim[] = [];
  const add = (name: string, range: IpRange) => {
    for (const by of ends.of(name)) legs.push({ by, range });
  };
  for (const each of configuration.interfaces)
    if (!each.disabled) for (const address of each.addresses) add(each.name.value, address.network);
  for (const route of configuration.routes) {
    const name = route.interface?.value ?? interfaceTowards(configuration, route.gateway?.value);
    if (name !== undefined) add(name, route.destination.value);
  }
  const size = ({ range }: Claim): Ip => (range.family === 4 ? range.hi - range.lo : range.hi - range.lo);
  return legs.sort((a, b) => (size(a) < size(b) ? -1 : size(a) > size(b) ? 1 : 0));
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
  const mapped = configuration.translations.flatMap((each) =>
    each.kind === "static" && each.mapped ? [each.mapped] : [],
  );
  const sets = mapped.map((match) => names.addressBounds(match).maybe);
  return { 4: normalise<Ip>(sets.flatMap((each) => each[4])), 6: normalise<Ip>(sets.flatMap((each) => each[6])) };
}

/** Traffic finds its way into a tunnel by other rules than routes. */
function tunnelsOf({ zones, interfaces, vpns }: Configuration): ReadonlySet<string> {
  return new Set([
    ...zones.filter(({ kind }) => kind === "tunnel").map(({ name }) => name.value),
    ...interfaces.filter(({ tunnel }) => tunnel).map(({ name }) => name.value),
    ...vpns.map(({ zone }) => zone),
  ]);
}

function isDefault(range: IpRange): boolean {
  return range.family === 4 ? range.hi - range.lo === 0xffff_ffff : range.hi - range.lo === (1n << 128n) - 1n;
}

function join(a: AddressSets, b: AddressSets): AddressSets {
  return { 4: union<Ip>(a[4], b[4]), 6: union<Ip>(a[6], b[6]) };
}

function less(a: AddressSets, b: AddressSets): AddressSets {
  return { 4: subtract<Ip>(a[4], b[4]), 6: subtract<Ip>(a[6], b[6]) };
}
