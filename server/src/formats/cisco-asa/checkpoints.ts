import type { Checkpoint, Filter, InterfaceMatch } from "../../model/filter.ts";
import type { Vpn } from "../../model/vpn.ts";
import type { Located, Span, Stated } from "../../text/span.ts";
import { managementOnlyChecks } from "../cisco/management-only.ts";
import type { AccessGroup } from "./access-lists.ts";
import { Bindings } from "./bindings.ts";
import type { Draft } from "./draft.ts";
import { pingChecks } from "./ping-rules.ts";
import { levelFilter, levelsOf, type NamedInterface, sameLevelChecks } from "./security-levels.ts";

export interface Checks {
  readonly checkpoints: readonly Checkpoint[];
  /** Filters that no statement writes: security levels, and who may ping. */
  readonly filters: readonly Filter[];
}

/** Where packets are held up. `whole`: no list or interface stands elsewhere. */
export function checksOf(draft: Draft, vpns: readonly Vpn[], whole: boolean): Checks {
  const bound = new Bindings(draft, whole);
  const zones = namedInterfaces(draft, vpns);
  const checkpoints: Checkpoint[] = [];
  const filters: Filter[] = [];

  for (const level of levelsOf(zones)) {
    const same = sameLevelChecks(draft, level);
    for (const each of same.checkpoints) checkpoints.push(each);
    for (const each of same.filters) filters.push(each);
    for (const each of level.members) {
      if (each.own.managementOnly) checkpoints.push(...managementOnlyChecks(each.zone, each.own.managementOnly.span));
      const inbound = inboundOf(draft, each);
      if (inbound.names.length === 0) continue;
      const list = listCheck(bound.inbound(each.zone.value), { inbound });
      if (list) checkpoints.push(list);
      else if (!each.own.managementOnly) {
        const filter = levelFilter(draft, each, level);
        filters.push(filter);
        checkpoints.push(levelCheck(each, inbound, filter));
      }
    }
  }
  const beside = bound.zonesBeside(new Set(zones.map(({ zone }) => zone.value)));
  for (const zone of beside)
    checkpoints.push(...some(listCheck(bound.inbound(zone.value), { inbound: { names: [zone] } })));
  if (bound.global && zones.length === 0 && beside.length === 0)
    checkpoints.push(...some(listCheck([bound.global], {})));
  for (const group of bound.outbound()) checkpoints.push(...some(outboundCheck(draft, group, vpns)));
  for (const group of bound.controlPlane()) checkpoints.push(...some(controlPlaneCheck(group)));
  for (const vpn of vpns) checkpoints.push(...tunnelChecks(vpn));
  const ping = pingChecks(draft);
  return { checkpoints: [...checkpoints, ...ping.checkpoints], filters: [...filters, ...ping.filters] };
}

function some<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

function namedInterfaces(draft: Draft, vpns: readonly Vpn[]): NamedInterface[] {
  const arriving = new Map<string, Located<string>[]>();
  for (const vpn of vpns)
    for (const { value } of vpn.terminatesOn) {
      const tunnels = arriving.get(value) ?? [];
      if (vpn.zone !== value) tunnels.push(zoneName(vpn));
      arriving.set(value, tunnels);
    }
  return draft.interfaces.flatMap((own) => {
    const { zone } = own;
    return zone ? [{ own, zone, tunnels: arriving.get(zone.value) ?? [] }] : [];
  });
}

function zoneName(vpn: Vpn): Located<string> {
  return { value: vpn.zone, span: vpn.name.span };
}

/** Decrypted packets pass all lists of interfaces by, unless the file says `no sysopt connection permit-vpn`. */
function passesBy(draft: Draft): boolean {
  return draft.vpn.bypass?.value !== false;
}

/** The interface, and the tunnels that end there when their packets do not pass its list by. */
function inboundOf(draft: Draft, { own, zone, tunnels }: NamedInterface): InterfaceMatch {
  if (!passesBy(draft)) return { names: [zone, ...tunnels] };
  // A tunnel interface's own packets are decrypted ones.
  return own.tunnel?.profile ? { names: [] } : { names: [zone] };
}

function listCheck(
  groups: readonly AccessGroup[],
  sides: Pick<Checkpoint, "inbound" | "outbound">,
): Checkpoint | undefined {
  const first = groups[0];
  if (!first) return undefined;
  const place = first.interface ? `${first.direction} interface ${first.interface.value}` : "global";
  return {
    traffic: "forwarded",
    ...sides,
    filters: groups.map((group) => group.list),
    otherwise: deniedAtLast(first.list.span),
    title: `access-group ${first.list.value} ${place}${first.perUserOverride ? " per-user-override" : ""}`,
    span: first.span,
  };
}

function deniedAtLast(span: Span): Stated<"deny"> {
  return { value: "deny", span, implied: "what no list permits is denied" };
}

function levelCheck({ zone }: NamedInterface, inbound: InterfaceMatch, level: Filter): Checkpoint {
  return {
    traffic: "forwarded",
    inbound,
    filters: [level.name],
    otherwise: deniedAtLast(zone.span),
    title: level.name.value,
    span: zone.span,
    implied: `no access list is bound to ${zone.value}, so security levels decide`,
  };
}

/** A list on the way out; what tunnels bring passes it by as it does those on the way in. */
function outboundCheck(draft: Draft, group: AccessGroup, vpns: readonly Vpn[]): Checkpoint | undefined {
  const exempt = passesBy(draft) ? vpns.map(zoneName) : [];
  return listCheck([group], {
    ...(exempt.length > 0 ? { inbound: { names: exempt, negated: true } } : {}),
    outbound: { names: group.interface ? [group.interface] : [] },
  });
}

/** Packets to the device itself; what the list does not mention is left to the statements that open services. */
function controlPlaneCheck(group: AccessGroup): Checkpoint | undefined {
  const check = listCheck([group], group.interface ? { inbound: { names: [group.interface] } } : {});
  if (!check) return undefined;
  const implied = "a control-plane list has no deny at its end; ssh, telnet, http and icmp statements decide the rest";
  return {
    ...check,
    traffic: "to-device",
    otherwise: { value: "permit", span: group.list.span, implied },
    title: `${check.title} control-plane`,
  };
}

/** A tunnel's list is written with the far side as source, and holds packets both ways. */
function tunnelChecks(vpn: Vpn): Checkpoint[] {
  const { filter, policy } = vpn.access;
  if (filter?.value === undefined) return [];
  const names = { names: [zoneName(vpn)] };
  const from = policy && policy.value !== vpn.name.value ? ` of ${policy.value}` : "";
  const check = {
    traffic: "forwarded",
    filters: [{ value: filter.value, span: filter.span }],
    otherwise: deniedAtLast(filter.span),
    title: `vpn-filter ${filter.value}${from} on ${vpn.name.value}`,
    span: filter.span,
  } as const;
  return [
    { ...check, inbound: names },
    { ...check, outbound: names, mirrored: true },
  ];
}
