import { publicServices, remoteDesktop, windowsSharing } from "../../facts/services.ts";
import { isEmpty, without } from "../../net/blocks.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { zonesWith } from "../../site/roles.ts";
import { confidenceOf, knownOpenings, type Opening, spanOf, witnessOf, zonesOf } from "../openings.ts";
import { knownServices, newBetween, service } from "../packets.ts";
import { broken, type Observation, type Rule, type RuleContext, type Severity } from "../rule.ts";
import { asa } from "../samples.ts";
import { listed } from "../wording.ts";
import { filtersTraffic, internalZones, internetAddresses, internetZones, ownZones, permittedBetween } from "./ends.ts";
import { type Reach, sourcePortNote } from "./reach.ts";
import { reachesOf } from "./together.ts";

export const openBoundaryService: Rule = {
  id: "open-boundary-service",
  title: "A boundary lets a service through for anybody or to anywhere",
  recommendation: "boundary-services-minimal",
  mayAlsoBreak: ["rdp-limited-and-not-public"],
  severity: "warning",
  proves: "broken-only",
  docs: `
What is not needed at a network boundary should be blocked, and what is needed limited to the addresses that send and
receive it. This entry names too little: it lets a service in from the internet, or from the DMZ into the internal network,
to any address, or lets anybody reach a host on a port that is not meant for the public.

A source port in the entry, as for the answers of time and name servers, limits nobody: senders choose theirs. Most firewalls
let answers in by themselves; where one does not, name the servers that answer, and the hosts that ask.

Name the hosts that take part on both sides. Web, mail, DNS and IPsec on single hosts count as published on purpose and are
not reported. (TA18-276B, Network Service Restriction.)`,
  bad: [
    asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/2
 nameif dmz
 security-level 50
 ip address 10.40.0.1 255.255.255.0
access-list OUTSIDE_in extended permit tcp any any eq ssh
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ OUTSIDE_in lets tcp/22 (SSH) from anybody on the internet to any address of dmz
access-group OUTSIDE_in in interface outside
`),
  ],
  good: [
    asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/2
 nameif dmz
 security-level 50
 ip address 10.40.0.1 255.255.255.0
access-list OUTSIDE_in extended permit tcp any host 10.40.0.25 eq smtp
access-list OUTSIDE_in extended permit tcp 203.0.113.0 255.255.255.240 host 10.40.0.7 eq ssh
access-list OUTSIDE_in extended permit icmp any any unreachable
access-group OUTSIDE_in in interface outside
`),
  ],

  *check(context) {
    if (!filtersTraffic(context)) return;
    const fromInternet = without(newBetween({ source: internetAddresses(context) }), judgedElsewhere);
    const fromDmz = without(newBetween({}), harmless);
    const internet = { zones: internetZones(context), anybody: "anybody on the internet", isInternet: true };
    const dmz = { zones: zonesWith(context.roles, "dmz"), anybody: "any address of the DMZ", isInternet: false };
    if (fromInternet) yield* cross(internet, ownZones(context), fromInternet, context);
    if (fromDmz) yield* cross(dmz, internalZones(context), fromDmz, context);
  },
};

const harmless = [...service(protocolNumber.icmp), ...service(protocolNumber.icmp6)];
/** ICMP reports errors; SMB and RDP have rules of their own. */
const judgedElsewhere = [...harmless, ...knownServices([...windowsSharing, remoteDesktop])];
const published = [...knownServices(publicServices), ...service(protocolNumber.esp), ...service(protocolNumber.ah)];

/** The outer side of a boundary. */
interface Outer {
  readonly zones: readonly string[];
  readonly anybody: string;
  readonly isInternet: boolean;
}

function* cross(outer: Outer, to: readonly string[], packets: PacketSet, context: RuleContext): Generator<Observation> {
  if (outer.zones.length === 0 || to.length === 0) return;
  const answer = outer.isInternet
    ? context.traffic.permitted({ from: outer.zones, to, packets })
    : permittedBetween(outer.zones, to, packets, context);
  const openings = yield* knownOpenings(answer);
  for (const { opening, reach } of reachesOf(openings, packets, context)) {
    const severity = severityOf(reach, outer);
    if (severity !== undefined) yield report(opening, reach, severity, outer, context);
  }
}

function severityOf(reach: Reach, { isInternet }: Outer): Severity | undefined {
  const { packets, everyService, wholeProtocols, sentFrom, from, to } = reach;
  if (!to.any && !(from.any && (isInternet || everyService))) return undefined;
  // Between the client's own networks, a permit for everything is found as such.
  if (everyService && !isInternet && to.any) return undefined;
  if (everyService) return from.any && isInternet ? "error" : "warning";
  if (wholeProtocols.length > 0 && isInternet) {
    if (from.any) return sentFrom === undefined ? "error" : "warning";
    if (sentFrom !== undefined && isFew(from.addresses)) return "information";
  }
  const isPublished = isInternet && isEmpty(without(packets, published) ?? packets);
  return isPublished && isFew(to.addresses) ? undefined : "warning";
}

function isFew(addresses: number | undefined): boolean {
  return addresses === undefined || addresses <= 16;
}

function report(opening: Opening, reach: Reach, severity: Severity, outer: Outer, context: RuleContext): Observation {
  const inner = listed(zonesOf(opening, "outbound"));
  const list = opening.filter?.name.value;
  const from = reach.from.any ? outer.anybody : listed(zonesOf(opening, "inbound"));
  const to = reach.to.any ? `any address of ${inner}` : inner;
  const open = list === undefined ? "nothing limits what comes" : `${list} lets ${reach.services}`;
  return broken({
    span: spanOf(opening, context),
    message: `${open} from ${from} to ${to}${sourcePortNote(reach)}`,
    severity,
    confidence: confidenceOf(opening, context),
    ...(reach.everyService && reach.from.any && outer.isInternet ? { alsoBreaks: ["rdp-limited-and-not-public"] } : {}),
    witness: witnessOf(opening),
  });
}
