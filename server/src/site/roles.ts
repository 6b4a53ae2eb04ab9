import type { Configuration } from "../model/configuration.ts";
import type { Span } from "../text/span.ts";
import type { Role, Site } from "./site.ts";

/** What a zone, interface or tunnel is, and how we know. */
export interface ZoneRole {
  readonly name: string;
  /** Absent: nothing tells. */
  readonly role?: Role;
  /** Said in palisade.yaml rather than inferred. */
  readonly declared: boolean;
  /** "declared in palisade.yaml", "security level 0 and the default route". */
  readonly reason: string;
  /** Where the configuration names it. */
  readonly span: Span;
}

export type ZoneRoles = ReadonlyMap<string, ZoneRole>;

const nameHints: readonly (readonly [RegExp, Role])[] = [
  [/^(outside|internet|untrust(ed)?|wan\d*|isp\d*|public|external|extern)([-_.]|\d|$)/i, "internet"],
  [/(^|[-_.])dmz/i, "dmz"],
  [/(^|[-_.])(mgmt|management|oob|admin)([-_.]|\d|$)/i, "management"],
  [/(^|[-_.])(log|logs|siem|syslog)([-_.]|\d|$)/i, "log-enclave"],
  [/(^|[-_.])(srv|server|servers|datacent(er|re)|dc)([-_.]|\d|$)/i, "server"],
  [/(^|[-_.])msp/i, "msp"],
  [/(^|[-_.])(vpn|ipsec|ssl|tunnel)([-_.]|\d|$)/i, "vpn"],
  [/^(inside|internal|intern|trust(ed)?|lan\d*|users?|office|clients?|corp|private|staff)([-_.]|\d|$)/i, "internal"],
];

/** The role of every zone and of every interface outside a zone: declared, or inferred with the reason. */
export function rolesOf(configuration: Configuration, site: Site): ZoneRoles {
  const result = new Map<string, ZoneRole>();
  const defaultRouteThrough = new Set(
    configuration.routes
      .filter((route) => route.destination.value.lo === 0 && route.destination.value.hi === 0xffff_ffff)
      .map((route) => route.interface?.value),
  );
  for (const zone of configuration.zones) {
    const members = zone.interfaces.map((name) => name.value);
    const facesDefaultRoute =
      defaultRouteThrough.has(zone.name.value) || members.some((name) => defaultRouteThrough.has(name));
    result.set(zone.name.value, {
      name: zone.name.value,
      span: zone.name.span,
      ...roleOf([zone.name.value, ...members], zone.kind === "tunnel", zone.trust?.value, facesDefaultRoute, site),
    });
  }
  for (const each of configuration.interfaces) {
    if (each.zone || result.has(each.name.value)) continue;
    const facesDefaultRoute = defaultRouteThrough.has(each.name.value);
    result.set(each.name.value, {
      name: each.name.value,
      span: each.name.span,
      ...roleOf([each.name.value], each.tunnel === true, undefined, facesDefaultRoute, site),
    });
  }
  return result;
}

/** Names of all zones that have one of the roles. */
export function zonesWith(zoneRoles: ZoneRoles, ...wanted: readonly Role[]): string[] {
  return [...zoneRoles.values()].filter((zone) => zone.role && wanted.includes(zone.role)).map((zone) => zone.name);
}

function roleOf(
  names: readonly string[],
  tunnel: boolean,
  trust: number | undefined,
  facesDefaultRoute: boolean,
  site: Site,
): { role?: Role; declared: boolean; reason: string } {
  for (const [role, members] of site.zones)
    if (members.some((member) => names.some((name) => name.toLowerCase() === member.value.toLowerCase())))
      return { role, declared: true, reason: "declared in palisade.yaml" };
  if (tunnel) return { role: "vpn", declared: false, reason: "it is a tunnel" };
  for (const name of names)
    for (const [pattern, role] of nameHints)
      if (pattern.test(name)) {
        const also = role === "internet" && facesDefaultRoute ? ", and the default route leaves through it" : "";
        return { role, declared: false, reason: `its name is ${name}${also}` };
      }
  if (facesDefaultRoute) return { role: "internet", declared: false, reason: "the default route leaves through it" };
  if (trust === 0) return { role: "internet", declared: false, reason: "its security level is 0" };
  if (trust === 100) return { role: "internal", declared: false, reason: "its security level is 100" };
  return { declared: false, reason: "neither its name nor its routes tell" };
}
