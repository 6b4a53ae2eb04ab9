import { type Configuration, emptyConfiguration, type Subject } from "../../model/configuration.ts";
import type { Interface, Zone } from "../../model/network.ts";
import type { Vpn } from "../../model/vpn.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located, Span } from "../../text/span.ts";
import type { ReadTools } from "../format.ts";
import { addressesOf } from "./addresses.ts";
import { certificatesOf } from "./certificates.ts";
import { filteringOf, outsideZones, ruleBasesOf } from "./filters.ts";
import { remoteAccessOf } from "./global-protect.ts";
import { tunnelsOf } from "./ike.ts";
import { type InterfaceReading, importedBy, interfacesOf, type Port, portsOf } from "./interfaces.ts";
import type { DeviceLayout, SystemLayout } from "./layout.ts";
import { loggingOf } from "./logging.ts";
import { managementOf, portName, portPlace } from "./management.ts";
import { translationsOf } from "./nat.ts";
import { lockoutRulesOf, passwordRulesOf } from "./passwords.ts";
import { below, wordOf } from "./places.ts";
import { defineProfiles } from "./profiles.ts";
import { type Router, routersOf, routingOf } from "./routes.ts";
import { schedulesOf } from "./schedules.ts";
import { type Known, Scope } from "./scope.ts";
import { servicesOf } from "./services.ts";
import { zonesOf } from "./zones.ts";

export const formatId = "panos";
export const vendor = "PAN-OS";

export interface FileFacts {
  /** Where a finding about something absent may point. */
  readonly head: Span;
  /** Zones, rules and objects all stand here, so that what is not defined is not defined elsewhere. */
  readonly whole: boolean;
  /** Who administers the device stands here too. */
  readonly administered: boolean;
  readonly software: Located<string> | undefined;
  readonly tools: ReadTools;
  /** Collects what several scopes share. */
  readonly known: Known;
  /** Collects entries that nearer ones of their name hide. */
  readonly hidden: PathNode[];
}

/** One configuration for each virtual system; what they share is told of the first. */
export function deviceConfigurations(
  device: DeviceLayout,
  name: Located<string> | undefined,
  facts: FileFacts,
): Configuration[] {
  const claimed = new Set(device.systems.flatMap((system) => [...importedBy(system.nodes)]));
  const ports = portsOf(device.places);
  const routers = routersOf(device.places);
  return device.systems.map((system, place) => {
    const own = [system.nodes, device.pushed];
    const scope = new Scope({
      name: device.systems.length > 1 ? system.name : undefined,
      layers: [...own, device.shared],
      // What a Panorama shares are rules of its device groups.
      ruleLayers: device.hasGroups ? own : [...own, device.shared],
      tools: facts.tools,
      known: facts.known,
      hidden: facts.hidden,
    });
    const imported = importedBy(system.nodes);
    const isOwn = (each: string) =>
      device.systems.length === 1 || imported.has(each) || (place === 0 && !claimed.has(each));
    const isNear = ({ interfaces }: Router) => interfaces.length === 0 || interfaces.some(({ value }) => isOwn(value));
    const near = routers.filter(isNear);
    return configurationOf(scope, { system, device, ports, routers: near, isOwn, manages: place === 0, name, facts });
  });
}

interface Surroundings {
  readonly system: SystemLayout;
  readonly device: DeviceLayout;
  readonly ports: readonly Port[];
  /** Those that have interfaces of the system's, or none. */
  readonly routers: readonly Router[];
  readonly isOwn: (name: string) => boolean;
  /** Told of the one that stands for the device: who administers it, what it logs. */
  readonly manages: boolean;
  /** The template's name, for what is none of a device's own. */
  readonly name: Located<string> | undefined;
  readonly facts: FileFacts;
}

