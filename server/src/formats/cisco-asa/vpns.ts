import type { Filter } from "../../model/filter.ts";
import type { Authentication, Vpn } from "../../model/vpn.ts";
import { parseIp } from "../../net/ip.ts";
import type { Located } from "../../text/span.ts";
import type { ProfileDraft } from "./crypto.ts";
import type { Draft } from "./draft.ts";
import { type BoundEntry, boundEntries, peersOf, proposalsOf } from "./tunnels.ts";
import { accessOf, protocolsOf } from "./vpn-access.ts";
import type { TunnelGroupDraft, UserDraft } from "./vpn-draft.ts";

/** All tunnels of the file: site to site by peer, remote access by tunnel group, user and policy. */
export function vpnsOf(draft: Draft, filters: ReadonlyMap<string, Filter>, whole: boolean): Vpn[] {
  const taken = new Set(draft.interfaces.flatMap((each) => (each.zone ? [each.zone.value] : [])));
  const { fixed, open } = boundEntries(draft);
  const context: Context = { draft, filters, whole, fixed, open, zoneOf: (name) => zoneOf(name, taken) };
  const vpns: Vpn[] = [];
  const groups = [...draft.vpn.tunnelGroups.values()];
  for (const group of groups)
    vpns.push(useOf(group) === "remote-access" ? remoteAccess(context, group) : siteToSite(context, group));
  vpns.push(...entriesWithoutGroup(context));
  vpns.push(...usersWithAttributes(context, groups));
  vpns.push(...policiesOfDirectories(context, groups));
  if (!groups.some((group) => useOf(group) === "remote-access")) vpns.push(...defaultWebGroup(context));
  return vpns;
}

interface Context {
  readonly draft: Draft;
  readonly filters: ReadonlyMap<string, Filter>;
  /** Nothing of the file is left out, so what is not switched on is off. */
  readonly whole: boolean;
  readonly fixed: readonly BoundEntry[];
  readonly open: readonly BoundEntry[];
  readonly zoneOf: (name: string) => string;
}

/** A tunnel's traffic meets filters under the tunnel's name, unless an interface or another tunnel has it. */
function zoneOf(name: string, taken: Set<string>): string {
  let zone = name;
  while (taken.has(zone)) zone = `tunnel ${zone}`;
  taken.add(zone);
  return zone;
}

function useOf(group: TunnelGroupDraft): Vpn["use"] {
  switch (group.type) {
    case "ipsec-l2l":
      return "site-to-site";
    case "remote-access":
    case "ipsec-ra":
    case "webvpn":
      return "remote-access";
  }
  if (group.name.value === "DefaultL2LGroup") return "site-to-site";
  if (group.name.value === "DefaultRAGroup" || group.name.value === "DefaultWEBVPNGroup") return "remote-access";
  if (parseIp(group.name.value) !== undefined) return "site-to-site";
  return group.web || group.userChecks.length > 0 ? "remote-access" : "unknown";
}

