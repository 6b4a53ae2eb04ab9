import type { AddressMatch, AddressTerm } from "../../../model/address.ts";
import type { Filter } from "../../../model/filter.ts";
import type { Authentication, Proposal, Vpn, VpnAccess, VpnPeer } from "../../../model/vpn.ts";
import { grouped } from "../../../text/grouped.ts";
import type { Located, Span } from "../../../text/span.ts";
import { type IkeDefaults, withIkeDefaults } from "../ike-defaults.ts";
import type { ProfileDraft } from "./crypto/draft.ts";
import type { Draft, InterfaceDraft } from "./draft.ts";

/** All tunnels of the file: tunnel interfaces with protection, and entries of crypto maps. */
export function vpnsOf(draft: Draft, lists: ReadonlyMap<string, Filter>, whole: boolean): Vpn[] {
  const keys = keysOf(draft);
  return [
    ...[...draft.interfaces.values()].flatMap((own) => tunnelInterface(draft, keys, own)),
    ...mapEntries(draft, keys, lists, whole),
  ];
}

function tunnelInterface(draft: Draft, keys: Keys, own: InterfaceDraft): Vpn[] {
  const { tunnel, name } = own;
  if (!tunnel?.profile) return [];
  const profile = draft.crypto.profiles.get(tunnel.profile.value);
  const peer: VpnPeer = tunnel.destination ? { endpoint: tunnel.destination, span: own.span } : { span: own.span };
  return [
    {
      ...common(draft, keys, name, own.span, profile, [peer]),
      enabled: !own.disabled,
      zone: own.zone?.value ?? name.value,
      terminatesOn: tunnel.source ? [tunnel.source] : [],
      peers: [peer],
    },
  ];
}

function mapEntries(draft: Draft, keys: Keys, lists: ReadonlyMap<string, Filter>, whole: boolean): Vpn[] {
  const bound = boundInterfaces(draft);
  const taken = new Set([...draft.interfaces.keys(), ...draft.zones.names.keys()]);
  return draft.crypto.entries.flatMap((entry): Vpn[] => {
    if (entry.dynamic) return [];
    const terminatesOn = [...(bound.get(entry.map ?? "") ?? [])];
    const networks = entry.list ? networksOf(lists.get(entry.list.value)) : {};
    const peers: VpnPeer[] =
      entry.peers.length > 0
        ? entry.peers.map((endpoint) => ({ endpoint, ...networks, span: entry.span }))
        : [{ ...networks, span: entry.span }];
    let zone = entry.name.value;
    while (taken.has(zone)) zone = `tunnel ${zone}`;
    taken.add(zone);
    return [
      {
        ...common(draft, keys, entry.name, entry.span, entry, peers),
        use: entry.isDynamic ? "unknown" : "site-to-site",
        enabled: !whole || terminatesOn.length > 0,
        zone,
        terminatesOn,
        peers,
        access: accessOf(entry, whole),
      },
    ];
  });
}

/** The interfaces that crypto maps are bound to; a dynamic map is bound where the map is that stands for it. */
function boundInterfaces({ interfaces, crypto }: Draft): ReadonlyMap<string, ReadonlySet<Located<string>>> {
  const bound = new Map<string, Set<Located<string>>>();
  const bind = (map: string, name: Located<string>) => {
    const known = bound.get(map);
    if (known) known.add(name);
    else bound.set(map, new Set([name]));
  };
  for (const { cryptoMap, name } of interfaces.values()) if (cryptoMap) bind(cryptoMap.value, name);
  for (const { dynamic, map } of crypto.entries)
    if (dynamic) for (const name of [...(bound.get(map ?? "") ?? [])]) bind(dynamic.value, name);
  return bound;
}

function accessOf({ filter, name }: ProfileDraft, whole: boolean): VpnAccess {
  if (filter) return { filter };
  const implied = "what a crypto map carries is held against no list unless it says set ip access-group";
  return whole ? { filter: { value: undefined, span: name.span, implied } } : {};
}

type Common = "name" | "span" | "use" | "technology" | "authentication" | "certificates" | "access" | "proposals";

function common(
  draft: Draft,
  keys: Keys,
  name: Located<string>,
  span: Span,
  profile: ProfileDraft | undefined,
  peers: readonly VpnPeer[],
): Pick<Vpn, Common> {
  const proof = profile?.proof && draft.crypto.proofs.get(profile.proof.value);
  return {
    name,
    span,
    use: "site-to-site",
    technology: "ipsec",
    authentication:
      proof && proof.authentication.length > 0 ? proof.authentication : authenticationOf(draft, keys, peers),
    certificates: proof?.certificate ? [proof.certificate] : [],
    access: {},
    proposals: proposalsOf(draft, profile),
  };
}

/** Keys for the tunnel's peers, keys for any peer, and what the policies of the key exchange ask for. */
function authenticationOf({ crypto }: Draft, known: Keys, peers: readonly VpnPeer[]): Authentication[] {
  const ends = new Set(peers.map((peer) => peer.endpoint?.value));
  const keys = ends.has(undefined)
    ? crypto.keys
    : [...ends, undefined, "0.0.0.0"]
        .flatMap((peer) => known.get(peer) ?? [])
        .sort((a, b) => a.span.start - b.span.start);
  if (keys.length > 0) return keys.map(({ span }) => ({ method: "pre-shared-key", of: "both", span }));
  return crypto.policies.flatMap(({ proposal, authentication }): Authentication[] => {
    if (authentication) return [authentication];
    if (proposal.version !== 1) return [];
    const implied = "the policy does not say, and the device then asks for RSA signatures";
    return [{ method: "certificate", of: "both", span: proposal.span, implied }];
  });
}

type Keys = ReadonlyMap<string | undefined, Draft["crypto"]["keys"]>;

/** Pre-shared keys by the peer they are for. */
function keysOf({ crypto }: Draft): Keys {
  return grouped(crypto.keys, ({ peer }) => peer);
}

/** More than these no device has; every tunnel lists them all. */
const mostPolicies = 100;

function proposalsOf({ crypto }: Draft, profile: ProfileDraft | undefined): Proposal[] {
  const data = (profile?.sets ?? []).flatMap((name): Proposal[] => {
    const proposal = crypto.proposals.get(name.value);
    if (!proposal) return [];
    return [profile?.pfs ? { ...proposal, groups: [profile.pfs] } : proposal];
  });
  const ike = crypto.policies.slice(0, mostPolicies).map(({ proposal }) => withIkeDefaults(proposal, ikeDefaults));
  return [...ike, ...data];
}

/** What IOS uses where a policy of IKE version 1 does not say. */
const ikeDefaults: IkeDefaults = { encryption: "des", integrity: "sha1", group: 1 };

/** The addresses on either side of what a list chooses. */
function networksOf(list: Filter | undefined): { readonly local?: AddressMatch; readonly remote?: AddressMatch } {
  if (!list) return {};
  const local = sideOf(list, "source");
  const remote = sideOf(list, "destination");
  return { ...(local ? { local } : {}), ...(remote ? { remote } : {}) };
}

function sideOf(list: Filter, side: "source" | "destination"): AddressMatch | undefined {
  const terms = list.entries.flatMap((entry): readonly AddressTerm[] => {
    if (entry.action.value.kind !== "permit") return [];
    return entry[side]?.terms ?? [{ kind: "any", span: entry.span }];
  });
  const first = terms[0];
  return first ? { terms, span: first.span } : undefined;
}
