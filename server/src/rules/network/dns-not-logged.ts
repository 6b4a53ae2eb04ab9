import type { Entry, Filter, InterfaceMatch } from "../../model/filter.ts";
import { both, isEmpty } from "../../net/blocks.ts";
import { equal } from "../../net/ranges.ts";
import { newBetween } from "../packets.ts";
import { broken, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { asa } from "../samples.ts";
import { filtersTraffic, internetAddresses, internetZones, ownZones } from "./ends.ts";

const interfaces = `
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
access-group INSIDE_in in interface inside
`;

export const dnsNotLogged: Rule = {
  id: "dns-not-logged",
  title: "Attempts to ask the internet's DNS are not logged",
  recommendation: "dns-attempts-logged",
  severity: "warning",
  proves: "broken-only",
  docs: `
Malware asks for its masters by DNS, and carries data out in it. The alert wants every attempt over TCP 53 and UDP 53 logged centrally and looked
into: the denied ones show which machine is infected, the permitted ones whom it found.

**What to do:** log the entries that decide about port 53 on the way to the internet. Those that deny without a log entry are warnings; those that
permit are for information, because the resolvers' own query log tells the same where they alone may ask. That somebody looks into what is logged
shows only a record in palisade.yaml: \`reviews: [{ of: dns-attempts-logged, on: 2026-11-02 }]\`. (TA18-276B, Network Service Restriction.)`,
  bad: [
    asa(`${interfaces}access-list INSIDE_in extended permit udp host 10.20.0.53 any eq domain
access-list INSIDE_in extended deny udp any any eq domain log disable
                                                          ^^^^^^^^^^^ INSIDE_in denies DNS to the internet without a log entry
access-list INSIDE_in extended permit tcp any any eq https
`),
  ],
  good: [
    asa(`${interfaces}access-list INSIDE_in extended permit udp host 10.20.0.53 any eq domain
access-list INSIDE_in extended deny udp any any eq domain log
access-list INSIDE_in extended permit tcp any any eq https log disable
`),
  ],

  *check(context) {
    if (!filtersTraffic(context)) return;
    const ends = { own: new Set(ownZones(context)), internet: new Set(internetZones(context)) };
    const outside = newBetween({ destination: internetAddresses(context) });
    for (const filter of filtersBetween(ends, context)) {
      const silent = unloggedDns(filter, ends).filter(
        (entry) => isDnsAlone(entry, context) && !isEmpty(both(context.traffic.matches(entry).packets, outside)),
      );
      for (const entry of silent) yield report(entry, filter);
    }
  },
};

interface Ends {
  readonly own: ReadonlySet<string>;
  readonly internet: ReadonlySet<string>;
}

function report(entry: Entry, filter: Filter): Observation {
  const isDeny = entry.action.value.kind === "deny";
  return broken({
    span: entry.log?.span ?? entry.span,
    message: `${filter.name.value} ${isDeny ? "denies" : "permits"} DNS to the internet without a log entry`,
    // The resolvers may log what they ask.
    ...(isDeny ? {} : { severity: "information", undecided: true }),
    fixes: [{ title: "Log this entry", changes: [{ kind: "log-entry", filter, entry }], safe: isDeny }],
  });
}

/** Lists on a way from the client's own networks to the internet. */
function filtersBetween(ends: Ends, { configuration }: RuleContext): readonly Filter[] {
  const used = configuration.checkpoints.filter(
    ({ traffic, inbound, outbound }) => traffic === "forwarded" && leads({ inbound, outbound }, ends),
  );
  const names = new Set(used.flatMap((checkpoint) => checkpoint.filters.map(({ value }) => value)));
  return configuration.filters.filter(({ name }) => names.has(name.value));
}

/** From the client's own networks to the internet, or nothing is said of one of the ends. */
function leads(
  {
    inbound,
    outbound,
  }: { readonly inbound: InterfaceMatch | undefined; readonly outbound: InterfaceMatch | undefined },
  { own, internet }: Ends,
): boolean {
  if (own.size === 0 || internet.size === 0 || inbound?.negated || outbound?.negated) return false;
  const touches = (match: InterfaceMatch | undefined, zones: ReadonlySet<string>) =>
    match === undefined || match.names.some(({ value }) => zones.has(value));
  return touches(inbound, own) && touches(outbound, internet);
}

function unloggedDns({ entries }: Filter, ends: Ends): readonly Entry[] {
  return entries.filter(({ action, disabled, implied, log, service, inbound, outbound }) => {
    const { kind } = action.value;
    if ((kind !== "permit" && kind !== "deny") || disabled || implied !== undefined) return false;
    return log?.on === false && service !== undefined && leads({ inbound, outbound }, ends);
  });
}

/** About port 53 and nothing else: what lets more through is found by other checks. */
function isDnsAlone(entry: Entry, { traffic }: RuleContext): boolean {
  const { packets } = traffic.matches(entry);
  return packets.length > 0 && packets.every(({ destinationPort }) => destinationPort && equal(destinationPort, dns));
}

const dns = [53, 53];
