import { type Configuration, emptyConfiguration, type Subject } from "../../model/configuration.ts";
import type { Interface, Zone } from "../../model/network.ts";
import type { Vpn } from "../../model/vpn.ts";
import type { Located, Span } from "../../text/span.ts";
import { lockoutRulesOf, passwordRulesOf } from "./accounts.ts";
import { AddressBooks } from "./addresses.ts";
import { Applications } from "./applications.ts";
import { certificatesOf } from "./certificates.ts";
import type { Device } from "./device.ts";
import { filteringOf } from "./filtering.ts";
import { defineGroups } from "./groups.ts";
import { ignoreOthers } from "./ignored.ts";
import { interfacesOf } from "./interfaces.ts";
import { loggingOf } from "./logging.ts";
import { managementOf } from "./management.ts";
import { translationsOf } from "./nat.ts";
import { definePassedOver } from "./passed-over.ts";
import { policiesOf } from "./policies.ts";
import { prefixListsOf } from "./prefix-lists.ts";
import { dynamicRoutingOf, routesOf } from "./routes.ts";
import { schedulesOf } from "./schedules.ts";
import { accessOf, vpnsOf } from "./vpns.ts";
import { zonesOf } from "./zones.ts";

export const formatId = "junos";
export const vendor = "Junos";

/** What one device of the file says. */
export function configurationOf(device: Device, head: Span): Configuration {
  const { root } = device;
  const stated = root.get("system")?.value("host-name")?.located;
  const hostname = nameOf(stated, device.name);
  const software = root.value("version")?.located;
  const { interfaces, bindings } = interfacesOf(device);
  const zones = zonesOf(device);
  const books = new AddressBooks(device);
  const applications = new Applications(device);
  const vpns = vpnsOf(device);
  const policies = policiesOf({ device, books, applications, beyond: beyondOf(vpns, zones.zones) });
  const prefixLists = prefixListsOf(device, new Set(books.objects.map((object) => object.name.value)));
  const filtering = filteringOf({ device, interfaces, prefixLists, applications, bindings, policies, zones });
  const routing = dynamicRoutingOf(device);
  const routes = routesOf(device);
  const schedules = schedulesOf(device);
  const translations = translationsOf({ device, books });
  const certificates = certificatesOf(device);
  accessOf(device);
  const span = device.name?.span ?? stated?.span ?? head;
  const whole = interfaces.length > 0 && (software !== undefined || stated !== undefined);
  const own = device.name === undefined;
  const management = managementOf({ device, interfaces, zones, bindings, filters: filtering.readings });
  // No device is without somebody who administers it: exports tell of them, pieces and generated policies do not.
  const administered = whole && management.accounts.length > 0;
  const logging = loggingOf(device, span, administered && own);
  const passwords = own ? passwordRulesOf(device, span, administered) : undefined;
  const lockout = own ? lockoutRulesOf(device, span, administered) : undefined;
  if (own) defineGroups(device);
  ignoreOthers(root);
  definePassedOver(device);
  return {
    ...emptyConfiguration(formatId, vendor, span),
    subjects: subjectsOf(filtering.filters.length > 0 || interfaces.length > 0, vpns, device),
    fragment: !whole && device.name === undefined,
    ...(hostname ? { hostname } : {}),
    ...(software ? { software } : {}),
    // Nothing comes from elsewhere by a loopback, so it is no end of a way.
    interfaces: withZones(interfaces, zones.zones).filter((each) => !each.name.value.startsWith("lo0.")),
    zones: [...zones.zones, ...tunnelZones(vpns, interfaces)],
    routes,
    ...(routing ? { dynamicRouting: routing } : {}),
    addresses: [...books.objects, ...prefixLists.values()],
    services: applications.objects,
    schedules,
    filters: filtering.filters,
    checkpoints: filtering.checkpoints,
    translations,
    vpns,
    certificates,
    management,
    ...(logging ? { logging } : {}),
    ...(passwords ? { passwords } : {}),
    ...(lockout ? { lockout } : {}),
    definitions: device.definitions,
    references: device.references,
  };
}

/** "edge (branch)" for a logical system. */
function nameOf(hostname: Located<string> | undefined, own: Located<string> | undefined): Located<string> | undefined {
  if (!own) return hostname;
  return hostname ? { value: `${hostname.value} (${own.value})`, span: own.span } : own;
}

function withZones(interfaces: readonly Interface[], zones: readonly Zone[]): Interface[] {
  const zoneOf = zonesByInterface(zones);
  return interfaces.map((each) => {
    const zone = zoneOf.get(each.name.value);
    return zone ? { ...each, zone } : each;
  });
}

function zonesByInterface(zones: readonly Zone[]): ReadonlyMap<string, Located<string>> {
  return new Map(zones.flatMap((zone) => zone.interfaces.map((each) => [each.value, zone.name] as const)));
}

/** The zone of the interface at which each VPN ends. */
function beyondOf(vpns: readonly Vpn[], zones: readonly Zone[]): ReadonlyMap<string, string> {
  const beyond = new Map<string, string>();
  const zoneOf = zonesByInterface(zones);
  for (const vpn of vpns)
    for (const port of vpn.terminatesOn) {
      const zone = zoneOf.get(port.value);
      if (zone) beyond.set(vpn.name.value, zone.value);
    }
  return beyond;
}

/** Tunnels that no interface stands for: policies name them. */
function tunnelZones(vpns: readonly Vpn[], interfaces: readonly Interface[]): Zone[] {
  const known = new Set(interfaces.map((each) => each.name.value));
  return vpns
    .filter((vpn) => !known.has(vpn.zone))
    .map((vpn) => ({ name: { value: vpn.zone, span: vpn.name.span }, interfaces: [], kind: "tunnel" }));
}

function subjectsOf(filters: boolean, vpns: readonly Vpn[], { root }: Device): Subject[] {
  const subjects: Subject[] = [];
  if (filters) subjects.push("firewall");
  if (vpns.length > 0) subjects.push("vpn");
  if (root.has("system") || root.find("security")?.has("log") === true) subjects.push("logging");
  if (root.find("system")?.has("login") === true) subjects.push("accounts");
  return subjects;
}
