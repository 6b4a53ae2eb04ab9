import { remoteDesktop } from "../../facts/services.ts";
import { both } from "../../net/blocks.ts";
import { confidenceOf, knownOpenings, spanOf, witnessOf, zonesOf } from "../openings.ts";
import { knownServices, newBetween } from "../packets.ts";
import { broken, kept, notAssessed, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { listed } from "../wording.ts";
import { disableEntry } from "./disable-entry.ts";
import { edgeUnknown, filtersTraffic, internetAddresses, internetZones, ownZones } from "./ends.ts";
import { namedServices, reachOf } from "./reach.ts";

export const rdpFromInternet: Rule = {
  id: "rdp-from-internet",
  title: "RDP is open to the internet",
  recommendation: "rdp-limited-and-not-public",
  severity: "error",
  proves: "kept-or-broken",
  docs: `
Remote Desktop belongs behind a firewall and should be reached through a VPN; port 3389 should never be open to the
internet, where passwords are guessed around the clock. Even for a few named addresses the VPN is the way in.

Remove the permit, and have its users connect to the VPN first. (TA18-276A, Control Remote Access.)`,
  bad: [
    asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
access-list OUTSIDE_in extended permit tcp any host 10.20.0.8 eq 3389
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ OUTSIDE_in opens RDP of inside to the internet
access-group OUTSIDE_in in interface outside
`),
  ],
  good: [
    asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
access-list OUTSIDE_in extended permit tcp any host 10.20.0.8 eq 3389 inactive
access-group OUTSIDE_in in interface outside
`),
  ],

  *check(context) {
    if (!filtersTraffic(context)) return;
    if (yield* edgeUnknown(context)) return;
    const packets = both(newBetween({ source: internetAddresses(context) }), knownServices([remoteDesktop]));
    const answer = context.traffic.permitted({ from: internetZones(context), to: ownZones(context), packets });
    for (const opening of yield* knownOpenings(answer)) {
      const reach = reachOf(opening, packets, context);
      if (namedServices(reach).length === 0) continue;
      const named = reach.from.addresses !== undefined && reach.from.addresses <= 256;
      const list = opening.filter?.name.value ?? "this device";
      const inner = listed(zonesOf(opening, "outbound"));
      const fixes = disableEntry(opening, context);
      yield broken({
        span: spanOf(opening, context),
        message: named
          ? `${list} lets named internet addresses use RDP of ${inner} without a VPN`
          : `${list} opens RDP of ${inner} to the internet`,
        ...(named ? { severity: "warning" as const } : {}),
        confidence: confidenceOf(opening, context),
        witness: witnessOf(opening),
        ...(fixes.length > 0 ? { fixes } : {}),
      });
    }
    if (!answer.complete)
      yield notAssessed(context.configuration.span, "what the internet may reach is too complex to follow");
    else if (answer.passages.length === 0)
      yield kept(context.configuration.span, "RDP cannot be reached from the internet");
  },
};
