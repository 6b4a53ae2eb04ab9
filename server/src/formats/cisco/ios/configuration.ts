import type { Configuration, Subject } from "../../../model/configuration.ts";
import type { Entry, Filter } from "../../../model/filter.ts";
import type { AccessPort, Interface, Zone } from "../../../model/network.ts";
import type { PasswordRules } from "../../../model/policy.ts";
import type { Vpn } from "../../../model/vpn.ts";
import { protocolNumber } from "../../../net/packet.ts";
import type { Span } from "../../../text/span.ts";
import { certificateOf } from "../certificate-digits.ts";
import { interfaceFacts } from "../interface-facts.ts";
import { entriesOf, type ListDraft, type Remarks } from "./access-lists.ts";
import { checksOf } from "./checkpoints.ts";
import { type Draft, type InterfaceDraft, isLoopback, isManagementPort } from "./draft.ts";
import { loggingOf } from "./logging.ts";
import { managementOf } from "./management-services.ts";
import { translationsOf } from "./nat.ts";
import { vpnsOf } from "./vpns.ts";

export interface Vendor {
  readonly id: string;
  readonly name: string;
}

export interface Assembled {
  readonly configuration: Configuration;
  readonly remarks: Remarks;
}

/** Makes the configuration of what the statements gave. */
export function configurationOf(draft: Draft, vendor: Vendor, head: Span): Assembled {
  const interfaces = [...draft.interfaces.values()];
  const fragment = !draft.hostname || interfaces.length === 0;
  const whole = draft.version !== undefined && !fragment;
  const remarks = new Map<Entry, readonly Span[]>();
  const lists = filtersOf(draft, remarks);
  const byName = new Map(lists.map((filter) => [filter.name.value, filter]));
  const vpns = vpnsOf(draft, byName, whole);
  const checks = checksOf(draft, byName, vpns);
  const logging = loggingOf(draft, fragment, head);
  const { lockout } = draft.management;
  const passwords = passwordRulesOf(draft, whole, head);

  const configuration: Configuration = {
    format: vendor.id,
    vendor: vendor.name,
    subjects: subjectsOf(draft, vpns),
    fragment,
    span: draft.hostname?.span ?? draft.version?.span ?? head,
    ...(draft.hostname ? { hostname: draft.hostname } : {}),
    ...(draft.version ? { software: draft.version } : {}),
    // Nothing comes from elsewhere by a loopback, so it is no end of a way.
    interfaces: interfaces.filter(({ name }) => !isLoopback(name.value)).map((own) => interfaceOf(draft, own)),
    zones: zonesOf(draft, vpns),
    routes: draft.routes,
    ...(draft.dynamicRouting ? { dynamicRouting: draft.dynamicRouting } : {}),
    translations: translationsOf(draft),
    addresses: [...draft.addresses.values()],
    services: [...draft.services.values()],
    schedules: draft.schedules,
    filters: [...lists, ...checks.filters],
    checkpoints: checks.checkpoints,
    vpns,
    certificates: draft.pendingCertificates.map((pending) => certificateOf(pending, draft.tools)),
    management: managementOf(draft, byName),
    ...(logging ? { logging } : {}),
    ...(passwords ? { passwords } : {}),
    ...(lockout ? { lockout } : {}),
    definitions: [...draft.definitions.values()],
    references: draft.references,
  };
  return { configuration, remarks };
}

/** NX-OS checks the strength of passwords unless it is told not to. */
function passwordRulesOf({ dialect, management }: Draft, whole: boolean, span: Span): PasswordRules | undefined {
  if (dialect !== "nxos" || !whole || management.passwords?.complexity) return management.passwords;
  const implied = "NX-OS takes only strong passwords of 8 characters or more unless it is told not to check";
  return {
    minimumLength: { value: 8, span, implied },
    ...management.passwords,
    complexity: { value: true, span, implied },
  };
}

