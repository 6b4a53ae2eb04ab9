import { both } from "../../net/blocks.ts";
import { protocolNumber } from "../../net/packet.ts";
import { zonesWith } from "../../site/roles.ts";
import { confidenceOf, openingsOf, spanOf, witnessOf, zonesOf } from "../openings.ts";
import { newBetween, service } from "../packets.ts";
import { broken, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { listed } from "../wording.ts";
import { filtersTraffic, internetAddresses, internetZones } from "./ends.ts";
import { reachOf } from "./reach.ts";

export const serverWebEgress: Rule = {
  id: "server-web-egress",
  title: "Servers may browse the whole web",
  recommendation: "egress-allowlist",
  severity: "warning",
  proves: "broken-only",
  docs: `
Servers need a handful of web addresses, for updates and for the services they work with; open web access is how an
intruder fetches tools. TA17-117A adds this to what TA18-276B says about approved services.

Permit the hosts or networks the servers really need, or a proxy that knows them, and deny and log the rest.
Which zones hold servers is inferred from their names, or declared by \`zones: { server: […] }\` in palisade.yaml.`,
  bad: [
    asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/2
 nameif server
 security-level 90
 ip address 10.30.0.1 255.255.255.0
access-list SERVER_in extended permit tcp any any eq https
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SERVER_in lets server reach every web server on the internet
access-list SERVER_in extended deny ip any any log
access-group SERVER_in in interface server
`),
  ],
  good: [
    asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/2
 nameif server
 security-level 90
 ip address 10.30.0.1 255.255.255.0
access-list SERVER_in extended permit tcp any 203.0.113.0 255.255.255.0 eq https
access-list SERVER_in extended deny ip any any log
access-group SERVER_in in interface server
`),
  ],

  *check(context) {
    if (!filtersTraffic(context)) return;
    const packets = both(newBetween({ destination: internetAddresses(context) }), web);
    const question = { from: zonesWith(context.roles, "server"), to: internetZones(context), packets };
    for (const opening of openingsOf(context.traffic.permitted(question))) {
      const reach = reachOf(opening, packets, context);
      if (!reach.to.any) continue;
      yield broken({
        span: spanOf(opening, context),
        message: `${opening.filter?.name.value ?? "the device"} lets ${listed(zonesOf(opening, "inbound"))} reach every web server on the internet`,
        confidence: confidenceOf(opening, context),
        witness: witnessOf(opening),
      });
    }
  },
};

const web = service(protocolNumber.tcp, [80, 80, 443, 443]);
