import type { NewEntry } from "../../model/change.ts";
import type { Answer } from "../../model/traffic.ts";
import { both, isEmpty, without } from "../../net/blocks.ts";
import type { IpRange } from "../../net/ip.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { inserted, replaced, rewriting } from "../effect.ts";
import { entriesFor } from "../new-entries.ts";
import { type Opening, openingsOf } from "../openings.ts";
import { fromAddresses, newBetween, service, toAddresses } from "../packets.ts";
import type { Fix, RuleContext } from "../rule.ts";
import { internetAddresses, internetZones, networksBehind, ownZones } from "./ends.ts";
import { reachOf } from "./reach.ts";

/** What leaves the client's networks for the internet's port 53, the declared resolvers and all others apart. */
export interface DnsEgress {
  readonly clients: Answer;
  readonly resolvers: Answer;
  /** What lets others than the resolvers out; a permit for every service is found as such, and counts against DNS as well. */
  readonly openings: readonly Opening[];
  /** The packets `openings` are about. */
  readonly asked: PacketSet;
}

export function dnsEgress(protocol: number, context: RuleContext): DnsEgress {
  const every = both(newBetween({ destination: internetAddresses(context) }), service(protocol, [53, 53]));
  const resolvers = fromAddresses(context.site.resolvers.map((each) => each.value));
  const ends = { from: ownZones(context), to: internetZones(context) };
  const asked = without(every, resolvers) ?? every;
  const clients = context.traffic.permitted({ ...ends, packets: asked });
  return {
    asked,
    clients,
    resolvers: context.traffic.permitted({ ...ends, packets: both(every, resolvers) }),
    openings: openingsOf(clients).filter((opening) => !reachOf(opening, asked, context).everyService),
  };
}

/** So few sources that they may well be the dedicated DNS servers, which nobody declared. */
export const mayBeResolvers = 8;

function lies(inner: IpRange, outer: IpRange): boolean {
  return inner.family === outer.family && outer.lo <= inner.lo && inner.hi <= outer.hi;
}

/**
 * Ahead of the permit: what the declared resolvers ask the internet and what others ask the resolvers stays,
 * all else to port 53 is denied and logged. A permit for nothing else is replaced.
 */
export function limitDns(opening: Opening, protocol: number, title: string, context: RuleContext): Fix[] {
  const { entry, filter } = opening;
  const resolvers = context.site.resolvers.map((each) => each.value);
  if (!entry || !filter) return [];
  const { packets, certain } = context.traffic.matches(entry);
  const dns = both(packets, service(protocol, [53, 53]));
  const near = networksBehind(context, (_role, zone) => zone === opening.passages[0].inbound);
  const crossed = resolvers.filter((resolver) => !near.some((network) => lies(resolver, network)));
  const spared = [...fromAddresses(resolvers), ...toAddresses(crossed)];
  const permits = entriesFor(both(dns, spared), { action: "permit", log: false, like: entry });
  const denies = entriesFor(dns, { action: "deny", log: true, like: entry });
  if (!certain || !permits || !denies) return [];
  const entries: readonly NewEntry[] = [...permits, ...denies];
  const rest = context.traffic.without(packets, service(protocol, [53, 53]));
  if (!rest) return [];
  const whole = isEmpty(rest);
  const becomes = () => (whole ? replaced(filter, entry, entries) : inserted(filter, entry, entries));
  const change = whole
    ? ({ kind: "replace-entry", filter, entry, entries } as const)
    : ({ kind: "insert-entries", filter, before: entry, entries } as const);
  return [rewriting({ title, changes: [change], safe: false, filter, becomes }, context)];
}