function filtersOf(draft: Draft, remarks: Map<Entry, readonly Span[]>): Filter[] {
  const held = new Set(draft.bindings.map((binding) => binding.list.value));
  for (const { filter } of draft.crypto.entries) if (filter) held.add(filter.value);
  const chosen = new Set<string>();
  for (const reference of draft.references)
    if (reference.kinds[0] === "filter" && !held.has(reference.name.value)) chosen.add(reference.name.value);
  return [...draft.lists.values()].map((list) => {
    const entries = entriesOf(list, remarks);
    const span = list.items.at(-1)?.statement ?? list.span;
    return {
      name: list.name,
      span: list.span,
      entries: list.family === 6 && entries.length > 0 ? [...entries, ...neighbours(span)] : entries,
      title: titleOf(list),
      otherwise:
        entries.length > 0
          ? { value: "deny", span, implied: "an access list denies what none of its entries permits" }
          : { value: "permit", span, implied: "an access list without entries lets everything pass" },
      otherwiseLog: { on: false, implied: "what falls through an access list leaves no message" },
      ...(chosen.has(list.name.value) ? { purpose: "selection" } : {}),
      family: list.family,
    };
  });
}

function titleOf({ standard, family }: ListDraft): string {
  return standard ? "standard access list" : family === 6 ? "IPv6 access list" : "access list";
}

/** Before it denies the rest, an IPv6 list lets neighbours find each other. */
function neighbours(span: Span): Entry[] {
  const { icmp6 } = protocolNumber;
  const implied = "an IPv6 access list permits neighbour discovery before it denies the rest";
  return [135, 136].map((type) => ({
    span,
    action: { value: { kind: "permit" }, span },
    service: {
      terms: [
        {
          kind: "protocol",
          protocol: { kind: "numbers", numbers: [icmp6, icmp6], span },
          icmp: [{ kind: "types", types: [type, type], span }],
          span,
        },
      ],
      span,
    },
    implied,
  }));
}

function interfaceOf(draft: Draft, own: InterfaceDraft): Interface {
  return {
    ...interfaceFacts(own),
    ...(isManagementPort(own.name.value) ? { managementOnly: { value: true, span: own.name.span } } : {}),
    ...(own.switched && own.addresses.length === 0 && !own.dynamicAddress ? { switched: true } : {}),
    ...(own.accessMode ? { accessPort: accessPortOf(draft, own, own.accessMode) } : {}),
  };
}

function accessPortOf({ privateVlans, edgeByDefault }: Draft, own: InterfaceDraft, span: Span): AccessPort {
  const vlan = own.vlan && privateVlans.get(own.vlan.value);
  const isolation = own.isolation ?? (vlan ? ({ value: "private-vlan", span: vlan } as const) : undefined);
  const edge = own.edge ?? edgeByDefault;
  return { span, ...(isolation ? { isolation } : {}), ...(edge ? { edge } : {}) };
}

function zonesOf(draft: Draft, vpns: readonly Vpn[]): Zone[] {
  const zones: Zone[] = [...draft.zones.names.values()].map((name) => ({
    name,
    interfaces: [...draft.interfaces.values()].flatMap((own) => (own.zone?.value === name.value ? [own.name] : [])),
    kind: "network",
  }));
  const known = new Set([...draft.zones.names.keys(), ...draft.interfaces.keys()]);
  for (const vpn of vpns)
    if (!known.has(vpn.zone))
      zones.push({ name: { value: vpn.zone, span: vpn.name.span }, interfaces: [], kind: "tunnel" });
  return zones;
}

function subjectsOf(draft: Draft, vpns: readonly Vpn[]): Subject[] {
  const subjects: Subject[] = [];
  if (draft.lists.size > 0 || draft.interfaces.size > 0) subjects.push("firewall");
  if (vpns.length > 0 || draft.crypto.policies.length > 0) subjects.push("vpn");
  if (draft.logging.spoken || draft.interfaces.size > 0) subjects.push("logging");
  if (draft.management.accounts.length > 0) subjects.push("accounts");
  return subjects;
}
