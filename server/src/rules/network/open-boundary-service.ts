import { publicServices, remoteDesktop, windowsSharing } from "../../facts/services.ts";
import { isEmpty, without } from "../../net/blocks.ts";
import { protocolNumber } from "../../net/packet.ts";
import { zonesWith } from "../../site/roles.ts";
import { confidenceOf, type Opening, openingsOf, spanOf, witnessOf, zonesOf } from "../openings.ts";
import { knownServices, newBetween, service } from "../packets.ts";
import { broken, type Observation, type Rule, type RuleContext, type Severity } from "../rule.ts";
import { asa } from "../samples.ts";
import { listed, serviceWords } from "../wording.ts";
import { filtersTraffic, internalZones, internetAddresses, internetZones, ownZones } from "./ends.ts";
import { type Reach, reachOf } from "./reach.ts";

export const openBoundaryService: Rule = {
  id: "open-boundary-service",
  title: "A boundary lets a service through for anybody or to anywhere",
  recommendation: "boundary-services-minimal",
  severity: "warning",
  proves: "broken-only",
  docs: `
What is not needed at a network boundary is blocked, and what is needed is held to the addresses that send and receive it.
Here the entry names neither: a service comes in from the internet, or from the DMZ to the internal network, to any
address, or from anybody to a host and port that are not meant for the public.

Name the hosts that take part on both sides. Web, mail, DNS and IPsec of single hosts are published on purpose and not
reported. (TA18-276B, Network Service Restriction.)`,
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
    const ways = [
      { from: internetZones(context), to: ownZones(context), packets: fromInternet, sender: "anybody on the internet" },
      {
        from: zonesWith(context.roles, "dmz"),
        to: internalZones(context),
        packets: fromDmz,
        sender: "any address of the DMZ",
      },
    ];
    for (const { from, to, packets, sender } of ways) {
      if (!packets || from.length === 0 || to.length === 0) continue;
      for (const opening of openingsOf(context.traffic.permitted({ from, to, packets })))
        yield* judge(opening, reachOf(opening, packets, context), sender, context);
    }
  },
};

const harmless = [...service(protocolNumber.icmp), ...service(protocolNumber.icmp6)];
/** ICMP reports errors; SMB and RDP have rules of their own. */
const judgedElsewhere = [...harmless, ...knownServices([...windowsSharing, remoteDesktop])];
const published = knownServices(publicServices);

function* judge(opening: Opening, reach: Reach, sender: string, context: RuleContext): Generator<Observation> {
  const severity = severityOf(reach);
  if (severity === undefined) return;
  const services = reach.everyService ? "every service" : serviceWords(reach.packets);
  const inner = listed(zonesOf(opening, "outbound"));
  const list = opening.filter?.name.value;
  const from = reach.from.any ? sender : listed(zonesOf(opening, "inbound"));
  const to = reach.to.any ? `any address of ${inner}` : inner;
  yield broken({
    span: spanOf(opening, context),
    message:
      list === undefined
        ? `nothing limits what comes from ${from} to ${to}`
        : `${list} lets ${services} from ${from} to ${to}`,
    severity,
    confidence: confidenceOf(opening, context),
    ...(reach.everyService && reach.from.any ? { alsoBreaks: ["rdp-limited-and-not-public"] } : {}),
    witness: witnessOf(opening),
  });
}

function severityOf({ packets, everyService, from, to }: Reach): Severity | undefined {
  if (!from.any && !to.any) return undefined;
  if (everyService) return from.any && to.any ? "error" : "warning";
  const isPublished = isEmpty(without(packets, published) ?? packets);
  const toOneHost = to.addresses === undefined || to.addresses <= 16;
  if (isPublished && toOneHost) return undefined;
  return "warning";
}
