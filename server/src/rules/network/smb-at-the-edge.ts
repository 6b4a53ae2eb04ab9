import { windowsSharing } from "../../facts/services.ts";
import { both } from "../../net/blocks.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { confidenceOf, knownOpenings, type Opening, spanOf, witnessOf, zonesOf } from "../openings.ts";
import { knownServices, newBetween } from "../packets.ts";
import { broken, kept, notAssessed, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { asa } from "../samples.ts";
import { listed, serviceWords } from "../wording.ts";
import { disableEntry } from "./disable-entry.ts";
import { edgeUnknown, filtersTraffic, internetAddresses, internetZones, ownZones } from "./ends.ts";
import { namedServices, reachOf } from "./reach.ts";

export const smbAtTheEdge: Rule = {
  id: "smb-at-the-edge",
  title: "Windows file sharing crosses the internet edge",
  recommendation: "boundary-services-minimal",
  severity: "error",
  proves: "kept-or-broken",
  asks: "What is not needed at a boundary is blocked; for SMB at the internet edge, US-CERT says so by name (January 2017).",
  docs: `
SMB, NetBIOS and RPC (ports 135, 137 to 139 and 445) have no business crossing the internet edge in either direction:
inbound they let worms in, outbound they hand password hashes to any server that asks.

Remove the permit, or deny and log these ports ahead of it. The alert names TCP 137, 139 and 445 as services typically left
open at boundaries; that is about boundaries inside the network, and US-CERT's own advice on SMB is to block them at the
internet edge. (TA18-276B, Network Service Restriction.)`,
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
access-list OUTSIDE_in extended permit tcp any host 10.20.0.8 eq 445
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ OUTSIDE_in lets tcp/445 (SMB) in from the internet to inside
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
access-list OUTSIDE_in extended deny tcp any any range 135 139 log
access-list OUTSIDE_in extended permit tcp any host 10.20.0.8 eq https
access-group OUTSIDE_in in interface outside
access-list INSIDE_in extended permit tcp any any eq https
access-group INSIDE_in in interface inside
`),
  ],

  *check(context) {
    if (!filtersTraffic(context)) return;
    if (yield* edgeUnknown(context)) return;
    const inner = ownZones(context);
    const edge = internetZones(context);
    const internet = internetAddresses(context);
    const inbound = both(newBetween({ source: internet }), sharing);
    const outbound = both(newBetween({ destination: internet }), sharing);
    const inwards = context.traffic.permitted({ from: edge, to: inner, packets: inbound });
    const outwards = context.traffic.permitted({ from: inner, to: edge, packets: outbound });
    for (const opening of yield* knownOpenings(inwards)) yield* judge(opening, inbound, "in", context);
    for (const opening of yield* knownOpenings(outwards)) yield* judge(opening, outbound, "out", context);
    if (!inwards.complete || !outwards.complete)
      yield notAssessed(context.configuration.span, "what crosses the internet edge is too complex to follow");
    else if (inwards.passages.length + outwards.passages.length === 0)
      yield kept(context.configuration.span, "SMB, NetBIOS and RPC do not cross the internet edge");
  },
};

const sharing = knownServices(windowsSharing);

/** An entry that opens nearly every port is one cause, and found as such: by open-boundary-service inwards, by unapproved-egress outwards. */
function* judge(opening: Opening, asked: PacketSet, way: "in" | "out", context: RuleContext): Generator<Observation> {
  const packets = namedServices(reachOf(opening, asked, context));
  if (packets.length === 0) return;
  const list = opening.filter?.name.value ?? "this device";
  const inner = listed(zonesOf(opening, way === "in" ? "outbound" : "inbound"));
  const crossing = way === "in" ? `in from the internet to ${inner}` : `out from ${inner} to the internet`;
  const fixes = isEmptyBeyond(opening, context) ? disableEntry(opening, context) : [];
  yield broken({
    span: spanOf(opening, context),
    message: `${list} lets ${serviceWords(packets)} ${crossing}`,
    confidence: confidenceOf(opening, context),
    witness: witnessOf(opening),
    ...(fixes.length > 0 ? { fixes } : {}),
  });
}

/** The entry is for nothing else. */
function isEmptyBeyond({ entry }: Opening, { traffic }: RuleContext): boolean {
  return entry !== undefined && traffic.without(traffic.matches(entry).packets, sharing)?.length === 0;
}
