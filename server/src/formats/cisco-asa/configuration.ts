import type { Configuration, Subject } from "../../model/configuration.ts";
import type { Filter } from "../../model/filter.ts";
import type { Management } from "../../model/management.ts";
import type { Interface, Zone } from "../../model/network.ts";
import type { Vpn } from "../../model/vpn.ts";
import type { Span } from "../../text/span.ts";
import { certificateOf } from "../cisco/certificate-digits.ts";
import { interfaceFacts } from "../cisco/interface-facts.ts";
import { entriesOf, type ListDraft, listTitles, type Remarks } from "./access-lists.ts";
import { accountsOf } from "./accounts.ts";
import { checksOf } from "./checkpoints.ts";
import type { Draft, InterfaceDraft } from "./draft.ts";
import { accessServices, sessionLimits } from "./management-services.ts";
import { levelOf } from "./security-levels.ts";
import { snmpServices } from "./snmp.ts";
import { vpnsOf } from "./vpns.ts";
import { loggingOf } from "./what-is-logged.ts";

export const formatId = "cisco-asa";
export const vendor = "Cisco ASA";

export interface Assembled {
  readonly configuration: Configuration;
  readonly remarks: Remarks;
}

/** Makes the configuration of what the statements gave. */
export function configurationOf(draft: Draft, head: Span): Assembled {
  const fragment = !draft.hostname && draft.interfaces.length === 0;
  const whole = draft.version !== undefined && draft.hostname !== undefined && draft.interfaces.length > 0;
  const remarks = new Map();
  const lists = filtersOf(draft, remarks);
  const byName = new Map(lists.map((filter) => [filter.name.value, filter]));
  const vpns = vpnsOf(draft, byName, whole);
  const checks = checksOf(draft, vpns, !fragment);
  const filters = [...lists, ...checks.filters];
  const logging = loggingOf(draft, fragment, head);
  const { passwords, lockout } = draft.management;

  const configuration: Configuration = {
    format: formatId,
    vendor,
    subjects: subjectsOf(draft, vpns),
    fragment,
    span: draft.hostname?.span ?? draft.version?.span ?? head,
    ...(draft.hostname ? { hostname: draft.hostname } : {}),
    ...(draft.version ? { software: draft.version } : {}),
    interfaces: draft.interfaces.map(interfaceOf),
    zones: [...draft.interfaces.flatMap(zoneOf), ...tunnelZones(draft, vpns)],
    routes: draft.routes,
    ...(draft.dynamicRouting ? { dynamicRouting: draft.dynamicRouting } : {}),
    translations: draft.translations,
    addresses: [...draft.addresses.values()],
    services: [...draft.services.values()],
    schedules: draft.schedules,
    filters,
    checkpoints: checks.checkpoints,
    vpns,
    certificates: draft.pendingCertificates.map((pending) => certificateOf(pending, draft.tools)),
    management: managementOf(draft, fragment, whole),
    ...(logging ? { logging } : {}),
    ...(passwords ? { passwords } : {}),
    ...(lockout ? { lockout } : {}),
    definitions: [...draft.definitions.values()],
    references: draft.references,
  };
  return { configuration, remarks };
}

