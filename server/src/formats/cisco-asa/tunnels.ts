import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { Filter } from "../../model/filter.ts";
import type { Proposal, Vpn, VpnPeer } from "../../model/vpn.ts";
import { parseIp } from "../../net/ip.ts";
import { grouped } from "../../text/grouped.ts";
import type { Located } from "../../text/span.ts";
import { withIkeDefaults } from "../cisco/ike-defaults.ts";
import type { MapEntryDraft, ProfileDraft } from "./crypto.ts";
import type { Draft, InterfaceDraft } from "./draft.ts";
import { ikeDefaults } from "./proposals.ts";
import type { TunnelGroupDraft } from "./vpn-draft.ts";

/** What one tunnel's reading needs to know of the others. */
export interface TunnelContext {
  readonly draft: Draft;
  /** Nothing of the file is left out, so what is not switched on is off. */
  readonly whole: boolean;
  /** Entries of crypto maps that name their peers, and entries for peers that call from anywhere. */
  readonly fixed: readonly BoundEntry[];
  readonly open: readonly BoundEntry[];
  /** The latter, as far as tunnels without an entry of their own list them. */
  readonly shared: readonly BoundEntry[];
  /** Where peers may call from anywhere. */
  readonly openInterfaces: readonly Located<string>[];
  /** Entries by each peer they name. */
  readonly byPeer: ReadonlyMap<string, readonly BoundEntry[]>;
  /** Tunnel interfaces by their far end. */
  readonly tunnelInterfaces: ReadonlyMap<string, InterfaceDraft>;
  /** What a list chooses on either side. */
  readonly networksOf: (list: string) => Networks;
  /** The name under which a tunnel's traffic meets filters. */
  readonly zoneOf: (name: string) => string;
}

export interface Networks {
  readonly local?: AddressMatch;
  readonly remote?: AddressMatch;
}

export function tunnelContext(draft: Draft, filters: ReadonlyMap<string, Filter>, whole: boolean): TunnelContext {
  const { fixed, open } = boundEntries(draft);
  const byPeer = new Map<string, BoundEntry[]>();
  for (const bound of fixed)
    for (const peer of new Set(bound.entry.peers.map((name) => name.value)))
      if (!byPeer.get(peer)?.push(bound)) byPeer.set(peer, [bound]);
  const tunnelInterfaces = new Map(
    draft.interfaces.flatMap((own) => (own.tunnel?.destination ? [[own.tunnel.destination.value, own] as const] : [])),
  );
  const taken = new Set(draft.zones.keys());
  const networks = new Map<string, Networks>();
  return {
    draft,
    whole,
    fixed,
    open,
    shared: open.slice(0, mostShared),
    openInterfaces: distinct(open.flatMap(({ interfaces }) => interfaces)),
    byPeer,
    tunnelInterfaces,
    networksOf(list) {
      const known = networks.get(list) ?? networksOf(filters.get(list));
      networks.set(list, known);
      return known;
    },
    zoneOf(name) {
      let zone = name;
      while (taken.has(zone)) zone = `tunnel ${zone}`;
      taken.add(zone);
      return zone;
    },
  };
}

/** Who calls by a tunnel group: said by its type, or told by what it holds. */
export function useOf({ type, name, web, userChecks }: TunnelGroupDraft): Vpn["use"] {
  switch (type) {
    case "ipsec-l2l":
      return "site-to-site";
    case "remote-access":
    case "ipsec-ra":
    case "webvpn":
      return "remote-access";
  }
  switch (name.value) {
    case "DefaultL2LGroup":
      return "site-to-site";
    case "DefaultRAGroup":
    case "DefaultWEBVPNGroup":
      return "remote-access";
  }
  if (parseIp(name.value) !== undefined) return "site-to-site";
  return web || userChecks.length > 0 ? "remote-access" : "unknown";
}

/** Names without those that came before. */
export function distinct(names: readonly Located<string>[]): Located<string>[] {
  const seen = new Set<string>();
  return names.filter((name) => !seen.has(name.value) && seen.add(name.value));
}

/** An entry of a crypto map together with the interfaces its map is bound to. */
export interface BoundEntry {
  readonly entry: MapEntryDraft;
  readonly interfaces: readonly Located<string>[];
}

/** Entries that name their peers, and entries for peers that call from anywhere. */
function boundEntries({ crypto }: Draft): { readonly fixed: BoundEntry[]; readonly open: BoundEntry[] } {
  const interfacesOf = grouped(crypto.mapInterfaces, (bound) => bound.map);
  const dynamicOf = grouped(
    [...crypto.entries.values()].filter((entry) => entry.isDynamic),
    (entry) => entry.map,
  );
  const fixed: BoundEntry[] = [];
  const open: BoundEntry[] = [];
  const used = new Set<string>();
  for (const entry of crypto.entries.values()) {
    if (entry.isDynamic) continue;
    const interfaces = (interfacesOf.get(entry.map) ?? []).map((bound) => bound.interface);
    if (!entry.dynamic) fixed.push({ entry, interfaces });
    else if (!used.has(entry.dynamic.value)) {
      used.add(entry.dynamic.value);
      for (const inner of dynamicOf.get(entry.dynamic.value) ?? []) open.push({ entry: inner, interfaces });
    }
  }
  for (const [map, entries] of dynamicOf)
    if (!used.has(map)) for (const entry of entries) open.push({ entry, interfaces: [] });
  return { fixed, open };
}

/** The far ends an entry names, with the networks its access list chooses. */
export function peersOf({ networksOf: chosenBy }: TunnelContext, { entry }: BoundEntry): VpnPeer[] {
  const networks = { ...(entry.list ? chosenBy(entry.list.value) : {}), span: entry.span };
  if (entry.peers.length === 0) return [networks];
  return entry.peers.map((endpoint) => ({ endpoint, ...networks }));
}

/** The addresses on either side of what a list chooses. */
function networksOf(list: Filter | undefined): Networks {
  if (!list) return {};
  const local = sideOf(list, "source");
  const remote = sideOf(list, "destination");
  return { ...(local ? { local } : {}), ...(remote ? { remote } : {}) };
}

function sideOf(list: Filter, side: "source" | "destination"): AddressMatch | undefined {
  const terms: AddressTerm[] = [];
  for (const entry of list.entries) {
    if (entry.action.value.kind !== "permit" || entry.disabled) continue;
    const match = entry[side];
    if (match) for (const term of match.terms) terms.push(term);
    else terms.push({ kind: "any", span: entry.span });
  }
  const first = terms[0];
  return first ? { terms, span: first.span } : undefined;
}

/** More than these no device has; every tunnel lists them all. */
const mostShared = 20;
const mostPolicies = 100;

/** What a tunnel offers: the key exchange's policies of the versions it uses, and its own transform sets. */
export function proposalsOf(draft: Draft, uses: readonly ProfileDraft[]): Proposal[] {
  const data: Proposal[] = [];
  for (const use of uses)
    for (const name of use.proposals) {
      const proposal = draft.crypto.dataProposals.get(name.value);
      if (proposal) data.push(use.pfs ? { ...proposal, groups: [use.pfs] } : proposal);
    }
  const versions = new Set(data.map((proposal) => proposal.version));
  const ike = [...draft.crypto.ikePolicies.values()]
    .slice(0, mostPolicies)
    .filter((policy) => versions.size === 0 || versions.has(policy.version))
    .map((policy) => withIkeDefaults(policy, ikeDefaults));
  return [...ike, ...data];
}
