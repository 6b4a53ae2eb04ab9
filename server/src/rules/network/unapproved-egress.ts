import { windowsSharing } from "../../facts/services.ts";
import { both, isEmpty, without } from "../../net/blocks.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { confidenceOf, knownOpenings, type Opening, openingsOf, spanOf, witnessOf, zonesOf } from "../openings.ts";
import { declaredService, knownServices, newBetween, service, usualFirst } from "../packets.ts";
import {
  broken,
  kept,
  notAssessed,
  type Observation,
  type Rule,
  type RuleContext,
  type Severity,
  type Violation,
} from "../rule.ts";
import { asa } from "../samples.ts";
import { destinationWords, listed } from "../wording.ts";
import { edgeUnknown, filtersTraffic, internalZones, internetAddresses, internetZones, ownZones } from "./ends.ts";
import { limitToApproved } from "./limit-to-approved.ts";
import { type Reach, sourcePortNote } from "./reach.ts";
import { reachesOf } from "./together.ts";

const { tcp, udp, icmp, icmp6 } = protocolNumber;

export const unapprovedEgress: Rule = {
  id: "unapproved-egress",
  title: "More than approved services leave for the internet",
  recommendation: "egress-allowlist",
  mayAlsoBreak: ["dns-udp53-egress-limited", "dns-tcp53-blocked", "boundary-services-minimal"],
  severity: "error",
  proves: "kept-or-broken",
  docs: `
Only approved services should leave the client's networks, in essence TCP 80 and TCP 443: whatever else is open is a way
for malware to call home and for stolen data to leave. What counts is what passes in the end, after every list on the way.

Replace the wide permit by the services you need and a logged deny. List services you approve beyond the two web ports under
\`approved.egress\` in palisade.yaml, preferably with the hosts that need them: \`tcp/25 from 10.20.0.25\`.
DNS has checks of its own. (TA18-276B, Network Service Restriction.)`,
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
access-list INSIDE_in extended permit ip any any
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets every service from inside to the internet
access-group INSIDE_in in interface inside
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
access-list INSIDE_in extended permit tcp any any eq www
access-list INSIDE_in extended permit tcp any any eq https
access-list INSIDE_in extended deny ip any any log
access-group INSIDE_in in interface inside
`),
  ],

  *check(context) {
    if (!filtersTraffic(context)) return;
    if (yield* edgeUnknown(context)) return;
    const { configuration, traffic } = context;
    const from = ownZones(context);
    const to = internetZones(context);
    const leaving = newBetween({ destination: internetAddresses(context) });
    const left = without(leaving, [
      ...judgedElsewhere,
      ...context.site.approved.egress.flatMap((each) => declaredService(each.value)),
    ]);
    const asked = left && usualFirst(left);
    const answer = asked && traffic.permitted({ from, to, packets: asked });
    if (!asked || !answer?.complete) {
      yield notAssessed(configuration.span, "what leaves for the internet is too complex to follow");
      if (!asked || !answer) return;
    }
    const openings = yield* knownOpenings(answer);
    for (const { opening, reach } of reachesOf(openings, asked, context)) yield* judge(opening, reach, context);
    if (openings.length === 0 && answer.complete) yield* approvedOnly(from, to, context);
  },
};

const web = service(tcp, [80, 80, 443, 443]);
/** The web is approved, DNS has checks of its own, and ICMP is no service. */
const judgedElsewhere: PacketSet = [
  ...web,
  ...service(tcp, [53, 53]),
  ...service(udp, [53, 53]),
  ...service(icmp),
  ...service(icmp6),
];
/** Not in the alert's wording, and rarely the way out that matters: QUIC and time. */
const minor: PacketSet = [...service(udp, [443, 443]), ...service(udp, [123, 123])];

function* judge(opening: Opening, reach: Reach, context: RuleContext): Generator<Observation> {
  const verdict = judged(opening, reach, context);
  if (!verdict) return;
  const zones = zonesOf(opening, "inbound");
  const from = listed(zones);
  const list = opening.filter?.name.value;
  const to = reach.to.any ? "the internet" : `${destinationWords(reach.packets)} on the internet`;
  const message =
    list === undefined
      ? `nothing limits what ${from} may send to the internet`
      : `${list} lets ${reach.services} from ${from} to ${to}${sourcePortNote(reach)}`;
  const fixes = limitToApproved(opening, context);
  yield broken({
    span: spanOf(opening, context),
    message,
    ...verdict,
    severity: opening.passages[0].certain ? verdict.severity : lowered(verdict.severity),
    confidence: confidenceOf(opening, context),
    ...alsoBroken(reach),
    witness: witnessOf(opening),
    ...(fixes.length > 0 ? { fixes } : {}),
  });
}

/** What other checks would find in the entry, were it not for more than they ask about. */
function alsoBroken({ everyService, wholeProtocols, packets }: Reach): Pick<Violation, "alsoBreaks"> {
  if (everyService)
    return { alsoBreaks: ["dns-udp53-egress-limited", "dns-tcp53-blocked", "boundary-services-minimal"] };
  const shares = wholeProtocols.length > 0 && !isEmpty(both(packets, knownServices(windowsSharing)));
  return shares ? { alsoBreaks: ["boundary-services-minimal"] } : {};
}

/** Nothing for a named exception: few hosts, or few destinations, for one purpose. Once approvals are declared, it belongs there. */
function judged(
  opening: Opening,
  { packets, everyService, wholeProtocols, from, to }: Reach,
  context: RuleContext,
): (Pick<Violation, "undecided"> & { readonly severity: Severity }) | undefined {
  const declared = context.site.approved.egress.length > 0;
  const named = isNamed(from.addresses, 16) || isNamed(to.addresses, 65_536);
  const internal = zonesOf(opening, "inbound").some((zone) => internalZones(context).includes(zone));
  if (everyService) return { severity: named || !internal ? "warning" : "error" };
  if (isEmpty(without(packets, minor) ?? packets))
    return { severity: "information", ...(declared ? {} : { undecided: true as const }) };
  if (!named) return { severity: "warning" };
  return declared || wholeProtocols.length > 0 ? { severity: "information" } : undefined;
}

/** Few enough to have been chosen one by one; host names are. */
function isNamed(addresses: number | undefined, most: number): boolean {
  return addresses === undefined || addresses <= most;
}

function lowered(severity: Severity): Severity {
  return severity === "error" ? "warning" : "information";
}

function* approvedOnly(from: readonly string[], to: readonly string[], context: RuleContext): Generator<Observation> {
  const packets = both(newBetween({ destination: internetAddresses(context) }), web);
  const passing = openingsOf(context.traffic.permitted({ from, to, packets }));
  const span = passing.map((opening) => spanOf(opening, context))[0] ?? context.configuration.span;
  const what = passing.length > 0 ? "only approved services" : "nothing";
  yield kept(span, `${what} may leave ${listed(from)} for the internet`);
}
