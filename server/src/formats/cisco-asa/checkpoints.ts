import type { Checkpoint, Entry, Filter, InterfaceMatch } from "../../model/filter.ts";
import type { Vpn } from "../../model/vpn.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { Located, Span, Stated } from "../../text/span.ts";
import type { AccessGroup } from "./access-lists.ts";
import type { Draft, InterfaceDraft } from "./draft.ts";

export interface Checks {
  readonly checkpoints: readonly Checkpoint[];
  /** Filters that no statement writes: security levels, and who may ping. */
  readonly filters: readonly Filter[];
}

const noPermit = (span: Span): Stated<"deny"> => ({ value: "deny", span, implied: "what no list permits is denied" });

/** Where packets are held up, in the order in which the device does. */
export function checksOf(draft: Draft, vpns: readonly Vpn[], lists: ReadonlySet<string>, whole: boolean): Checks {
  const bound = new Bindings(draft, lists, whole);
  const tunnels = tunnelsByInterface(vpns);
  const checkpoints: Checkpoint[] = [];
  const filters: Filter[] = [];
  const zones = draft.interfaces.filter((each): each is Named => each.zone !== undefined);
  const known = new Set(zones.map((each) => each.zone.value));

  for (const zone of zones) {
    checkpoints.push(...sameLevel(draft, zone, zones, tunnels));
    const own = bound.inbound(zone.zone.value);
    const from = inboundOf(draft, zone, tunnels);
    if (own.length > 0) {
      checkpoints.push(listCheckpoint(own, { inbound: from }));
      continue;
    }
    if (zone.managementOnly) {
      checkpoints.push(...managementOnly(zone, zone.managementOnly.span));
      continue;
    }
    const level = levelFilter(draft, zone, zones, tunnels);
    filters.push(level);
    checkpoints.push({
      traffic: "forwarded",
      inbound: from,
      filters: [level.name],
      otherwise: noPermit(zone.zone.span),
      title: `security level of ${zone.zone.value}`,
      span: zone.zone.span,
      implied: `no access list is bound to ${zone.zone.value}, so security levels decide`,
    });
  }
  for (const name of bound.unknownZones(known))
    checkpoints.push(listCheckpoint(bound.inbound(name.value), { inbound: { names: [name] } }));
  for (const group of bound.outbound()) checkpoints.push(outbound(draft, group, vpns));
  if (zones.length === 0 && bound.global && bound.isAlone) checkpoints.push(listCheckpoint([bound.global], {}));
  for (const group of bound.controlPlane()) checkpoints.push(controlPlane(group));
  for (const vpn of vpns) checkpoints.push(...tunnelFilter(vpn));
  const ping = pingChecks(draft);
  return { checkpoints: [...checkpoints, ...ping.checkpoints], filters: [...filters, ...ping.filters] };
}

type Named = InterfaceDraft & { readonly zone: Located<string> };

/** Which lists are bound where; a later statement for the same place wins. */
class Bindings {
  readonly global: AccessGroup | undefined;
  readonly #in = new Map<string, AccessGroup>();
  readonly #out = new Map<string, AccessGroup>();
  readonly #controlPlane = new Map<string, AccessGroup>();

  constructor(draft: Draft, lists: ReadonlySet<string>, whole: boolean) {
    for (const group of draft.accessGroups) {
      // The device refuses to bind a list that does not exist.
      if (whole && !lists.has(group.list.value)) continue;
      const list = draft.lists.get(group.list.value);
      if (list && (list.kind === "ethertype" || list.kind === "webtype")) continue;
      if (group.direction === "global") this.global = group;
      else if (group.interface) {
        const place = group.controlPlane ? this.#controlPlane : group.direction === "in" ? this.#in : this.#out;
        place.set(group.interface.value, group);
      }
    }
  }

  /** An interface's own list, then the one for all interfaces. */
  inbound(zone: string): AccessGroup[] {
    const own = this.#in.get(zone);
    return [...(own ? [own] : []), ...(this.global ? [this.global] : [])];
  }

  outbound(): Iterable<AccessGroup> {
    return this.#out.values();
  }

  controlPlane(): Iterable<AccessGroup> {
    return this.#controlPlane.values();
  }

  /** Nothing but the list for all interfaces is bound. */
  get isAlone(): boolean {
    return this.#in.size === 0;
  }

