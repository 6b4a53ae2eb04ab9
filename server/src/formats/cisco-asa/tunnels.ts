import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { Filter } from "../../model/filter.ts";
import type { Proposal, Vpn, VpnPeer } from "../../model/vpn.ts";
import { parseIp } from "../../net/ip.ts";
import type { Located } from "../../text/span.ts";
import type { MapEntryDraft, ProfileDraft } from "./crypto.ts";
import type { Draft } from "./draft.ts";
import { withIkeDefaults } from "./proposals.ts";
import type { TunnelGroupDraft } from "./vpn-draft.ts";

/** What one tunnel's reading needs to know of the others. */
export interface TunnelContext {
  readonly draft: Draft;
  readonly filters: ReadonlyMap<string, Filter>;
  /** Nothing of the file is left out, so what is not switched on is off. */
  readonly whole: boolean;
  /** Entries of crypto maps that name their peers, and entries for peers that call from anywhere. */
  readonly fixed: readonly BoundEntry[];
  readonly open: readonly BoundEntry[];
  /** The name under which a tunnel's traffic meets filters. */
  readonly zoneOf: (name: string) => string;
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
export function boundEntries(draft: Draft): { readonly fixed: BoundEntry[]; readonly open: BoundEntry[] } {
  const { entries, mapInterfaces } = draft.crypto;
  const fixed: BoundEntry[] = [];
  const open: BoundEntry[] = [];
  const usedMaps = new Set<string>();
  for (const entry of entries.values()) {
    if (entry.isDynamic) continue;
    const interfaces = mapInterfaces.filter((bound) => bound.map === entry.map).map((bound) => bound.interface);
    if (!entry.dynamic) {
      fixed.push({ entry, interfaces });
      continue;
    }
    usedMaps.add(entry.dynamic.value);
    for (const inner of entries.values())
      if (inner.isDynamic && inner.map === entry.dynamic.value) open.push({ entry: inner, interfaces });
  }
  for (const entry of entries.values())
    if (entry.isDynamic && !usedMaps.has(entry.map)) open.push({ entry, interfaces: [] });
  return { fixed, open };
}

/** The far ends an entry names, with the networks its access list chooses. */
export function peersOf({ entry }: BoundEntry, filters: ReadonlyMap<string, Filter>): VpnPeer[] {
  const list = entry.list ? filters.get(entry.list.value) : undefined;
  const local = list && networksOf(list, "source");
  const remote = list && networksOf(list, "destination");
  const networks = { ...(local ? { local } : {}), ...(remote ? { remote } : {}), span: entry.span };
  if (entry.peers.length === 0) return [networks];
  return entry.peers.map((endpoint) => ({ endpoint, ...networks }));
}

/** The addresses on one side of what a list chooses. */
function networksOf(list: Filter, side: "source" | "destination"): AddressMatch | undefined {
  const terms: AddressTerm[] = [];
  for (const entry of list.entries) {
    if (entry.action.value.kind !== "permit" || entry.disabled) continue;
    const match = entry[side];
    if (match) terms.push(...match.terms);
    else terms.push({ kind: "any", span: entry.span });
  }
  const first = terms[0];
  return first ? { terms, span: first.span } : undefined;
}

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
    .filter((policy) => versions.size === 0 || versions.has(policy.version))
    .map(withIkeDefaults);
  return [...ike, ...data];
}
