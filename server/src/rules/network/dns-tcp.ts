import { protocolNumber } from "../../net/packet.ts";
import { confidenceOf, openingsOf, spanOf, witnessOf, zonesOf } from "../openings.ts";
import { broken, kept, notAssessed, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { listed } from "../wording.ts";
import { dnsEgress, limitDns } from "./dns.ts";
import { edgeUnknown, filtersTraffic } from "./ends.ts";

const { tcp } = protocolNumber;

export const dnsTcp: Rule = {
  id: "dns-tcp",
  title: "TCP 53 leaves for the internet",
  recommendation: "dns-tcp53-blocked",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
The alert wants TCP 53 closed to every system inside the network: it serves zone transfers and tunnels well, and clients
do not need it. Deny and log it ahead of the permit that lets it out.

For the resolvers themselves the alert contradicts RFC 9210, which requires DNS over TCP to work: without it large and
truncated answers, DNSSEC and zone transfers fail. US-CERT's own TA15-240A lets authorized resolvers use both. A declared
resolver's TCP 53 is therefore reported as information only: deny it too if you follow the alert to the letter, or accept it
in palisade.yaml for that reason. (TA18-276B, Network Service Restriction.)`,
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
access-list INSIDE_in extended permit tcp any any eq domain
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets tcp/53 (DNS) from inside to the internet
access-list INSIDE_in extended permit tcp any any eq https
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
access-list INSIDE_in extended deny tcp any any eq domain log
access-list INSIDE_in extended permit tcp any any
access-group INSIDE_in in interface inside
`),
  ],

  *check(context) {
    if (!filtersTraffic(context)) return;
    if (yield* edgeUnknown(context)) return;
    const { clients, resolvers, openings } = dnsEgress(tcp, context);
    for (const opening of openings) {
      const title =
        context.site.resolvers.length > 0
          ? "Deny and log tcp/53 for all but the declared resolvers"
          : "Deny and log tcp/53 ahead of this permit";
      const fixes = limitDns(opening, tcp, title, context);
      yield broken({
        span: spanOf(opening, context),
        message: `${opening.filter?.name.value ?? "the device"} lets tcp/53 (DNS) from ${listed(zonesOf(opening, "inbound"))} to the internet`,
        confidence: confidenceOf(opening, context),
        witness: witnessOf(opening),
        ...(fixes.length > 0 ? { fixes } : {}),
      });
    }
    const told = new Set(openingsOf(clients).map(({ entry, checkpoint }) => entry ?? checkpoint));
    for (const opening of openingsOf(resolvers).filter(({ entry, checkpoint }) => !told.has(entry ?? checkpoint)))
      yield broken({
        span: spanOf(opening, context),
        message: `${opening.filter?.name.value ?? "the device"} lets the declared resolvers use tcp/53, which the alert closes and RFC 9210 requires`,
        severity: "information",
        confidence: confidenceOf(opening, context),
        witness: witnessOf(opening),
      });
    if (!clients.complete)
      yield notAssessed(context.configuration.span, "what may use tcp/53 outwards is too complex to follow");
    else if (clients.passages.length + resolvers.passages.length === 0)
      yield kept(context.configuration.span, "tcp/53 leaves no network for the internet");
  },
};