function filtersOf(draft: Draft, remarks: Map<Filter["entries"][number], readonly Span[]>): Filter[] {
  const held = heldTo(draft);
  const chosen = new Set<string>();
  for (const reference of draft.references)
    if (reference.kinds[0] === "filter" && !held.has(reference.name.value)) chosen.add(reference.name.value);
  const onInterfaces = new Set(draft.accessGroups.map((group) => group.list.value));
  const underGlobal = listsAboveGlobal(draft);
  const filters: Filter[] = [];
  for (const list of draft.lists.values()) {
    if (list.kind === "ethertype" || list.kind === "webtype") continue;
    const name = list.name.value;
    const span = endOf(list);
    const selects = list.kind === "standard" || chosen.has(name);
    filters.push({
      name: list.name,
      span: list.span,
      entries: entriesOf(list, remarks),
      title: listTitles[list.kind],
      otherwise: underGlobal.has(name)
        ? { value: "next", span, implied: "what the list does not decide goes on to the global list" }
        : { value: "deny", span, implied: "an access list denies what none of its entries permits" },
      otherwiseLog:
        held.has(name) && !onInterfaces.has(name)
          ? {
              on: false,
              implied: "not every release logs what falls through a vpn-filter without an entry that denies it",
            }
          : { on: true, level: 4, implied: "what falls through an access list leaves message 106023" },
      ...(selects ? { purpose: "selection" } : {}),
    });
  }
  return filters;
}

/** Where an addition to the list would go. */
function endOf(list: ListDraft): Span {
  const last = list.items[list.items.length - 1];
  if (!last) return list.span;
  return "text" in last ? last.statement : last.span;
}

/** Lists that packets must pass: bound to interfaces, or to tunnels. */
function heldTo(draft: Draft): ReadonlySet<string> {
  const names = new Set<string>();
  for (const group of draft.accessGroups) names.add(group.list.value);
  for (const holder of [...draft.vpn.policies.values(), ...draft.vpn.users.values()])
    if (holder.attributes.filter?.value !== undefined) names.add(holder.attributes.filter.value);
  return names;
}

/** Lists of interfaces, and of the device itself, that leave what they do not decide to something else. */
function listsAboveGlobal(draft: Draft): ReadonlySet<string> {
  const hasGlobal = draft.accessGroups.some((group) => group.direction === "global");
  const names = new Set<string>();
  const denying = new Set<string>();
  for (const { direction, controlPlane, list } of draft.accessGroups)
    if (controlPlane || (direction === "in" && hasGlobal)) names.add(list.value);
    else denying.add(list.value);
  for (const name of denying) names.delete(name);
  return names;
}

function interfaceOf(own: InterfaceDraft): Interface {
  const { managementOnly } = own;
  return { ...interfaceFacts(own), ...(managementOnly ? { managementOnly } : {}) };
}

function zoneOf(own: InterfaceDraft): Zone[] {
  const trust = levelOf(own);
  if (!own.zone || !trust) return [];
  return [
    {
      name: own.zone,
      interfaces: [own.name],
      trust,
      kind: own.tunnel ? "tunnel" : "network",
      ...(own.description ? { description: own.description } : {}),
    },
  ];
}

function tunnelZones(draft: Draft, vpns: readonly Vpn[]): Zone[] {
  const ofInterfaces = new Set(draft.interfaces.map((each) => each.zone?.value));
  return vpns
    .filter((vpn) => !ofInterfaces.has(vpn.zone))
    .map((vpn) => ({ name: { value: vpn.zone, span: vpn.name.span }, interfaces: [], kind: "tunnel" }));
}

function managementOf(draft: Draft, fragment: boolean, whole: boolean): Management {
  const { logins, timeServers, deviceServices } = draft.management;
  return {
    services: [...accessServices(draft, fragment), ...snmpServices(draft)],
    deviceServices,
    logins,
    accounts: accountsOf(draft),
    sessionLimits: sessionLimits(draft, whole),
    timeServers,
  };
}

function subjectsOf(draft: Draft, vpns: readonly Vpn[]): Subject[] {
  const subjects: Subject[] = [];
  if (draft.lists.size > 0 || draft.interfaces.length > 0 || draft.accessGroups.length > 0) subjects.push("firewall");
  if (vpns.length > 0 || draft.vpn.policies.size > 0 || draft.crypto.ikePolicies.size > 0) subjects.push("vpn");
  if (draft.logging.spoken || draft.interfaces.length > 0) subjects.push("logging");
  if (draft.management.accounts.length > 0) subjects.push("accounts");
  return subjects;
}
