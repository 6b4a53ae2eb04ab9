import type { Configuration } from "../model/configuration.ts";
import type { Interface, Zone } from "../model/network.ts";
import { type Ip, type IpRange, parseNetwork } from "../net/ip.ts";
import { isEvery } from "../net/packet-set.ts";
import type { Span } from "../text/span.ts";
import { isProviderLine, roleOfName } from "./role-names.ts";
import type { Role, Site } from "./site.ts";

/** What a zone, interface or tunnel is, and how we know. */
export interface ZoneRole {
  readonly name: string;
  /** Absent: nothing tells. */
  readonly role?: Role;
  /** Said in palisade.yaml rather than inferred. */
  readonly declared: boolean;
  /** "declared in palisade.yaml", "its name is outside, and the default route leaves through it". */
  readonly reason: string;
  /** Where the configuration names it. */
  readonly span: Span;
}

export type ZoneRoles = ReadonlyMap<string, ZoneRole>;

/** The role of every zone and of every interface outside a zone: declared, or inferred with the reason. */
export function rolesOf(configuration: Configuration, site: Site): ZoneRoles {
  const result = new Map<string, ZoneRole>();
  const ways = defaultWays(configuration);
  const hiding = hidingEnds(configuration);
  for (const clues of [
    ...configuration.zones.map((zone) => cluesOfZone(zone, configuration)),
    ...looseInterfaces(configuration),
  ]) {
    if (result.has(clues.name)) continue;
    const { name, span } = clues;
    result.set(name, {
      name,
      span,
      ...(declaredRole(clues, site) ?? { declared: false, ...inferredRole(clues, ways, hiding) }),
    });
  }
  return result;
}

/** Names of all zones that have one of the roles. */
export function zonesWith(zoneRoles: ZoneRoles, ...wanted: readonly Role[]): string[] {
  return [...zoneRoles.values()].filter((zone) => zone.role && wanted.includes(zone.role)).map((zone) => zone.name);
}

/** What can be known of a zone, or of an interface that is in none. */
interface Clues {
  readonly name: string;
  readonly span: Span;
  /** The names of its interfaces, its own if it is one. */
  readonly members: readonly string[];
  readonly tunnel: boolean;
  /** Only what the file states: an implied level tells of the vendor, not of the zone. */
  readonly trust: number | undefined;
  readonly managementOnly: boolean;
  readonly dialled: boolean;
  readonly networks: readonly IpRange[];
}

function cluesOfZone(zone: Zone, configuration: Configuration): Clues {
  const names = new Set(zone.interfaces.map((each) => each.value));
  const interfaces = configuration.interfaces.filter(
    (each) => names.has(each.name.value) || each.zone?.value === zone.name.value,
  );
  return {
    ...cluesOf(interfaces),
    name: zone.name.value,
    span: zone.name.span,
    members: [...new Set([...names, ...interfaces.map((each) => each.name.value)])],
    tunnel: zone.kind === "tunnel",
    trust: zone.trust?.implied === undefined ? zone.trust?.value : undefined,
  };
}

function looseInterfaces(configuration: Configuration): Clues[] {
  const inZones = new Set(configuration.zones.flatMap((zone) => zone.interfaces.map((each) => each.value)));
  return configuration.interfaces
    .filter((each) => !each.zone && !inZones.has(each.name.value) && !each.switched)
    .map((each) => ({
      ...cluesOf([each]),
      name: each.name.value,
      span: each.name.span,
      members: [each.name.value],
      tunnel: each.tunnel === true,
      trust: undefined,
    }));
}

function cluesOf(interfaces: readonly Interface[]): Pick<Clues, "managementOnly" | "dialled" | "networks"> {
  return {
    managementOnly: interfaces.length > 0 && interfaces.every((each) => each.managementOnly?.value === true),
    dialled: interfaces.some((each) => /^ppp/i.test(each.dynamicAddress?.value ?? "")),
    networks: interfaces
      .flatMap((each) => each.addresses.map((address) => address.network))
      .filter((network) => !lies(network, ownNetworks)),
  };
}

type Judged = Pick<ZoneRole, "reason"> & { readonly role?: Role };

function declaredRole(clues: Clues, site: Site): (Judged & { readonly declared: true }) | undefined {
  const names = new Set([clues.name, ...clues.members].map((name) => name.toLowerCase()));
  for (const [role, members] of site.zones)
    if (members.some((member) => names.has(member.value.toLowerCase())))
      return { role, declared: true, reason: "declared in palisade.yaml" };
  return undefined;
}

