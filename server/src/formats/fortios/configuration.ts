import { type Configuration, emptyConfiguration, type Subject } from "../../model/configuration.ts";
import type { Logging } from "../../model/logging.ts";
import type { Management } from "../../model/management.ts";
import type { Interface, Zone } from "../../model/network.ts";
import type { Vpn } from "../../model/vpn.ts";
import type { Located, Span } from "../../text/span.ts";
import { addressesOf } from "./addresses.ts";
import { certificatesOf } from "./certificates.ts";
import { filteringOf } from "./filters.ts";
import { globalKeys, settingsKeys } from "./ignored-settings.ts";
import { ignoreOtherTables } from "./ignored-tables.ts";
import { inspectionsOf } from "./inspections.ts";
import { type InterfaceReading, interfacesOf, zonesOf } from "./interfaces.ts";
import { tunnelsOf } from "./ipsec.ts";
import { implicitLogOf, loggingOf } from "./logging.ts";
import { managementOf } from "./management.ts";
import { definePassedOver } from "./passed-over.ts";
import { lockoutRulesOf, passwordRulesOf } from "./passwords.ts";
import { dynamicRoutingOf, routesOf } from "./routes.ts";
import { schedulesOf } from "./schedules.ts";
import type { Scope, Scopes } from "./scope.ts";
import { servicesOf } from "./services.ts";
import type { Settings } from "./settings.ts";
import { remoteAccessOf } from "./ssl-vpn.ts";
import { switchPortsOf } from "./switch-ports.ts";
import { virtualAddressesOf } from "./vips.ts";

export const formatId = "fortios";
export const vendor = "FortiOS";

export interface FileFacts {
  /** The first statement, where a finding about something absent may point. */
  readonly head: Span;
  /** From a backup's first line. */
  readonly version: Located<string> | undefined;
}

/** One configuration for each virtual domain; what they share is told of the one that manages the device. */
export function configurationsOf({ shared, domains }: Scopes, facts: FileFacts): Configuration[] {
  const interfaces = interfacesOf(shared);
  const global = shared.table("system global")?.settings;
  const hostname = global?.word("hostname");
  const manager = global?.value("management-vdom") ?? "root";
  const whole = facts.version !== undefined || (hostname !== undefined && interfaces.length > 0);
  const administration = managementOf(shared, interfaces, hostname?.span ?? facts.head, whole);
  const common = { shared, facts, hostname, whole, administration };
  const configurations =
    domains.length === 0
      ? [configurationOf(shared, { ...common, interfaces, manages: true })]
      : domains.map((domain, place) => {
          const manages =
            domain.name?.value === manager || (place === 0 && !domains.some((each) => each.name?.value === manager));
          const own = interfaces.filter((each) => each.domain === domain.name?.value);
          return configurationOf(domain, { ...common, interfaces: own, manages });
        });
  global?.finish(globalKeys, "management");
  for (const scope of [shared, ...domains]) ignoreOtherTables(scope);
  return configurations;
}

interface Surroundings {
  readonly shared: Scope;
  readonly facts: FileFacts;
  readonly hostname: Located<string> | undefined;
  readonly interfaces: readonly InterfaceReading[];
  readonly whole: boolean;
  readonly manages: boolean;
  readonly administration: Management;
}

/** Every virtual domain has its own ways in; who administers the device is told once. */
function managementFor(interfaces: readonly InterfaceReading[], { administration, manages }: Surroundings): Management {
  const own = new Set(interfaces.map((each) => each.own.name.value));
  const services = administration.services.filter((each) => !each.interface || own.has(each.interface.value));
  return { ...administration, services, ...(manages ? {} : { accounts: [], sessionLimits: [] }) };
}

/** What the device says of its log, and what the virtual domain that manages it adds. */
function together(device: Logging | undefined, own: Logging | undefined): Logging | undefined {
  if (!device || !own) return device ?? own;
  const levels = [device.serverLevel, own.serverLevel].filter((each) => each !== undefined);
  const finest = levels.reduce((best, each) => ((each.value ?? -1) > (best?.value ?? -1) ? each : best), levels[0]);
  return {
    ...device,
    local: [...device.local, ...own.local.filter((each) => device.local.every((other) => other.name !== each.name))],
    servers: [...device.servers, ...own.servers],
    suppressed: [...device.suppressed, ...own.suppressed],
    ...(finest ? { serverLevel: finest } : {}),
  };
}

