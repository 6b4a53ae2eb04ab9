import type { Configuration } from "../../model/configuration.ts";
import type { InterfaceMatch } from "../../model/filter.ts";
import { grouped } from "../../text/grouped.ts";
import type { Span } from "../../text/span.ts";
import { type Opening, openingsOf, witnessOf, zonesOf } from "../openings.ts";
import { newBetween } from "../packets.ts";
import { broken, kept, notAssessed, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { listed } from "../wording.ts";
import { areTooMany, filtersTraffic } from "./ends.ts";

export const unfilteredInterface: Rule = {
  id: "unfiltered-interface",
  title: "An interface has no access list",
  recommendation: "inter-network-access-lists",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
All traffic between networks should pass an access list that says what may go where. This interface has none, and what the
device does without one lets traffic through: a Cisco ASA lets everything pass towards interfaces with a lower security level.

Bind a list to the interface that permits what its hosts need from each other network and ends with a logged deny.
An interface without a list is not reported if nothing passes from it anyway. (TA18-276B, Network Architecture.)`,
  bad: [
    asa(`
interface GigabitEthernet0/1
 nameif inside
        ^^^^^^ inside has no access list, so everything passes from it to dmz
 security-level 100
 ip address 10.20.0.1 255.255.255.0
interface GigabitEthernet0/2
 nameif dmz
 security-level 50
 ip address 10.40.0.1 255.255.255.0
`),
  ],
  good: [
    asa(`
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
interface GigabitEthernet0/2
 nameif dmz
 security-level 50
 ip address 10.40.0.1 255.255.255.0
access-list INSIDE_in extended permit tcp any host 10.40.0.25 eq smtp
access-list INSIDE_in extended deny ip any any log
access-group INSIDE_in in interface inside
`),
  ],

  *check(context) {
    const { configuration, traffic } = context;
    if (!filtersTraffic(context)) return;
    const zones = filteredZones(configuration);
    if (zones.length < 2) return;
    const unfiltered = zones.filter((zone) => !isFiltered(zone.name, configuration));
    if (areTooMany(unfiltered.length, zones.length)) {
      yield notAssessed(
        configuration.span,
        `what passes between ${zones.length} interfaces is too much to ask one by one`,
      );
      return;
    }
    const open: Open[] = [];
    for (const zone of unfiltered) {
      const to = zones.map((each) => each.name).filter((name) => name !== zone.name);
      const answer = traffic.permitted({ from: [zone.name], to, packets: newBetween({}) });
      const free = openingsOf(answer).filter((opening) => !opening.entry);
      const [first] = free;
      if (!first) continue;
      open.push({ zone, first, targets: free.flatMap((opening) => zonesOf(opening, "outbound")) });
    }
    if (configuration.fragment)
      for (const { zone } of open)
        yield notAssessed(zone.span, `no access list of ${zone.name} stands in this fragment`);
    else
      for (const [one, ...others] of groupsOf(open))
        yield broken({
          span: one.zone.span,
          message: messageOf([one, ...others]),
          witness: witnessOf(one.first),
          related: others.map(({ zone }) => ({ span: zone.span, message: "and from here" })),
        });
    if (open.length === 0 && unfiltered.length < zones.length)
      yield kept(boundSpan(configuration), "every interface that traffic passes from has an access list");
  },
};

/** An interface without a list, and where packets get to from it. */
interface Open {
  readonly zone: Named;
  readonly first: Opening;
  readonly targets: readonly string[];
}

/** Those from which packets get to the same networks, each other's included, are one cause. */
function groupsOf(open: readonly Open[]): Iterable<readonly [Open, ...Open[]]> {
  return grouped(open, (each) => [...new Set([each.zone.name, ...each.targets])].sort().join("\n")).values();
}

function messageOf(group: readonly [Open, ...Open[]]): string {
  const [{ zone, targets }] = group;
  const to = [...new Set(targets)];
  if (group.length === 1) return `${zone.name} has no access list, so everything passes from it to ${listed(to)}`;
  const names = group.map((each) => each.zone.name);
  const others = to.filter((name) => !names.includes(name));
  const where = others.length === 0 ? "between them" : `between them and from them to ${listed(others)}`;
  return `${listed(names)} have no access list, so everything passes ${where}`;
}

interface Named {
  readonly name: string;
  readonly span: Span;
}

/** What traffic can come in by: zones with an interface that is on, and interfaces outside of zones. */
function filteredZones(configuration: Configuration): Named[] {
  const off = new Set(configuration.interfaces.filter(isClosed).map((each) => each.name.value));
  const zones = configuration.zones
    .filter((zone) => zone.kind === "network")
    .filter((zone) => zone.interfaces.length === 0 || zone.interfaces.some((each) => !off.has(each.value)))
    .map((zone) => ({ name: zone.name.value, span: zone.name.span }));
  const alone = configuration.interfaces
    .filter((each) => !each.zone && !isClosed(each) && each.addresses.length > 0 && !each.tunnel)
    .map((each) => ({ name: each.name.value, span: each.name.span }));
  return [...zones, ...alone];
}

/** Shut down, or for management only: no traffic passes from it. */
function isClosed(each: Configuration["interfaces"][number]): boolean {
  return each.disabled !== undefined || each.managementOnly?.value === true;
}

/** By a list for what comes in there, or one for all; lists for what goes out elsewhere are asked when packets are. */
function isFiltered(zone: string, configuration: Configuration): boolean {
  return configuration.checkpoints.some(
    ({ traffic, inbound, outbound, filters, implied }) =>
      traffic === "forwarded" &&
      filters.length > 0 &&
      implied === undefined &&
      (outbound === undefined || (inbound !== undefined && inbound.negated !== true)) &&
      (inbound === undefined || names(inbound, zone)),
  );
}

function names(match: InterfaceMatch, zone: string): boolean {
  const named = match.names.some(({ value }) =>
    value.endsWith("*") ? zone.startsWith(value.slice(0, -1)) : value === zone,
  );
  return named !== (match.negated === true);
}

function boundSpan(configuration: Configuration): Span {
  const bound = configuration.checkpoints.find((point) => point.filters.length > 0 && point.implied === undefined);
  return bound?.span ?? configuration.span;
}