function configurationOf(scope: Scope, around: Surroundings): Configuration {
  const { system, device, isOwn, manages, facts } = around;
  const { places } = device;
  const hostname = hostnameOf(scope, around);
  const span = scope.name?.span ?? hostname?.span ?? facts.head;
  const readings = interfacesOf(scope, around.ports, isOwn);
  const zones = zonesOf(scope, system.nodes);
  const addresses = addressesOf(scope);
  const services = servicesOf(scope);
  const schedules = schedulesOf(scope);
  defineProfiles(scope);
  const zoneNames = zones.map((zone) => zone.name);
  const filtering = filteringOf(scope, zoneNames, span, facts.whole && !device.hasGroups);
  const translations = translationsOf(scope, ruleBasesOf(scope));
  const interfaces = withZones(readings, zones);
  const zoneOfTunnel = zonesByInterface(interfaces);
  const vpns = [
    ...tunnelsOf(scope, places).filter((vpn) => isOwn(vpn.zone) || (manages && !vpn.zone.startsWith("tunnel"))),
    ...remoteAccessOf(scope, system.nodes, manages ? places : []),
  ].map((vpn) => ({ ...vpn, zone: zoneOfTunnel.get(vpn.zone) ?? vpn.zone }));
  const routing = routingOf(scope, around.routers);
  const certificates = certificatesOf(scope);
  const management = managementOf(scope, places, readings, span, manages && facts.administered);
  const logging = loggingOf(scope, places, span, manages && facts.administered);
  const passwords = manages ? passwordRulesOf(places, span, facts.administered) : undefined;
  const lockout = manages ? lockoutRulesOf(places, span, facts.administered) : undefined;
  const told = manages ? management : { ...management, accounts: [], sessionLimits: [] };
  return {
    ...emptyConfiguration(formatId, vendor, span),
    subjects: subjectsOf(
      filtering.filters.length > 0,
      interfaces,
      vpns,
      logging !== undefined,
      told.accounts.length > 0,
    ),
    fragment: !facts.whole,
    ...(hostname ? { hostname } : {}),
    ...(facts.software ? { software: facts.software } : {}),
    interfaces: [...interfaces, ...managementPort(places, manages)],
    zones: [...zones, ...tunnelZones(vpns, interfaces, zones)],
    routes: routing.routes,
    ...(routing.dynamic ? { dynamicRouting: routing.dynamic } : {}),
    translations,
    addresses,
    services,
    schedules,
    filters: filtering.filters,
    checkpoints: facts.whole ? [...filtering.checkpoints, ...outsideZones(interfaces, span)] : filtering.checkpoints,
    vpns,
    certificates,
    management: told,
    ...(logging && manages ? { logging } : {}),
    ...(passwords ? { passwords } : {}),
    ...(lockout ? { lockout } : {}),
    definitions: scope.definitions,
    references: scope.references,
  };
}

/** "edge (vsys2)" where a device is several. */
function hostnameOf(scope: Scope, { device, name }: Surroundings): Located<string> | undefined {
  const systems = below(device.places, "deviceconfig", "system");
  const stated = systems.map((each) => wordOf(each, "hostname")).find((each) => each !== undefined);
  const own = stated ?? name;
  if (!scope.name) return own;
  return own ? { value: `${own.value} (${scope.name.value})`, span: own.span } : scope.name;
}

function withZones(readings: readonly InterfaceReading[], zones: readonly Zone[]): Interface[] {
  const zoneOf = new Map(zones.flatMap((zone) => zone.interfaces.map((each) => [each.value, zone.name] as const)));
  return readings.map(({ own }) => {
    const zone = zoneOf.get(own.name.value);
    return zone ? { ...own, zone } : own;
  });
}

/** Rules speak of zones: a tunnel is met as the zone that its interface is in. */
function zonesByInterface(interfaces: readonly Interface[]): ReadonlyMap<string, string> {
  return new Map(interfaces.flatMap(({ name, zone }) => (zone ? [[name.value, zone.value] as const] : [])));
}

/** Tunnels whose interface the file does not show. */
function tunnelZones(vpns: readonly Vpn[], interfaces: readonly Interface[], zones: readonly Zone[]): Zone[] {
  const known = new Set([...interfaces, ...zones].map((each) => each.name.value));
  const missing = new Map(vpns.filter((vpn) => !known.has(vpn.zone)).map((vpn) => [vpn.zone, vpn]));
  return [...missing.values()].map((vpn) => ({
    name: { value: vpn.zone, span: vpn.name.span },
    interfaces: [],
    kind: "tunnel",
  }));
}

/** The port that carries management alone */
function managementPort(places: readonly PathNode[], manages: boolean): Interface[] {
  const [place] = manages ? below(places, "deviceconfig", "system").flatMap((each) => portPlace(each) ?? []) : [];
  if (!place) return [];
  const name = { value: portName, span: place.span };
  return [{ name, span: place.extent, addresses: [], managementOnly: { value: true, span: place.span } }];
}

function subjectsOf(
  filters: boolean,
  interfaces: readonly Interface[],
  vpns: readonly Vpn[],
  logs: boolean,
  accounts: boolean,
): Subject[] {
  const subjects: Subject[] = [];
  if (filters || interfaces.length > 0) subjects.push("firewall");
  if (vpns.length > 0) subjects.push("vpn");
  if (accounts) subjects.push("accounts");
  if (logs) subjects.push("logging");
  return subjects;
}
