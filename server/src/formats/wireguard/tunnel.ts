import type { Definition } from "../../model/names.ts";
import type { Interface } from "../../model/network.ts";
import type { Authentication, Vpn, VpnPeer } from "../../model/vpn.ts";
import { type IpRange, prefixOf } from "../../net/ip.ts";
import type { IniSection } from "../../syntax/ini.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import { networksOf } from "./allowed-ips.ts";
import type { Draft, DraftPeer } from "./draft.ts";
import { chainNames } from "./host.ts";

/** The tunnel with its peers, from the `[Interface]` section where there is one. */
export function vpnOf(own: IniSection | undefined, draft: Draft): Vpn {
  const { tunnel } = draft.host;
  const peers = draft.peers.map(vpnPeer);
  return {
    name: tunnel,
    span: own ? sectionSpan(own) : tunnel.span,
    use: useOf(draft.peers),
    technology: "wireguard",
    enabled: true,
    zone: tunnel.value,
    terminatesOn: [],
    authentication: [rawKey(draft.key ?? draft.peers[0]?.key ?? tunnel.span)],
    certificates: [],
    peers,
    access: {},
    proposals: [],
  };
}

function vpnPeer(peer: DraftPeer): VpnPeer {
  return {
    ...(peer.name ? { name: peer.name } : {}),
    ...(peer.endpoint ? { endpoint: peer.endpoint } : {}),
    remote: networksOf(peer.allowed, peer.lists.length > 0 ? peer.lists.reduce(cover) : peer.span),
    authentication: [rawKey(peer.key ?? peer.span)],
    span: peer.span,
  };
}

/** Both ends know each other by keys that no certificate vouches for. */
function rawKey(span: Span): Authentication {
  return { method: "raw-public-key", of: "both", span };
}

/** Peers with networks behind them are sites; single addresses that call in are people's machines. */
function useOf(peers: readonly DraftPeer[]): Vpn["use"] {
  const networks = peers.flatMap((peer) => peer.allowed.map((each) => each.range)).filter((range) => !isDefault(range));
  if (networks.some((range) => range.lo !== range.hi)) return "site-to-site";
  return peers.length > 0 && networks.length > 0 && peers.every((peer) => !peer.endpoint) ? "remote-access" : "unknown";
}

function isDefault(range: IpRange): boolean {
  return (prefixOf(range) ?? 0) <= 1;
}

/** The tunnel's own interface, and those of the host that commands name. */
export function interfacesOf(own: IniSection | undefined, { host, addresses }: Draft): Interface[] {
  const { tunnel, chains, translations, routes } = host;
  const entries = chainNames.flatMap((name) => [...chains[name].before, ...chains[name].behind]);
  const named = [
    ...entries.flatMap((entry) => [...(entry.inbound?.names ?? []), ...(entry.outbound?.names ?? [])]),
    ...translations.flatMap((translation) => translation.outside ?? []),
    ...routes.flatMap((route) => route.interface ?? []),
  ];
  const others = new Map<string, Located<string>>();
  for (const name of named)
    if (name.value !== tunnel.value && !name.value.endsWith("*") && !others.has(name.value))
      others.set(name.value, name);
  return [
    { name: tunnel, span: own ? sectionSpan(own) : tunnel.span, zone: tunnel, addresses, tunnel: true },
    ...[...others.values()].map((name) => ({ name, span: name.span, addresses: [] })),
  ];
}

export function definitionsOf(own: IniSection | undefined, { host, peers }: Draft): Definition[] {
  const tunnel: Definition = {
    kind: "tunnel",
    name: host.tunnel,
    span: own ? sectionSpan(own) : host.tunnel.span,
    title: "WireGuard interface",
    expectsUse: false,
  };
  return [
    tunnel,
    ...peers.map(({ name, endpoint, span, section }): Definition => {
      const header = section.header?.name.span ?? span;
      const shown = name ?? (endpoint ? { value: endpoint.value, span: header } : { value: "peer", span: header });
      return { kind: "other", name: shown, span, title: "peer", expectsUse: false };
    }),
  ];
}

/** From a section's header to its last statement. */
export function sectionSpan({ header, lines }: IniSection): Span {
  const start = header?.span.start ?? 0;
  const end = lines.findLast((line) => line.kind === "entry" || line.kind === "text")?.span.end ?? header?.span.end;
  return { start, end: end ?? start };
}
