import type { Configuration } from "../../model/configuration.ts";
import { type Entry, interfaceNames } from "../../model/filter.ts";
import { actionOf } from "../../model/moved.ts";
import type { Interface } from "../../model/network.ts";
import type { PacketBlock } from "../../net/packet-set.ts";
import type { Role } from "../../site/site.ts";
import { addressCount } from "../breadth.ts";
import { type Opening, openingsOf, spanOf, witnessOf, zonesOf } from "../openings.ts";
import { newBetween, unusual } from "../packets.ts";
import { broken, notAssessed, type Rule, type RuleContext } from "../rule.ts";
import { asa } from "../samples.ts";
import { listed } from "../wording.ts";
import { filtersTraffic, permittedBetween } from "./ends.ts";
import { isEveryService } from "./reach.ts";
import { causesOf, passesWhatever, reachesOf } from "./together.ts";

export const permitEverything: Rule = {
  id: "permit-everything",
  title: "Everything is permitted between internal networks",
  recommendation: "inter-network-access-lists",
  mayAlsoBreak: ["boundary-services-minimal"],
  severity: "warning",
  proves: "broken-only",
  docs: `
An access list that permits everything from one internal network to another separates nothing: whoever controls one host
can reach every host in both. The entry named here is the one that lets the witness packet through, after everything that
comes before it.

Replace it by permits for the servers and services these networks need from each other, and end the list with a logged deny.
(TA18-276B, Network Architecture.)`,
  bad: [
    asa(`
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
interface GigabitEthernet0/2
 nameif server
 security-level 90
 ip address 10.30.0.1 255.255.255.0
access-list INSIDE_in extended permit ip any any
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in permits everything from inside to server
access-group INSIDE_in in interface inside
access-list SERVER_in extended deny ip any any log
access-group SERVER_in in interface server
`),
  ],
  good: [
    asa(`
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
interface GigabitEthernet0/2
 nameif server
 security-level 90
 ip address 10.30.0.1 255.255.255.0
access-list INSIDE_in extended permit tcp any host 10.30.0.10 eq https
access-list INSIDE_in extended deny ip any any log
access-list INSIDE_in extended permit ip any any
access-group INSIDE_in in interface inside
access-list SERVER_in extended deny ip any any log
access-group SERVER_in in interface server
`),
  ],

  *check(context) {
    if (!filtersTraffic(context) || !mayPermitEverything(context)) return;
    const names = [...context.roles.values()]
      .filter(({ role }) => role === undefined || clientRoles.has(role))
      .map((zone) => zone.name)
      .filter(isAnEndOf(context.configuration));
    const answer = permittedBetween(names, names, unusual, context);
    if (!answer.complete)
      yield notAssessed(context.configuration.span, "what passes between all these networks is too much to tell whole");
    const written = openingsOf(answer).filter(
      (opening) =>
        opening.entry &&
        opening.passages[0].certain &&
        (isAboutNew(opening.entry) || letsUntrackedPass(opening, context)),
    );
    const wide = reachesOf(written, newBetween({}), context).filter(
      ({ reach: { everyService, from, to } }) => everyService && to.any && isWide(from.addresses),
    );
    for (const [first, ...others] of causesOf(wide)) {
      const { opening } = first;
      const from = listed(zonesOf(opening, "inbound"));
      const to = listed(zonesOf(opening, "outbound"));
      const together = others.length > 0 ? ", together with other entries" : "";
      yield broken({
        span: spanOf(opening, context),
        message: `${opening.filter?.name.value ?? "this entry"} permits everything from ${from} to ${to}${together}`,
        ...(fromDmz(opening, context) ? { alsoBreaks: ["boundary-services-minimal"] } : {}),
        confidence: isSure(opening, context) ? "certain" : "likely",
        witness: witnessOf(opening),
        ...(others.length > 0
          ? { related: others.map((each) => ({ span: spanOf(each.opening, context), message: "and this entry" })) }
          : {}),
      });
    }
  },
};

const clientRoles: ReadonlySet<Role> = new Set(["internal", "server", "management", "log-enclave", "dmz"]);

/** Whether some list's permits come to every service: if none do, a switch's hundreds of interfaces need not be asked about in pairs. */
function mayPermitEverything({ configuration: { filters }, traffic }: RuleContext): boolean {
  return filters.some(({ entries }) => {
    const permitted: PacketBlock[] = [];
    for (const entry of entries)
      if (!entry.disabled && actionOf(entry).kind === "permit")
        for (const block of traffic.matches(entry).packets) permitted.push(block);
    return isEveryService(permitted);
  });
}

/**
 * Where a format knows zones, an interface outside of them passes nothing, and else one without an address where others
 * have theirs: a switch has a hundred such ports. But what a list names counts.
 */
function isAnEndOf(configuration: Configuration): (name: string) => boolean {
  const { zones, interfaces } = configuration;
  const ends = zones.length > 0 ? zones.map((zone) => zone.name.value) : interfaces.filter(isAddressed).map(nameOf);
  if (ends.length === 0) return () => true;
  const known = new Set(ends);
  let named: ReadonlySet<string> | undefined;
  return (name) => {
    if (known.has(name)) return true;
    named ??= new Set(interfaceNames(configuration));
    return named.has(name);
  };
}

function isAddressed({ addresses, dynamicAddress, tunnel }: Interface): boolean {
  return addresses.length > 0 || dynamicAddress !== undefined || tunnel === true;
}

function nameOf({ name, zone }: Interface): string {
  return zone?.value ?? name.value;
}

function isAboutNew({ states }: Entry): boolean {
  return states === undefined || states.includes("new");
}

/** Of new packets, an entry for known connections lets only those pass that another list leaves untracked: whether these are many. */
function letsUntrackedPass(opening: Opening, context: RuleContext): boolean {
  const sources = context.traffic.spread(opening.passages[0], "source");
  return isWide(addressCount(sources)) && passesWhatever(opening, context);
}

/** Whether something tells that the zones at both ends are the client's. */
function isSure(opening: Opening, { roles }: RuleContext): boolean {
  return [...zonesOf(opening, "inbound"), ...zonesOf(opening, "outbound")].every((zone) => roles.get(zone)?.role);
}

function fromDmz(opening: Opening, { roles }: RuleContext): boolean {
  return zonesOf(opening, "inbound").some((zone) => roles.get(zone)?.role === "dmz");
}

/** More than a few hosts of an administrator. */
function isWide(addresses: number | undefined): boolean {
  return addresses !== undefined && addresses > 16;
}