function siteToSite(context: Context, group: TunnelGroupDraft): Vpn {
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
function peerChecksOf({ draft }: Context, group: TunnelGroupDraft): Authentication[] {
  if (group.peerChecks.length > 0) return group.peerChecks;
  return draft.vpn.tunnelGroups.get("DefaultL2LGroup")?.peerChecks ?? [];
}

/** Entries of crypto maps whose peers have no tunnel group here, each a tunnel of its own. */
function entriesWithoutGroup(context: Context): Vpn[] {
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

function remoteAccess(context: Context, group: TunnelGroupDraft): Vpn {
  const { draft, whole } = context;
  const carried = carriersOf(context, protocolsOf(draft, group.policy), group);
  return {
    name: group.name,
    span: group.span,
    use: "remote-access",
    technology: carried.technology,
    enabled: !whole || carried.terminatesOn.length > 0,
    zone: context.zoneOf(group.name.value),
    terminatesOn: carried.terminatesOn,
    authentication: [...(carried.ipsec ? group.peerChecks : []), ...userChecksOf(group)],
    certificates: [
      ...group.certificates,
      ...(carried.tls ? draft.vpn.webCertificates : []),
      ...(carried.ipsec ? draft.crypto.remoteAccessCertificates : []),
    ],
    peers: [],
    access: accessOf(draft, group.policy, group.name.span, {}, group.accounting),
    proposals: carried.ipsec
      ? proposalsOf(
          draft,
          context.open.map(({ entry }) => entry),
        )
      : [],
  };
}

/** How people prove who they are: by name and password unless the group asks for something else. */
function userChecksOf(group: TunnelGroupDraft): Authentication[] {
  const checks: Authentication[] = [];
  const { web } = group;
  if (web?.methods.some((method) => method === "certificate" || method === "multiple-certificate"))
    checks.push({ method: "certificate", of: "user", span: web.span });
  if (web?.methods.includes("saml")) checks.push({ method: "saml", of: "user", span: web.span });
  if (web && !web.methods.includes("aaa")) return checks;
  if (group.userChecks.length > 0) return [...checks, ...group.userChecks];
  if (group.noUserCheck && !web) return [{ method: "none", of: "user", span: group.noUserCheck }];
  const implied = "a tunnel group that names no server asks the device's own users";
  return [...checks, { method: "password", of: "user", span: web?.span ?? group.name.span, server: "LOCAL", implied }];
}

interface Carriers {
  readonly technology: Vpn["technology"];
  readonly tls: boolean;
  readonly ipsec: boolean;
  readonly terminatesOn: readonly Located<string>[];
}

/** What carries people's tunnels, by the policy's protocols, or else by what answers anywhere. */
function carriersOf(context: Context, protocols: readonly string[] | undefined, group?: TunnelGroupDraft): Carriers {
  const { webInterfaces } = context.draft.vpn;
  const ipsecInterfaces = distinct(context.open.flatMap(({ interfaces }) => interfaces));
  const may = (names: readonly string[]) => protocols?.some((protocol) => names.includes(protocol)) ?? true;
  const mayTls = may(["ssl-client", "ssl-clientless", "svc", "webvpn"]);
  const mayIpsec = may(["ikev1", "ikev2", "ipsec"]);
  const hintsAtIpsec = group !== undefined && group.peerChecks.length > 0;
  const tls =
    mayTls &&
    (webInterfaces.length > 0 ||
      (protocols !== undefined && !mayIpsec) ||
      (group?.web !== undefined && ipsecInterfaces.length === 0));
  const ipsec = mayIpsec && (ipsecInterfaces.length > 0 || hintsAtIpsec || (protocols !== undefined && !tls));
  const l2tpOnly = protocols !== undefined && !mayTls && !mayIpsec && protocols.includes("l2tp-ipsec");
  return {
    technology: tls ? "tls" : ipsec ? "ipsec" : l2tpOnly ? "l2tp" : "unknown",
    tls,
    ipsec,
    terminatesOn: distinct([...(tls ? webInterfaces : []), ...(ipsec || l2tpOnly ? ipsecInterfaces : [])]),
  };
}

/** A user's own attributes win over the tunnel group's policy, so such a user is a tunnel of its own. */
function usersWithAttributes(context: Context, groups: readonly TunnelGroupDraft[]): Vpn[] {
  const { draft, whole } = context;
  const own = (user: UserDraft) => user.policy !== undefined || Object.keys(user.attributes).length > 0;
  return [...draft.vpn.users.values()].filter(own).map((user) => {
    const only = groups.filter((group) => useOf(group) === "remote-access");
    const policy = user.policy ?? (only.length === 1 ? only[0]?.policy : undefined);
    const carried = carriersOf(context, protocolsOf(draft, policy, user.attributes));
    return {
      name: user.name,
      span: user.span,
      use: "remote-access",
      technology: carried.technology,
      enabled: !whole || carried.terminatesOn.length > 0,
      zone: context.zoneOf(user.name.value),
      terminatesOn: carried.terminatesOn,
      authentication: [],
      certificates: [],
      peers: [],
      access: accessOf(draft, policy, user.name.span, user.attributes),
      proposals: [],
    };
  });
}

/** Policies that only a directory's answer chooses; what their sessions may do stands here all the same. */
function policiesOfDirectories(context: Context, groups: readonly TunnelGroupDraft[]): Vpn[] {
  const { draft, whole } = context;
  const seen = new Set(groups.flatMap((group) => (group.policy ? [group.policy.value] : [])));
  const vpns: Vpn[] = [];
  for (const name of draft.vpn.mappedPolicies) {
    const policy = draft.vpn.policies.get(name.value);
    if (!policy || seen.has(name.value)) continue;
    seen.add(name.value);
    const carried = carriersOf(context, protocolsOf(draft, name));
    vpns.push({
      name: policy.name,
      span: policy.span,
      use: "remote-access",
      technology: carried.technology,
      enabled: !whole || carried.terminatesOn.length > 0,
      zone: context.zoneOf(name.value),
      terminatesOn: carried.terminatesOn,
      authentication: [],
      certificates: [],
      peers: [],
      access: accessOf(draft, name, policy.name.span),
      proposals: [],
    });
  }
  return vpns;
}

/** Where TLS is answered and no tunnel group is written, the vendor's own takes everyone. */
function defaultWebGroup(context: Context): Vpn[] {
  const { draft } = context;
  const [first, ...others] = draft.vpn.webInterfaces;
  if (!first) return [];
  const name = { value: "DefaultWEBVPNGroup", span: first.span };
  const implied = "the default tunnel group asks the device's own users";
  return [
    {
      name,
      span: first.span,
      use: "remote-access",
      technology: "tls",
      enabled: true,
      zone: context.zoneOf(name.value),
      terminatesOn: [first, ...others],
      authentication: [{ method: "password", of: "user", span: first.span, server: "LOCAL", implied }],
      certificates: draft.vpn.webCertificates,
      peers: [],
      access: accessOf(draft, undefined, first.span),
      proposals: [],
    },
  ];
}

function distinct(names: readonly Located<string>[]): Located<string>[] {
  const seen = new Set<string>();
  return names.filter((name) => !seen.has(name.value) && seen.add(name.value));
}
