import type { Entry, Filter } from "../../model/filter.ts";
import type { Vpn } from "../../model/vpn.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { broken, type Fix, kept, notAssessed, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { asa } from "../samples.ts";
import { listed } from "../wording.ts";
import { accessSpan, entriesFrom, filtersOn, isOnlyFrom, isOwn, mspVpns } from "./tunnels.ts";

export const vpnUnloggedDeny: Rule = {
  id: "vpn-unlogged-deny",
  title: "What a VPN is denied leaves no log entry",
  recommendation: "vpn-denied-traffic-logged",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
At the very least, every blocked attempt across the MSP's VPN should leave a log entry: a denied packet from the MSP's end
is the first sign that somebody is trying what the contract does not need.

End the VPN's list with a deny that logs, and remove options that switch logging off. On a Cisco ASA an explicit deny logs
message 106023 unless it says \`log disable\` or that message is suppressed; do not count on the implicit deny at the end of
a \`vpn-filter\` to show up in the log. (TA18-276B, VPN Connection.)`,
  bad: [
    asa(`
access-list MSP_filter extended permit tcp 203.0.113.0 255.255.255.0 host 10.20.0.7 eq ssh
access-list MSP_filter extended deny ip any any log disable
                                                ^^^^^^^^^^^ MSP_filter denies without a log entry what comes from 203.0.113.10
group-policy MSP internal
group-policy MSP attributes
 vpn-filter value MSP_filter
tunnel-group 203.0.113.10 type ipsec-l2l
tunnel-group 203.0.113.10 general-attributes
 default-group-policy MSP
`),
  ],
  good: [
    asa(`
access-list MSP_filter extended permit tcp 203.0.113.0 255.255.255.0 host 10.20.0.7 eq ssh
access-list MSP_filter extended deny ip any any log
group-policy MSP internal
group-policy MSP attributes
 vpn-filter value MSP_filter
tunnel-group 203.0.113.10 type ipsec-l2l
tunnel-group 203.0.113.10 general-attributes
 default-group-policy MSP
`),
  ],

  *check(context) {
    const users = new Map<Filter, Vpn[]>();
    for (const vpn of mspVpns(context)) {
      if (vpn.technology === "wireguard") {
        yield notAssessed(
          vpn.name.span,
          `what the host denies ${vpn.name.value}, and what it logs of it, is not in this file`,
        );
        continue;
      }
      const filters = filtersOn(vpn, context);
      for (const filter of filters) users.set(filter, [...(users.get(filter) ?? []), vpn]);
      if (filters.length === 0)
        yield notAssessed(
          accessSpan(vpn),
          `no list limits ${vpn.name.value}, so nothing is denied that could be logged`,
        );
    }
    const isOff = context.configuration.logging?.enabled?.value === false;
    for (const [filter, vpns] of users)
      for (const observation of judge(filter, vpns, context))
        if (observation.kind !== "kept" || !isOff) yield observation;
    if (users.size > 0) yield* suppressed(context);
  },
};

function* judge(filter: Filter, users: readonly Vpn[], context: RuleContext): Generator<Observation> {
  const vpns = listed(users.map((vpn) => vpn.name.value));
  const entries = [...new Set(users.flatMap((vpn) => entriesFrom(vpn, filter, context)))];
  const denies = entries.filter((entry) => entry.action.value.kind === "deny" && !entry.implied);
  const silent = denies.filter((entry) => entry.log?.on === false);
  for (const entry of silent)
    yield broken({
      span: entry.log?.span ?? entry.span,
      message: `${filter.name.value} denies without a log entry what comes from ${vpns}`,
      fixes: [{ title: "Log what this entry denies", changes: [{ kind: "log-entry", filter, entry }], safe: true }],
    });
  for (const rest of entries.filter(isSilentRest))
    yield broken({
      span: rest.span,
      message: `${filter.name.value} drops without a log entry what else comes from ${vpns}`,
      fixes: [{ title: "Log what else is dropped", changes: [{ kind: "log-entry", filter, entry: rest }], safe: true }],
    });
  if (filter.otherwise.value !== "deny") return;
  const decided = entries.filter((entry) => !entry.outbound).map((entry) => context.traffic.matches(entry));
  const rest = context.traffic.without(
    ip4,
    decided.flatMap(({ packets, certain }) => (certain ? packets : [])),
  );
  if (rest?.length === 0) {
    if (silent.length === 0 && denies.length > 0)
      yield kept(filter.name.span, `${filter.name.value} logs what it denies ${vpns}`);
  } else if (filter.otherwiseLog?.on === true)
    yield kept(filter.name.span, `${filter.name.value} logs what it denies ${vpns}`);
  else yield unloggedTail(filter, users, entries, context);
}

/** What a vendor's policy between two zones does at its end, where it tells that nothing is logged. */
function isSilentRest({ action, implied, log, outbound }: Entry): boolean {
  return action.value.kind === "deny" && implied !== undefined && log?.on === false && outbound !== undefined;
}

/** A deny for all of IPv4 ends a list; what it leaves of IPv6 is the business of networks that have any. */
const ip4: PacketSet = [{ family: 4 }];

function unloggedTail(
  filter: Filter,
  users: readonly Vpn[],
  entries: readonly Entry[],
  context: RuleContext,
): Observation {
  const vpns = listed(users.map((vpn) => vpn.name.value));
  const last = entries.filter((entry) => !entry.implied).at(-1);
  return broken({
    span: last?.span ?? filter.name.span,
    message: `${filter.name.value} ends without a logged deny, so what else comes from ${vpns} may leave no trace`,
    fixes: endWithDeny(filter, isOwn(filter, context) ? undefined : users),
  });
}

/** In a list for all, the deny is for the tunnels alone, like an entry that names them and nothing else. */
function endWithDeny(filter: Filter, tunnels: readonly Vpn[] | undefined): Fix[] {
  const like = tunnels && filter.entries.find((entry) => isOnlyFrom(tunnels, entry) && !isLimited(entry));
  if (tunnels && !like) return [];
  const entries = [{ action: "deny", sources: [], destinations: [], log: true, ...(like ? { like } : {}) } as const];
  return [
    { title: "End the list with a logged deny", changes: [{ kind: "insert-entries", filter, entries }], safe: true },
  ];
}

function isLimited({ outbound, states, fragments, schedule, conditions }: Entry): boolean {
  return [outbound, states, fragments, schedule, conditions].some((part) => part !== undefined);
}

/** Messages about denied packets that the device is told not to send. */
function* suppressed({ configuration }: RuleContext): Generator<Observation> {
  for (const { id, about, span } of configuration.logging?.suppressed ?? []) {
    if (about !== "denied-packets") continue;
    const set = { kind: "set", setting: "unsuppress-message", value: id.value, at: span } as const;
    yield broken({
      span,
      message: `message ${id.value} about denied packets is switched off, whatever the lists log`,
      fixes: [{ title: `Send message ${id.value} again`, changes: [set], safe: true }],
    });
  }
}
