import type { Filter } from "../../model/filter.ts";
import type { Authentication, Vpn } from "../../model/vpn.ts";
import type { ProfileDraft } from "./crypto.ts";
import type { Draft } from "./draft.ts";
import { defaultWebGroup, policiesOfDirectories, remoteAccess, usersWithAttributes } from "./remote-access.ts";
import { boundEntries, distinct, peersOf, proposalsOf, type TunnelContext, useOf } from "./tunnels.ts";
import { accessOf } from "./vpn-access.ts";
import type { TunnelGroupDraft } from "./vpn-draft.ts";

/** All tunnels of the file: site to site by peer, remote access by tunnel group, user and policy. */
export function vpnsOf(draft: Draft, filters: ReadonlyMap<string, Filter>, whole: boolean): Vpn[] {
  const taken = new Set(draft.interfaces.flatMap((each) => (each.zone ? [each.zone.value] : [])));
  const { fixed, open } = boundEntries(draft);
  const context: TunnelContext = { draft, filters, whole, fixed, open, zoneOf: (name) => zoneOf(name, taken) };
  const vpns: Vpn[] = [];
  const groups = [...draft.vpn.tunnelGroups.values()];
  for (const group of groups)
    vpns.push(useOf(group) === "remote-access" ? remoteAccess(context, group) : siteToSite(context, group));
  vpns.push(...entriesWithoutGroup(context));
  vpns.push(...usersWithAttributes(context));
  vpns.push(...policiesOfDirectories(context));
  if (!groups.some((group) => useOf(group) === "remote-access")) vpns.push(...defaultWebGroup(context));
  return vpns;
}

/** A tunnel's traffic meets filters under the tunnel's name, unless an interface or another tunnel has it. */
function zoneOf(name: string, taken: Set<string>): string {
  let zone = name;
  while (taken.has(zone)) zone = `tunnel ${zone}`;
  taken.add(zone);
  return zone;
}

function siteToSite(context: TunnelContext, group: TunnelGroupDraft): Vpn {
  const { draft, filters, whole } = context;
  const peer = group.name.value;
  const ownInterface = draft.interfaces.find((each) => each.tunnel?.destination?.value === peer);
  const named = context.fixed.filter(({ entry }) => entry.peers.some((each) => each.value === peer));
  const entries = named.length > 0 || ownInterface ? named : context.open;
  const profile = ownInterface?.tunnel?.profile && draft.crypto.profiles.get(ownInterface.tunnel.profile.value);
  const uses: ProfileDraft[] = profile ? [profile] : entries.map(({ entry }) => entry);
  const source = ownInterface?.tunnel?.source;
  const terminatesOn = source ? [source] : distinct(entries.flatMap(({ interfaces }) => interfaces));
  return {
    name: group.name,
    span: group.span,
    use: useOf(group),
    technology: "ipsec",
    enabled: !whole || terminatesOn.length > 0,
    zone: ownInterface?.zone?.value ?? context.zoneOf(peer),
    terminatesOn,
    authentication: peerChecksOf(context, group),
    certificates: [...group.certificates, ...uses.flatMap((use) => use.certificates)],
    peers: ownInterface
      ? [
          {
            ...(ownInterface.tunnel?.destination ? { endpoint: ownInterface.tunnel.destination } : {}),
            span: ownInterface.span,
          },
        ]
      : entries
          .flatMap((bound) => peersOf(bound, filters))
          .filter((each) => !each.endpoint || each.endpoint.value === peer),
    access: accessOf(draft, group.policy, group.name.span, {}, group.accounting),
    proposals: proposalsOf(draft, uses),
  };
}

/** A tunnel group that says nothing of its peer's proof takes what the default group says. */
function peerChecksOf({ draft }: TunnelContext, group: TunnelGroupDraft): Authentication[] {
  if (group.peerChecks.length > 0) return group.peerChecks;
  return draft.vpn.tunnelGroups.get("DefaultL2LGroup")?.peerChecks ?? [];
}

/** Entries of crypto maps whose peers have no tunnel group here, each a tunnel of its own. */
function entriesWithoutGroup(context: TunnelContext): Vpn[] {
  const { draft, filters, whole } = context;
  const known = draft.vpn.tunnelGroups;
  const hasDefault =
    known.has("DefaultL2LGroup") || [...known.values()].some((group) => useOf(group) !== "site-to-site");
  const left = context.fixed.filter(({ entry }) => !entry.peers.some((peer) => known.has(peer.value)));
  if (!hasDefault)
    left.push(
      ...context.open.filter(({ entry }) => !entry.peers.some((peer) => known.has(peer.value)) && known.size === 0),
    );
  return left.map((bound) => {
    const { entry, interfaces } = bound;
    const keys = draft.crypto.keys.filter(
      (key) => key.peer.value === "0.0.0.0" || entry.peers.some((peer) => peer.value === key.peer.value),
    );
    const checks: Authentication[] = keys.map((key) => ({ method: "pre-shared-key", of: "both", span: key.span }));
    for (const name of entry.certificates) checks.push({ method: "certificate", of: "local", span: name.span });
    return {
      name: entry.name,
      span: entry.span,
      use: entry.isDynamic ? "unknown" : "site-to-site",
      technology: "ipsec",
      enabled: !whole || interfaces.length > 0,
      zone: context.zoneOf(entry.name.value),
      terminatesOn: interfaces,
      authentication: checks.length > 0 ? checks : (known.get("DefaultL2LGroup")?.peerChecks ?? []),
      certificates: entry.certificates,
      peers: peersOf(bound, filters),
      access: accessOf(draft, undefined, entry.name.span),
      proposals: proposalsOf(draft, [entry]),
    };
  });
}
