import { both } from "../../net/blocks.ts";
import { confidenceOf, openingsOf, spanOf, witnessOf, zonesOf } from "../openings.ts";
import { newBetween, toAddresses } from "../packets.ts";
import { broken, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { listed } from "../wording.ts";
import { filtersTraffic, networksBehind } from "./ends.ts";
import { reachOf } from "./reach.ts";

export const permitEverything: Rule = {
  id: "permit-everything",
  title: "Everything is permitted between internal networks",
  recommendation: "inter-network-access-lists",
  severity: "warning",
  proves: "broken-only",
  docs: `
An access list that permits everything from one internal network to another separates nothing: who has one host has both
networks. The finding names the entry that lets the witness packet through, after everything that comes before it.

Replace the entry by permits for the servers and services the networks need from each other, and end the list with a
logged deny. (TA18-276B, Network Architecture.)`,
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
    if (!filtersTraffic(context)) return;
    const zones = [...context.roles.values()].filter(
      ({ role }) => role !== "internet" && role !== "vpn" && role !== "msp",
    );
    const names = zones.map((zone) => zone.name);
    const openings = names.flatMap((to) => {
      const from = names.filter((name) => name !== to);
      const own = networksBehind(context, (_role, zone) => zone === to);
      const packets = own.length > 0 ? both(newBetween({}), toAddresses(own)) : newBetween({});
      return context.traffic.permitted({ from, to: [to], packets }).passages;
    });
    for (const opening of openingsOf({ passages: openings, complete: true })) {
      if (!opening.entry) continue;
      const reach = reachOf(opening, newBetween({}), context);
      if (!reach.everyService || !reach.to.any || !isWide(reach.from.addresses)) continue;
      yield broken({
        span: spanOf(opening, context),
        message: `${opening.filter?.name.value ?? "this entry"} permits everything from ${listed(zonesOf(opening, "inbound"))} to ${listed(zonesOf(opening, "outbound"))}`,
        confidence: confidenceOf(opening, context),
        witness: witnessOf(opening),
      });
    }
  },
};

/** More than a few hosts of an administrator. */
function isWide(addresses: number | undefined): boolean {
  return addresses !== undefined && addresses > 16;
}