  /** Interfaces that only the bindings name, as in a pasted fragment. */
  unknownZones(known: ReadonlySet<string>): Located<string>[] {
    return [...this.#in.values()].flatMap(({ interface: zone }) => (zone && !known.has(zone.value) ? [zone] : []));
  }
}

function listCheckpoint(groups: readonly AccessGroup[], sides: Pick<Checkpoint, "inbound" | "outbound">): Checkpoint {
  const [first] = groups as readonly [AccessGroup, ...AccessGroup[]];
  const place = first.direction === "global" ? "global" : `${first.direction} interface ${first.interface?.value}`;
  return {
    traffic: "forwarded",
    ...sides,
    filters: groups.map((group) => group.list),
    otherwise: noPermit(first.list.span),
    title: `access-group ${first.list.value} ${place}${first.perUserOverride ? " per-user-override" : ""}`,
    span: first.span,
  };
}

/** A list on the way out; decrypted packets of tunnels pass it by, on every interface, unless that is switched off. */
function outbound(draft: Draft, group: AccessGroup, vpns: readonly Vpn[]): Checkpoint {
  const names = group.interface ? [group.interface] : [];
  const tunnels = bypasses(draft) ? vpns.map(zoneName) : [];
  const inbound: InterfaceMatch | undefined = tunnels.length > 0 ? { names: tunnels, negated: true } : undefined;
  return listCheckpoint([group], { ...(inbound ? { inbound } : {}), outbound: { names } });
}

/** Packets to the device itself; what the list does not mention is left to the statements that open services. */
function controlPlane(group: AccessGroup): Checkpoint {
  return {
    ...listCheckpoint([group], group.interface ? { inbound: { names: [group.interface] } } : {}),
    traffic: "to-device",
    otherwise: {
      value: "permit",
      span: group.list.span,
      implied: "a control-plane list has no deny at its end; ssh, telnet, http and icmp statements decide the rest",
    },
    title: `access-group ${group.list.value} in interface ${group.interface?.value} control-plane`,
  };
}

function bypasses(draft: Draft): boolean {
  return draft.vpn.bypass?.value !== false;
}

function zoneName(vpn: Vpn): Located<string> {
  return { value: vpn.zone, span: vpn.name.span };
}

/** The tunnels whose encrypted packets arrive on each interface. */
function tunnelsByInterface(vpns: readonly Vpn[]): ReadonlyMap<string, readonly Located<string>[]> {
  const result = new Map<string, Located<string>[]>();
  for (const vpn of vpns)
    for (const name of vpn.terminatesOn) {
      const list = result.get(name.value) ?? [];
      list.push(zoneName(vpn));
      result.set(name.value, list);
    }
  return result;
}

type Tunnels = ReadonlyMap<string, readonly Located<string>[]>;

/** The interface, and the tunnels that end there when their packets do not pass its list by. */
function inboundOf(draft: Draft, zone: Named, tunnels: Tunnels): InterfaceMatch {
  const inside = bypasses(draft) ? [] : (tunnels.get(zone.zone.value) ?? []);
  return { names: [zone.zone, ...inside] };
}

function levelOf(zone: Named): number {
  return zone.level?.value ?? (zone.zone.value === "inside" ? 100 : 0);
}

/** Packets between interfaces of one level, and back out of the one they came in by, need a statement of their own. */
function sameLevel(draft: Draft, zone: Named, zones: readonly Named[], tunnels: Tunnels): Checkpoint[] {
  const around = (each: Named) => [each.zone, ...(tunnels.get(each.zone.value) ?? [])];
  const others = draft.sameLevel.between
    ? []
    : zones.filter((each) => each !== zone && levelOf(each) === levelOf(zone)).flatMap(around);
  const itself = draft.sameLevel.within ? [] : around(zone);
  const names = [...others, ...itself];
  if (names.length === 0) return [];
  return [
    {
      traffic: "forwarded",
      inbound: { names: around(zone) },
      outbound: { names },
      filters: [],
      otherwise: {
        value: "deny",
        span: zone.zone.span,
        implied: "packets between interfaces of one security level need same-security-traffic",
      },
      title: `same security level as ${zone.zone.value}`,
      span: zone.zone.span,
      implied: "packets between interfaces of one security level need same-security-traffic",
    },
  ];
}

/** Without a list, packets go from a higher security level to a lower one, and no other way. */
function levelFilter(draft: Draft, zone: Named, zones: readonly Named[], tunnels: Tunnels): Filter {
  const { span } = zone.level ?? zone.zone;
  const own = levelOf(zone);
  const entries: Entry[] = [];
  const permitTo = (targets: readonly Named[], implied: string) => {
    const names = targets.flatMap((each) => [each.zone, ...(tunnels.get(each.zone.value) ?? [])]);
    if (names.length > 0)
      entries.push({ span, action: { value: { kind: "permit" }, span }, outbound: { names }, implied });
  };
  permitTo(
    zones.filter((each) => levelOf(each) < own),
    `without an access list, ${zone.zone.value} (security level ${own}) reaches every lower level`,
  );
  if (draft.sameLevel.between)
    permitTo(
      zones.filter((each) => each !== zone && levelOf(each) === own),
      "same-security-traffic permit inter-interface",
    );
  if (draft.sameLevel.within) permitTo([zone], "same-security-traffic permit intra-interface");
  return {
    name: { value: `security level of ${zone.zone.value}`, span: zone.zone.span },
    span: zone.zone.span,
    title: "security level",
    entries,
    otherwise: {
      value: "deny",
      span,
      implied: "nothing goes from a lower security level to a higher one without a list",
    },
    otherwiseLog: { on: true, level: 4, implied: "packets that no list permits leave message 106001 or 106006" },
  };
}

/** A port for management forwards nothing. */
function managementOnly(zone: Named, span: Span): Checkpoint[] {
  const implied = `${zone.zone.value} is management-only and forwards nothing`;
  const base = {
    traffic: "forwarded",
    filters: [],
    otherwise: { value: "deny", span, implied },
    title: `management-only ${zone.zone.value}`,
    span,
    implied,
  } as const;
  const names = { names: [zone.zone] };
  return [
    { ...base, inbound: names },
    { ...base, outbound: names },
  ];
}

/** A tunnel's list is written with the far side as source, and holds packets both ways. */
function tunnelFilter(vpn: Vpn): Checkpoint[] {
  const { filter, policy } = vpn.access;
  if (filter?.value === undefined) return [];
  const names = { names: [zoneName(vpn)] };
  const from = policy && policy.value !== vpn.name.value ? ` of ${policy.value}` : "";
  const base = {
    traffic: "forwarded",
    filters: [{ value: filter.value, span: filter.span }],
    otherwise: noPermit(filter.span),
    title: `vpn-filter ${filter.value}${from} on ${vpn.name.value}`,
    span: filter.span,
  } as const;
  return [
    { ...base, inbound: names },
    { ...base, outbound: names, mirrored: true },
  ];
}

/** Who may send ICMP to the device: everyone on an interface until a statement names it, then nobody else. */
function pingChecks(draft: Draft): Checks {
  const { icmp } = protocolNumber;
  const byInterface = new Map<string, typeof draft.pingRules>();
  for (const rule of draft.pingRules) {
    const rules = byInterface.get(rule.interface.value) ?? [];
    rules.push(rule);
    byInterface.set(rule.interface.value, rules);
  }
  const filters: Filter[] = [];
  const checkpoints: Checkpoint[] = [];
  for (const rules of byInterface.values()) {
    const [first] = rules as readonly (typeof draft.pingRules)[number][];
    if (!first) continue;
    const serviceOf = (span: Span, type?: number): NonNullable<Entry["service"]> => ({
      terms: [
        {
          kind: "protocol",
          protocol: { kind: "numbers", numbers: [icmp, icmp], span },
          ...(type === undefined ? {} : { icmp: [{ kind: "types", types: [type, type], span }] }),
          span,
        },
      ],
      span,
    });
    const entries: Entry[] = rules.map((rule) => ({
      span: rule.span,
      action: { value: { kind: rule.permits ? "permit" : "deny" }, span: rule.action },
      source: rule.from,
      service: serviceOf(rule.type?.span ?? rule.span, rule.type?.value),
    }));
    const last = rules[rules.length - 1] ?? first;
    entries.push({
      span: last.span,
      action: { value: { kind: "deny" }, span: last.action },
      service: serviceOf(last.span),
      implied: `what no icmp statement for ${first.interface.value} permits is denied`,
    });
    const name = { value: `icmp ${first.interface.value}`, span: first.interface.span };
    filters.push({
      name,
      span: first.span,
      title: "icmp statements",
      entries,
      otherwise: { value: "next", span: first.span, implied: "icmp statements are about ICMP only" },
    });
    checkpoints.push({
      traffic: "to-device",
      inbound: { names: [first.interface] },
      filters: [name],
      otherwise: { value: "permit", span: first.span, implied: "other packets are for other statements to open" },
      title: `icmp statements for ${first.interface.value}`,
      span: first.span,
    });
  }
  return { filters, checkpoints };
}