function configurationOf(scope: Scope, around: Surroundings): Configuration {
  const { shared, facts, interfaces, whole, manages } = around;
  const isShared = scope === shared;
  const span = scope.name?.span ?? around.hostname?.span ?? facts.head;
  const own = scope.table("system settings")?.settings;
  const central = own?.isOn("central-nat") ?? false;
  if (own) rejectOtherPolicies(own);
  own?.finish(settingsKeys, "filters");
  const { zones, open } = zonesOf(scope);
  const virtual = virtualAddressesOf(scope, central);
  const addresses = [...addressesOf(scope), ...virtual.objects];
  const services = servicesOf(scope);
  const schedules = schedulesOf(scope);
  const vpns = [...tunnelsOf(scope), ...remoteAccessOf(scope)];
  const filtering = filteringOf(scope, {
    virtual,
    services,
    schedules,
    openZones: open,
    deniesVirtual: deniesVirtual(facts.version?.value),
    implicitLog: implicitLogOf(scope, shared),
    whole,
    span,
  });
  const members = interfacesWithZones(interfaces, zones);
  const fragment = !whole && interfaces.length === 0;
  const ownLogging = loggingOf(scope, span, isShared && whole);
  const logging = isShared || !manages ? ownLogging : together(loggingOf(shared, span, whole), ownLogging);
  const management = managementFor(interfaces, around);
  const passwords = manages ? passwordRulesOf(shared, span, whole) : undefined;
  const lockout = manages ? lockoutRulesOf(shared, span, whole) : undefined;
  const certificates = [...certificatesOf(scope), ...(manages && !isShared ? certificatesOf(shared) : [])];
  const routing = dynamicRoutingOf(scope);
  const hostname = nameOf(around.hostname, scope);
  definePassedOver(scope);
  if (manages && !isShared) definePassedOver(shared);
  const told = manages ? logging : undefined;
  const inspections = inspectionsOf(scope);
  return {
    ...emptyConfiguration(formatId, vendor, span),
    subjects: subjectsOf(scope, interfaces, vpns, told !== undefined, management.accounts.length > 0),
    fragment,
    ...(hostname ? { hostname } : {}),
    ...(facts.version ? { software: facts.version } : {}),
    interfaces: [...members, ...switchPortsOf(scope, interfaces)],
    zones: [...zones, ...tunnelZones(vpns, members, zones)],
    routes: routesOf(scope),
    ...(routing ? { dynamicRouting: routing } : {}),
    translations: virtual.translations,
    addresses,
    services,
    schedules,
    ...filtering,
    ...(inspections.length > 0 ? { inspections } : {}),
    vpns,
    certificates,
    management,
    ...(told ? { logging: told } : {}),
    ...(passwords ? { passwords } : {}),
    ...(lockout ? { lockout } : {}),
    definitions: isShared ? scope.definitions : [...scope.definitions, ...shared.definitions],
    references: isShared || !manages ? scope.references : [...scope.references, ...shared.references],
  };
}

/** "edge (root)" where a device is several. */
function nameOf(hostname: Located<string> | undefined, scope: Scope): Located<string> | undefined {
  if (!scope.name) return hostname;
  return hostname ? { value: `${hostname.value} (${scope.name.value})`, span: hostname.span } : scope.name;
}

/** From 7.2.4 on, a policy that denies holds what is published by virtual addresses too. */
function deniesVirtual(version: string | undefined): boolean {
  const found = /^([0-9]+)\.([0-9]+)\.([0-9]+)/.exec(version ?? "");
  if (!found) return true;
  const [major = 0, minor = 0, patch = 0] = found.slice(1).map(Number);
  return major > 7 || (major === 7 && (minor > 2 || (minor === 2 && patch >= 4)));
}

function interfacesWithZones(interfaces: readonly InterfaceReading[], zones: readonly Zone[]): Interface[] {
  const zoneOf = new Map(zones.flatMap((zone) => zone.interfaces.map((each) => [each.value, zone.name] as const)));
  return interfaces.map(({ own }) => {
    const zone = zoneOf.get(own.name.value);
    return zone ? { ...own, zone } : own;
  });
}

/** Tunnels whose interface the file does not show. */
function tunnelZones(vpns: readonly Vpn[], interfaces: readonly Interface[], zones: readonly Zone[]): Zone[] {
  const known = new Set([
    ...interfaces.map((each) => each.name.value),
    ...zones.flatMap((zone) => zone.interfaces.map((each) => each.value)),
  ]);
  return vpns
    .filter((vpn) => !known.has(vpn.zone))
    .map((vpn) => ({ name: { value: vpn.zone, span: vpn.name.span }, interfaces: [], kind: "tunnel" }));
}

function subjectsOf(
  scope: Scope,
  interfaces: readonly InterfaceReading[],
  vpns: readonly Vpn[],
  logs: boolean,
  accounts: boolean,
): Subject[] {
  const subjects: Subject[] = [];
  if (interfaces.length > 0 || [...scope.tables.keys()].some((path) => path.startsWith("firewall ")))
    subjects.push("firewall");
  if (vpns.length > 0) subjects.push("vpn");
  if (logs || interfaces.length > 0) subjects.push("logging");
  if (accounts) subjects.push("accounts");
  return subjects;
}

/** `set ngfw-mode policy-based`, `set consolidated-firewall-mode enable`: then policies of another table decide. */
function rejectOtherPolicies(own: Settings): void {
  for (const [key, usual] of [
    ["ngfw-mode", "profile-based"],
    ["consolidated-firewall-mode", "disable"],
  ] as const) {
    const setting = own.setting(key);
    const last = setting?.statements.at(-1);
    if (setting && last && setting.values[0]?.value !== usual) own.ledger.reject(last, "filters");
  }
}
