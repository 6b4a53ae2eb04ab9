import type { Authentication, Vpn } from "../../model/vpn.ts";
import type { Located, Span } from "../../text/span.ts";
import { defaultPolicy } from "./group-policies.ts";
import { distinct, proposalsOf, type TunnelContext, useOf } from "./tunnels.ts";
import { accessOf, protocolsOf } from "./vpn-access.ts";
import type { SessionAttributes, TunnelGroupDraft } from "./vpn-draft.ts";

/** People's tunnels by a tunnel group. */
export function remoteAccess(context: TunnelContext, group: TunnelGroupDraft): Vpn {
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
          context.shared.map(({ entry }) => entry),
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
function carriersOf(
  context: TunnelContext,
  protocols: readonly string[] | undefined,
  group?: TunnelGroupDraft,
): Carriers {
  const { webInterfaces } = context.draft.vpn;
  const ipsecInterfaces = context.openInterfaces;
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
export function usersWithAttributes(context: TunnelContext): Vpn[] {
  const groups = [...context.draft.vpn.tunnelGroups.values()].filter((group) => useOf(group) === "remote-access");
  const only = groups.length === 1 ? groups[0] : undefined;
  return [...context.draft.vpn.users.values()]
    .filter((user) => user.policy !== undefined || Object.keys(user.attributes).length > 0)
    .map(({ name, span, policy, attributes }) => sessionsOf(context, name, span, policy ?? only?.policy, attributes));
}

/** Policies that only a directory's answer chooses; what their sessions may do stands here all the same. */
export function policiesOfDirectories(context: TunnelContext): Vpn[] {
  const { vpn } = context.draft;
  const seen = new Set([...vpn.tunnelGroups.values()].map((group) => group.policy?.value));
  return distinct(vpn.mappedPolicies).flatMap((name) => {
    const policy = vpn.policies.get(name.value);
    return policy && !seen.has(name.value) ? [sessionsOf(context, policy.name, policy.span, name, {})] : [];
  });
}

/** A piece of a file may hold policies without the tunnel groups that use them; each stands for the tunnels it governs. */
export function policiesWithoutGroups(context: TunnelContext): Vpn[] {
  const { draft, whole } = context;
  const { policies, tunnelGroups, users, mappedPolicies } = draft.vpn;
  if (whole || tunnelGroups.size > 0) return [];
  const used = new Set(
    [...mappedPolicies, ...[...users.values()].map((user) => user.policy)].map((name) => name?.value),
  );
  return [...policies.values()]
    .filter(({ name, attributes }) => attributes.filter && name.value !== defaultPolicy && !used.has(name.value))
    .map(({ name, span }) => ({ ...sessionsOf(context, name, span, name, {}), use: "unknown" }));
}

/** Sessions that a user's or a policy's own words govern, by whatever tunnel group they come. */
function sessionsOf(
  context: TunnelContext,
  name: Located<string>,
  span: Span,
  policy: Located<string> | undefined,
  attributes: SessionAttributes,
): Vpn {
  const { draft, whole } = context;
  const carried = carriersOf(context, protocolsOf(draft, policy, attributes));
  return {
    name,
    span,
    use: "remote-access",
    technology: carried.technology,
    enabled: !whole || carried.terminatesOn.length > 0,
    zone: context.zoneOf(name.value),
    terminatesOn: carried.terminatesOn,
    authentication: [],
    certificates: [],
    peers: [],
    access: accessOf(draft, policy, name.span, attributes),
    proposals: [],
  };
}

/** Where TLS is answered and no tunnel group is written, the vendor's own takes everyone. */
export function defaultWebGroup(context: TunnelContext): Vpn[] {
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
