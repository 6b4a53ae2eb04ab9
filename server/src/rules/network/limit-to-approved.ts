import type { Entry } from "../../model/filter.ts";
import { both } from "../../net/blocks.ts";
import type { IpRange } from "../../net/ip.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { replaced, rewriting } from "../effect.ts";
import { entriesFor } from "../new-entries.ts";
import type { Opening } from "../openings.ts";
import { declaredService, fromAddresses, service, toAddresses } from "../packets.ts";
import type { Fix, RuleContext } from "../rule.ts";
import { networksBehind } from "./ends.ts";
import { isEveryService } from "./reach.ts";

const { tcp, udp } = protocolNumber;

/**
 * Writes an entry anew so that only approved services leave by it: what it lets pass between the client's own
 * networks stays, the rest is denied and logged.
 */
export function limitToApproved({ entry, filter, passages }: Opening, context: RuleContext): Fix[] {
  if (!entry || !filter || !context.traffic.matches(entry).certain) return [];
  const { packets } = context.traffic.matches(entry);
  const approved = both(packets, approvedEgress(context));
  const own = both(packets, toAddresses(ownNetworks(context, entry, passages[0].inbound)));
  const permit = { action: "permit", log: false, like: entry } as const;
  const permits = [entriesFor(own, permit), entriesFor(approved, permit)];
  const rest = isEveryService(packets) ? packets : context.traffic.without(packets, [...approved, ...own]);
  const denies = rest && entriesFor(rest, { action: "deny", log: true, like: entry });
  if (!denies || permits.some((each) => each === undefined)) return [];
  const written = [...permits.flatMap((each) => each ?? []), ...denies];
  const title = "Let only approved services out by this entry, and deny and log the rest";
  const changes = [{ kind: "replace-entry", filter, entry, entries: written }] as const;
  return [rewriting({ title, changes, safe: false, filter, becomes: () => replaced(filter, entry, written) }, context)];
}

/** Web, what palisade.yaml approves, and DNS of the declared resolvers. */
function approvedEgress({ site }: RuleContext): PacketSet {
  const resolvers = fromAddresses(site.resolvers.map((each) => each.value));
  return [
    ...service(tcp, [80, 80, 443, 443]),
    ...both(service(udp, [53, 53]), resolvers),
    ...site.approved.egress.flatMap((each) => declaredService(each.value)),
  ];
}

/** Networks of the client's side that an entry towards the internet may be serving as well: not those it does not lead to. */
function ownNetworks(context: RuleContext, { outbound }: Entry, from: string | undefined): readonly IpRange[] {
  const isMet = (zone: string | undefined) =>
    zone !== from && (!outbound || outbound.negated || outbound.names.some((name) => name.value === zone));
  const tunnels = context.configuration.vpns.filter((vpn) => isMet(vpn.zone));
  const tunnelled = tunnels.flatMap((vpn) => vpn.peers.flatMap((peer) => peer.remote?.terms ?? []));
  const remote = tunnelled.flatMap((term) => (term.kind === "range" ? [term.range] : []));
  return [...networksBehind(context, (role, zone) => role !== "internet" && isMet(zone)), ...remote];
}
