import type { Filter } from "../../model/filter.ts";
import type { Authentication, Vpn, VpnPeer } from "../../model/vpn.ts";
import { grouped } from "../../text/grouped.ts";
import type { ProfileDraft } from "./crypto.ts";
import type { Draft, InterfaceDraft } from "./draft.ts";
import {
  defaultWebGroup,
  policiesOfDirectories,
  policiesWithoutGroups,
  remoteAccess,
  usersWithAttributes,
} from "./remote-access.ts";
import {
  type BoundEntry,
  distinct,
  peersOf,
  proposalsOf,
  type TunnelContext,
  tunnelContext,
  useOf,
} from "./tunnels.ts";
import { accessOf } from "./vpn-access.ts";
import type { TunnelGroupDraft } from "./vpn-draft.ts";

/** All tunnels of the file: site to site by peer, remote access by tunnel group, user and policy. */
export function vpnsOf(draft: Draft, filters: ReadonlyMap<string, Filter>, whole: boolean): Vpn[] {
  const context = tunnelContext(draft, filters, whole);
  const groups = [...draft.vpn.tunnelGroups.values()];
  return [
    ...groups.map((group) =>
      useOf(group) === "remote-access" ? remoteAccess(context, group) : siteToSite(context, group),
    ),
    ...entriesWithoutGroup(context),
    ...usersWithAttributes(context),
    ...policiesOfDirectories(context),
    ...policiesWithoutGroups(context),
    ...(groups.some((group) => useOf(group) === "remote-access") ? [] : defaultWebGroup(context)),
  ];
}

/** A tunnel to the peer the group is named after, by a crypto map's entry or an interface of its own. */
function siteToSite(context: TunnelContext, group: TunnelGroupDraft): Vpn {
  const { draft, whole } = context;
  const peer = group.name.value;
  const own = context.tunnelInterfaces.get(peer);
  const entries = own ? [] : (context.byPeer.get(peer) ?? context.shared);
  const uses = usesOf(draft, own, entries);
  const source = own?.tunnel?.source;
  const terminatesOn = source ? [source] : distinct(entries.flatMap(({ interfaces }) => interfaces));
  const use = useOf(group);
  return {
    name: group.name,
    span: group.span,
    use,
    technology: use === "unknown" && group.peerChecks.length === 0 ? "unknown" : "ipsec",
    enabled: !whole || terminatesOn.length > 0,
    zone: own?.zone?.value ?? context.zoneOf(peer),
    terminatesOn,
    authentication: peerChecksOf(context, group),
    certificates: [...group.certificates, ...uses.flatMap((each) => each.certificates)],
    peers: own
      ? [peerOfInterface(own)]
      : entries.flatMap((bound) => peersOf(context, bound)).filter((each) => isAt(each, peer)),
    access: accessOf(draft, group.policy, group.name.span, {}, group.accounting),
    proposals: proposalsOf(draft, uses),
  };
}

function usesOf(
  draft: Draft,
  own: InterfaceDraft | undefined,
  entries: readonly BoundEntry[],
): readonly ProfileDraft[] {
  if (!own) return entries.map(({ entry }) => entry);
  const profile = own.tunnel?.profile && draft.crypto.profiles.get(own.tunnel.profile.value);
  return profile ? [profile] : [];
}

function peerOfInterface({ tunnel, span }: InterfaceDraft): VpnPeer {
  return tunnel?.destination ? { endpoint: tunnel.destination, span } : { span };
}

function isAt({ endpoint }: VpnPeer, peer: string): boolean {
  return !endpoint || endpoint.value === peer;
}

/** A tunnel group that says nothing of its peer's proof takes what the default group says. */
function peerChecksOf({ draft }: TunnelContext, group: TunnelGroupDraft): readonly Authentication[] {
  if (group.peerChecks.length > 0) return group.peerChecks;
  return draft.vpn.tunnelGroups.get("DefaultL2LGroup")?.peerChecks ?? [];
}

/** Entries of crypto maps whose peers have no tunnel group here, each a tunnel of its own. */
function entriesWithoutGroup(context: TunnelContext): Vpn[] {
  const { draft, whole } = context;
  const known = draft.vpn.tunnelGroups;
  const left = context.fixed.filter(({ entry }) => !entry.peers.some((peer) => known.has(peer.value)));
  // Peers that call from anywhere belong to a group, where there is any.
  if (known.size === 0) for (const each of context.open) left.push(each);
  const keys = grouped(draft.crypto.keys, (key) => key.peer.value);
  return left.map((bound): Vpn => {
    const { entry, interfaces } = bound;
    const own = ["0.0.0.0", ...entry.peers.map((peer) => peer.value)].flatMap((peer) => keys.get(peer) ?? []);
    const checks: Authentication[] = own.map((key) => ({ method: "pre-shared-key", of: "both", span: key.span }));
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
      peers: peersOf(context, bound),
      access: accessOf(draft, undefined, entry.name.span),
      proposals: proposalsOf(draft, [entry]),
    };
  });
}
