import { without } from "../../net/blocks.ts";
import { type IpRange, parseIp, rangeOf } from "../../net/ip.ts";
import { protocolNumber } from "../../net/packet.ts";
import { addressSets, type PacketSet } from "../../net/packet-set.ts";
import { normalise } from "../../net/ranges.ts";
import { filtersTraffic } from "../network/ends.ts";
import { reachOf } from "../network/reach.ts";
import { confidenceOf, type Opening, openingsOf, spanOf, witnessOf, zonesOf } from "../openings.ts";
import { newBetween, service } from "../packets.ts";
import { broken, kept, notAssessed, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { asa } from "../samples.ts";
import { listed, serviceWords } from "../wording.ts";

const { tcp, udp } = protocolNumber;

const site = `
logServers: [10.40.0.10]
zones: { internal: [inside], log-enclave: [logs] }
`;

const networks = `
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.10.0.1 255.255.255.0
interface GigabitEthernet0/2
 nameif logs
 security-level 90
 ip address 10.40.0.1 255.255.255.0
access-group INSIDE-OUT in interface inside
`;

export const logServerExposed: Rule = {
  id: "log-server-exposed",
  title: "Log server can be reached by more than logs",
  recommendation: "log-server-ingress-minimal",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
An intruder who reaches the log server erases his tracks in the one place where they were safe. The alert wants the firewall in front of it to let
through only what logging needs, such as UDP 514.

**What to do:** permit syslog (UDP or TCP 514, TCP 6514 for TLS) or your collector's own port to the log servers, deny and log the rest, and
administer them from a management network. The log servers are those that palisade.yaml declares under \`logServers\`.`,
  bad: [
    asa(
      `${networks}access-list INSIDE-OUT extended permit udp any host 10.40.0.10 eq syslog
access-list INSIDE-OUT extended permit tcp any host 10.40.0.10 eq 3389
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE-OUT lets tcp/3389 (RDP) from inside to a log server
`,
      site,
    ),
  ],
  good: [asa(`${networks}access-list INSIDE-OUT extended permit udp any host 10.40.0.10 eq syslog\n`, site)],

  *check(context) {
    if (!filtersTraffic(context)) return;
    const servers = context.site.logServers.flatMap(({ value }) => {
      const address = parseIp(value);
      return address === undefined ? [] : [rangeOf(address)];
    });
    for (const server of servers) yield* judge(server, context);
  },
};

function* judge(server: IpRange, context: RuleContext): Iterable<Observation> {
  const zone = zoneOf(server, context);
  const asked = without(newBetween({ destination: addressSets([server]) }), logTraffic);
  if (zone === undefined || asked === undefined) return;
  const from = [...context.roles.values()].filter(({ name, role }) => name !== zone && role !== "management");
  const answer = context.traffic.permitted({ from: from.map(({ name }) => name), to: [zone], packets: asked });
  for (const opening of openingsOf(answer)) yield exposed(opening, asked, context);
  if (!answer.complete)
    yield notAssessed(context.configuration.span, "what reaches the log servers is too complex to follow");
  else if (answer.passages.length === 0 && from.length > 0)
    yield kept(context.roles.get(zone)?.span ?? context.configuration.span, "only logs reach the log server here");
}

function exposed(opening: Opening, asked: PacketSet, context: RuleContext): Observation {
  const { packets, everyService, to } = reachOf(opening, asked, context);
  const span = spanOf(opening, context);
  const list = opening.filter?.name.value ?? "this device";
  const from = listed(zonesOf(opening, "inbound"));
  // An entry for everything, or to everywhere, is one cause, and found by the rules about such entries.
  if (everyService || to.any) return notAssessed(span, `${list} lets ${from} reach every address, a log server too`);
  if (!opening.passages.some((passage) => passage.certain))
    return notAssessed(span, `${list} may let ${from} reach a log server`);
  return broken({
    span,
    message: `${list} lets ${serviceWords(packets)} from ${from} to a log server`,
    confidence: confidenceOf(opening, context),
    witness: witnessOf(opening),
  });
}

/** Syslog, event forwarding, and what collectors in wide use listen on. */
const logTraffic: PacketSet = [
  ...service(udp, normalise([514, 514, 1514, 1514, 6514, 6514, 12201, 12201])),
  ...service(
    tcp,
    normalise([514, 514, 1470, 1470, 1514, 1514, 5044, 5044, 5985, 5986, 6514, 6514, 9997, 9997, 12201, 12201]),
  ),
];

/** The zone whose interface is in the server's network. */
function zoneOf(server: IpRange, { configuration }: RuleContext): string | undefined {
  const holder = configuration.interfaces.find((each) =>
    each.addresses.some(
      ({ network }) => network.family === server.family && network.lo <= server.lo && server.hi <= network.hi,
    ),
  );
  return holder && (holder.zone?.value ?? holder.name.value);
}
