import type { Change, NewEntry } from "../../model/change.ts";
import type { Entry, Filter } from "../../model/filter.ts";
import type { Vpn } from "../../model/vpn.ts";
import { both, without } from "../../net/blocks.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { rewriting } from "../effect.ts";
import { entriesFor, packetsOf } from "../new-entries.ts";
import type { Fix, RuleContext } from "../rule.ts";
import { listed } from "../wording.ts";
import { declaredAccess } from "./declared.ts";
import { isOnlyFrom, isOwn } from "./tunnels.ts";

/**
 * Cuts the permits that a list has for the tunnels down to what palisade.yaml declares; an entry of which nothing is
 * left goes. Only where systems and services are declared: an empty guess would cut the service.
 */
export function narrowList(filter: Filter, vpns: readonly Vpn[], context: RuleContext): Fix[] {
  const declared = declaredAccess(context);
  if (!declared.systems || !declared.services) return [];
  const changes: Change[] = [];
  const becomes: (Entry | NewEntry)[] = [];
  const own = isOwn(filter, context);
  let written: PacketSet = [];
  for (const entry of filter.entries) {
    const { packets, certain } = context.traffic.matches(entry);
    const concerns = own || isOnlyFrom(vpns, entry);
    const permits = concerns && entry.action.value.kind === "permit" && !entry.disabled && !entry.implied;
    const beyond = permits ? without(packets, declared.packets) : [];
    if (beyond?.length === 0) {
      becomes.push(entry);
      continue;
    }
    // Between other interfaces the same packets need an entry of their own.
    const left = without(both(packets, declared.packets), own && !entry.outbound ? written : []);
    const narrow = left && entriesFor(left, { action: "permit", log: false, like: entry });
    if (!certain || !narrow) return [];
    const denied = isRestDenied(filter) ? [] : entriesFor(packets, { action: "deny", log: true, like: entry });
    if (!denied) return [];
    written = [...written, ...narrow.flatMap(packetsOf)];
    const entries = [...narrow, ...denied];
    for (const each of entries) becomes.push(each);
    if (entries.length === 0) changes.push({ kind: "remove-entry", filter, entry });
    else changes.push({ kind: "replace-entry", filter, entry, entries });
  }
  const limited = own ? filter.name.value : `what comes from ${listed(vpns.map((vpn) => vpn.name.value))}`;
  const title = `Limit ${limited} to the declared MSP systems and services`;
  return [rewriting({ title, changes, safe: false, filter, becomes: () => becomes }, context)];
}

/** Whether what no entry of the file decides is denied for sure. */
function isRestDenied({ entries, otherwise }: Filter): boolean {
  const mayPermit = entries.some(
    ({ action, implied, conditions }) => implied && conditions && action.value.kind === "permit",
  );
  return otherwise.value === "deny" && !mayPermit;
}
