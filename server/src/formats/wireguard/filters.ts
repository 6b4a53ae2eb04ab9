import type { Checkpoint, Entry, Filter, Traffic } from "../../model/filter.ts";
import { cover, type Located } from "../../text/span.ts";
import { allowedEntries } from "./allowed-ips.ts";
import type { Draft } from "./draft.ts";
import { type ChainName, chainNames } from "./host.ts";

/** The name of the list that WireGuard itself keeps. */
export const allowedIpsName = "AllowedIPs";

const dropped = "WireGuard drops what no peer's AllowedIPs hold";
const hostUnknown = "the host's own filter and routing are not in this file";
const noLog = { on: false, implied: "WireGuard keeps no log of what it drops" };

/** What WireGuard filters, source addresses and nothing else, and what commands in the file add to the host's own filter. */
export function filtersOf(draft: Draft): { filters: Filter[]; checkpoints: Checkpoint[] } {
  const { tunnel } = draft.host;
  const first = draft.peers.flatMap((peer) => peer.lists)[0] ?? tunnel.span;
  const last = draft.peers.at(-1)?.span ?? tunnel.span;
  const allowed: Filter = {
    name: { value: allowedIpsName, span: first },
    span: cover(first, last),
    entries: allowedEntries(draft.peers),
    title: "allowed addresses",
    otherwise: { value: "deny", span: first, implied: dropped },
    otherwiseLog: noLog,
  };
  const inTunnel = { names: [tunnel] };
  const source = (traffic: Traffic): Checkpoint => ({
    traffic,
    inbound: inTunnel,
    ...through(allowed, "source addresses that WireGuard takes from its peers"),
  });
  const destination = (traffic: Traffic): Checkpoint => ({
    traffic,
    outbound: inTunnel,
    mirrored: true,
    ...through(allowed, "destinations that WireGuard has a peer for"),
  });
  const host = chainNames.map((name) => hostChain(name, draft));
  return {
    filters: [allowed, ...host],
    // The order changes nothing that passes. The host's chains come first, so that a command which opens everything is
    // what a finding points at, rather than the networks of each peer that may use it.
    checkpoints: [
      ...host.map((filter, at) => hostCheckpoint(chainNames[at] ?? "FORWARD", filter)),
      source("forwarded"),
      source("to-device"),
      destination("forwarded"),
      destination("from-device"),
    ],
  };
}

function through(filter: Filter, title: string): Omit<Checkpoint, "traffic"> {
  return {
    filters: [filter.name],
    otherwise: { value: "deny", span: filter.name.span, implied: dropped },
    title,
    span: filter.name.span,
    implied: "WireGuard ties each peer's key to its AllowedIPs",
  };
}

const trafficOf: Readonly<Record<ChainName, Traffic>> = {
  FORWARD: "forwarded",
  INPUT: "to-device",
  OUTPUT: "from-device",
};

/** One point of the host's own filter: what the file's commands say, and around it what only the host knows. */
function hostChain(name: ChainName, { host }: Draft): Filter {
  const { before, behind, policies } = host.chains[name];
  const at = [...before, ...behind][0]?.span ?? host.tunnel.span;
  return {
    name: { value: name, span: at },
    span: at,
    entries: [...before, ...behind, unknownEntry(host.tunnel), ...policies],
    title: "chain of the host's own filter",
    otherwise: { value: "deny", span: at, implied: hostUnknown },
  };
}

/** Whatever else the host lets through: it may match anything, and nobody can tell what. */
function unknownEntry({ span }: Located<string>): Entry {
  return {
    span,
    action: { value: { kind: "permit" }, span },
    conditions: [{ value: "what else the host lets through", span }],
    implied: hostUnknown,
  };
}

function hostCheckpoint(name: ChainName, { name: filter, span }: Filter): Checkpoint {
  return {
    traffic: trafficOf[name],
    filters: [filter],
    otherwise: { value: "deny", span, implied: hostUnknown },
    title: `the host's ${name} chain`,
    span,
    implied: "every packet passes the host's own filter",
  };
}