function inferredRole(clues: Clues, ways: readonly string[], hiding: ReadonlySet<string>): Judged {
  const { name, trust } = clues;
  const isWayOut = ways.includes(name) || clues.members.some((member) => ways.includes(member));
  const [otherWay] = isWayOut ? [] : ways;
  const isPrivate = clues.networks.length > 0 && clues.networks.every((network) => lies(network, privateNetworks));
  const named = roleOfName(name);
  const leaves = "the default route leaves through it";
  const elsewhere = `its addresses are private, and the default route leaves through ${otherWay}`;

  if (clues.managementOnly) return { role: "management", reason: "it is for management only" };
  if (clues.tunnel)
    return named?.role === "msp"
      ? { role: "msp", reason: `it is a tunnel, and its name is ${name}` }
      : { role: "vpn", reason: "it is a tunnel" };
  if (named && !(named.weak && otherWay !== undefined && isPrivate)) {
    const also = named.role === "internet" && isWayOut ? `, and ${leaves}` : "";
    return { role: named.role, reason: `its name is ${name}${also}` };
  }
  if (isWayOut) {
    if (trust === 100) return { reason: `its security level is 100, but ${leaves}` };
    return { role: "internet", reason: trust === 0 ? `its security level is 0, and ${leaves}` : leaves };
  }
  if (clues.dialled) return { role: "internet", reason: "its address comes from a provider" };
  const line = clues.members.find(isProviderLine);
  if (line !== undefined && line !== name && !isPrivate)
    return { role: "internet", reason: `its interface is ${line}` };
  if (trust === 100) return { role: "internal", reason: "its security level is 100" };
  if (trust === 0 && !(otherWay !== undefined && isPrivate))
    return { role: "internet", reason: "its security level is 0" };
  // A level between says that somebody thought of it as neither inside nor outside.
  if (otherWay !== undefined && isPrivate && (trust === undefined || trust === 0))
    return { role: "internal", reason: elsewhere };
  if ([clues.name, ...clues.members].some((each) => hiding.has(each)))
    return { role: "internet", reason: "whatever leaves through it is hidden behind its address" };
  return { reason: "neither its name nor its routes tell" };
}

/** Interfaces behind whose own address all that leaves through them is hidden, as a provider's line wants it. */
function hidingEnds({ translations }: Configuration): Set<string> {
  const hiding = translations.filter(
    ({ kind, inside, real, mapped }) =>
      kind === "dynamic" &&
      inside === undefined &&
      real.terms.some((term) => term.kind === "any") &&
      (mapped === undefined || mapped.terms.every((term) => term.kind === "interface")),
  );
  return new Set(hiding.flatMap(({ outside }) => outside?.value ?? []));
}

/** The zones and interfaces through which default routes leave, those for management apart. */
function defaultWays(configuration: Configuration): string[] {
  const ways = new Set<string>();
  for (const { destination, interface: through, gateway } of configuration.routes) {
    if (!isEvery(destination.value)) continue;
    const ports = configuration.interfaces.filter((each) =>
      through
        ? each.name.value === through.value || each.zone?.value === through.value
        : gateway !== undefined && reaches(each, gateway.value),
    );
    if (ports.length > 0 && ports.every((each) => each.managementOnly?.value === true)) continue;
    const names = [...ports.flatMap((each) => [each.zone?.value, each.name.value]), through?.value].filter(
      (each) => each !== undefined,
    );
    if (names.some((each) => roleOfName(each)?.role === "management")) continue;
    for (const each of names) ways.add(each);
  }
  return [...ways];
}

function reaches(port: Interface, gateway: Ip): boolean {
  return port.addresses.some(
    ({ network }) => network.lo <= gateway && gateway <= network.hi && typeof network.lo === typeof gateway,
  );
}

/** RFC 1918 and RFC 4193. */
const privateNetworks = networksFrom("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

/** Loopback and link-local: every interface may have them. */
const ownNetworks = networksFrom("127.0.0.0/8", "169.254.0.0/16", "::1/128", "fe80::/10");

function networksFrom(...texts: readonly string[]): readonly IpRange[] {
  return texts.flatMap((text) => parseNetwork(text) ?? []);
}

function lies(range: IpRange, networks: readonly IpRange[]): boolean {
  return networks.some((each) => each.family === range.family && each.lo <= range.lo && range.hi <= each.hi);
}
