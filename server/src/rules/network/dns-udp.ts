import { protocolNumber } from "../../net/packet.ts";
import { confidenceOf, openingsOf, spanOf, witnessOf, zonesOf } from "../openings.ts";
import { broken, kept, notAssessed, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { listed } from "../wording.ts";
import { dnsEgress, limitDns, mayBeResolvers } from "./dns.ts";
import { edgeUnknown, filtersTraffic } from "./ends.ts";
import { reachOf } from "./reach.ts";

const { udp } = protocolNumber;

export const dnsUdp: Rule = {
  id: "dns-udp",
  title: "Other hosts than the resolvers ask the internet's DNS",
  recommendation: "dns-udp53-egress-limited",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
Only the client's own DNS servers should send UDP 53 to the internet, and their queries should pass a reputation filter;
every other system is denied. Otherwise malware can take its orders, and carry data out, by DNS that nobody sees.

Declare the servers as \`resolvers\` in palisade.yaml. Then permit UDP 53 from them, followed by a logged deny of UDP 53,
ahead of any wider permit. DNS over TLS (port 853) and over HTTPS escape the wording of the alert: the first counts as
unapproved egress, the second cannot be told from web traffic by its port.
(TA18-276B, Network Service Restriction.)`,
  bad: [
    asa(
      `
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
access-list INSIDE_in extended permit udp any any eq domain
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets others than the resolvers send udp/53 (DNS) from inside to the internet
access-list INSIDE_in extended permit tcp any any eq https
access-group INSIDE_in in interface inside
`,
      `
resolvers: [10.20.0.53]
`,
    ),
  ],
  good: [
    asa(
      `
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
access-list INSIDE_in extended permit udp host 10.20.0.53 any eq domain
access-list INSIDE_in extended deny udp any any eq domain log
access-list INSIDE_in extended permit tcp any any eq https
access-group INSIDE_in in interface inside
`,
      `
resolvers: [10.20.0.53]
`,
    ),
  ],

  *check(context) {
    if (!filtersTraffic(context)) return;
    if (yield* edgeUnknown(context)) return;
    const { clients, resolvers, openings, asked } = dnsEgress(udp, context);
    const declared = context.site.resolvers.length > 0;
    for (const opening of openings) {
      const list = opening.filter?.name.value ?? "the device";
      const span = spanOf(opening, context);
      const { from } = reachOf(opening, asked, context);
      if (!declared && from.addresses !== undefined && from.addresses <= mayBeResolvers) {
        const hosts = `${list} lets a few hosts ask the internet's DNS`;
        yield notAssessed(span, `${hosts}; nobody declared whether they are the resolvers`, "resolvers");
        continue;
      }
      const who = declared ? "others than the resolvers" : "every host";
      const fixes = declared
        ? limitDns(opening, udp, "Permit udp/53 for the declared resolvers only, and deny and log the rest", context)
        : [];
      yield broken({
        span,
        message: `${list} lets ${who} send udp/53 (DNS) from ${listed(zonesOf(opening, "inbound"))} to the internet`,
        confidence: confidenceOf(opening, context),
        witness: witnessOf(opening),
        ...(fixes.length > 0 ? { fixes } : {}),
      });
    }
    if (!clients.complete)
      yield notAssessed(context.configuration.span, "what may ask the internet's DNS is too complex to follow");
    else if (clients.passages.length === 0) {
      const [permit] = openingsOf(resolvers);
      if (permit) yield kept(spanOf(permit, context), "only the declared resolvers may ask the internet's DNS");
      else yield kept(context.configuration.span, "no host may ask the internet's DNS over udp/53");
    }
  },
};
