import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { ManagementService } from "../../model/management.ts";
import { isEvery } from "../../net/packet-set.ts";
import type { ZoneRole } from "../../site/roles.ts";
import type { Role } from "../../site/site.ts";
import { grouped } from "../../text/grouped.ts";
import type { Related, RuleContext } from "../rule.ts";

/** Services people administer or poll the device by; those that only send are left out. */
export function listeningServices(configuration: Configuration): readonly ManagementService[] {
  return configuration.management?.services.filter((service) => !service.outgoing) ?? [];
}

/** "Telnet on inside", "SNMP version 2c on every interface". */
export function nameService(service: ManagementService): string {
  const version = service.version ? ` version ${service.version.value}` : "";
  return `${protocolTitle[service.protocol]}${version} ${placeOf(service)}`;
}

function placeOf(service: ManagementService): string {
  return service.interface ? `on ${service.interface.value}` : "on every interface";
}

/**
 * Roles of the interfaces it answers on. Where the file names none, those of all interfaces, unless other statements
 * say where the protocol answers (an SNMP community beside the hosts that may use it).
 */
export function rolesWhereItAnswers(service: ManagementService, context: RuleContext): readonly (Role | undefined)[] {
  const named = service.interface
    ? [service.interface]
    : listeningServices(context.configuration).flatMap((other) =>
        other.protocol === service.protocol && other.interface ? [other.interface] : [],
      );
  if (named.length > 0) return named.map((each) => zoneRoleOf(each.value, context)?.role);
  return [...context.roles.values()].map((zone) => zone.role);
}

/** Interfaces have the role of the zone they are in. */
export function zoneRoleOf(name: string, { configuration, roles }: RuleContext): ZoneRole | undefined {
  const zone = configuration.interfaces.find((each) => each.name.value === name)?.zone;
  return roles.get(name) ?? roles.get(zone?.value ?? "");
}

/** Every address may connect. */
export function isOpenToAll(service: ManagementService): boolean {
  const from = service.from;
  if (!from) return true;
  return !from.negated && !from.except?.length && from.terms.some(isEverything);
}

/** Services alike in what `key` says of them, in order: statements that one finding is about. */
export function groupServices(
  services: readonly ManagementService[],
  key: (service: ManagementService) => string,
): readonly (readonly [ManagementService, ...ManagementService[]])[] {
  return [...grouped(services, key).values()];
}

/** Other statements that the same finding is about. */
export function andHere(services: readonly ManagementService[]): readonly Related[] {
  return services.map(({ span }) => ({ span, message: "and here" }));
}

/** Whoever may use `service` may use `other` as well, on the same interfaces. */
export function coversUsers(other: ManagementService, service: ManagementService): boolean {
  if (other.interface && other.interface.value !== service.interface?.value) return false;
  if (isOpenToAll(other)) return true;
  return other.from !== undefined && service.from !== undefined && coversAddresses(other.from, service.from);
}

function coversAddresses(outer: AddressMatch, inner: AddressMatch): boolean {
  if (outer.negated || outer.except?.length || inner.negated) return false;
  return inner.terms.every((term) => outer.terms.some((candidate) => coversTerm(candidate, term)));
}

function coversTerm(outer: AddressTerm, inner: AddressTerm): boolean {
  if (isEverything(outer)) return true;
  if (outer.kind !== "range" || inner.kind !== "range") return false;
  const { range: big } = outer;
  const { range: small } = inner;
  return big.family === small.family && big.lo <= small.lo && small.hi <= big.hi;
}

function isEverything(term: AddressTerm): boolean {
  return term.kind === "any" || (term.kind === "range" && isEvery(term.range));
}

const protocolTitle: Readonly<Record<ManagementService["protocol"], string>> = {
  ssh: "SSH",
  telnet: "Telnet",
  http: "HTTP",
  https: "HTTPS",
  snmp: "SNMP",
  ftp: "FTP",
  tftp: "TFTP",
  netconf: "NETCONF",
  other: "A management service",
};
