import type { Configuration } from "../../model/configuration.ts";
import type { Logging } from "../../model/logging.ts";
import type { Site } from "../../site/site.ts";
import { broken, type Fix, kept, notAssessed, type Observation, type Rule } from "../rule.ts";
import { asa, wireguard } from "../samples.ts";
import { filteredOut } from "./filtered-messages.ts";
import { informational, isOn, loggingOfDevice, nameLevel, reachesServer } from "./log-path.ts";

const recommendation = "vpn-logs-central-reviewed";

export const vpnSessionsNotLogged: Rule = {
  id: "vpn-sessions-not-logged",
  title: "VPN sessions are not logged centrally",
  recommendation,
  severity: "error",
  proves: "kept-or-broken",
  docs: `
Every connection over the MSP's VPN must be seen in one central place: when, by whom, from where. Firewalls tell of logins and tunnels
with severity informational; a log server that only gets warnings never hears of them.

**What to do:** send severity informational (or that of the VPN's own class of messages). WireGuard keeps no log of connections at all;
log the handshakes or the first packets of each peer on the host's firewall, or accept the finding.

Whether anyone *reviews* that log stands in no file. Say so in palisade.yaml: \`reviews: [{ of: ${recommendation}, on: 2026-11-02, by: j.doe }]\`.`,
  bad: [
    asa(`
tunnel-group 203.0.113.10 type ipsec-l2l
logging enable
logging trap warnings
             ^^^^^^^^ only warnings (4) and worse are sent: VPN logins and tunnels are informational (6)
logging host inside 10.30.0.10
`),
    wireguard(`
[Interface]
 ^^^^^^^^^ WireGuard keeps no log of connections
PrivateKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
ListenPort = 51820
`),
  ],
  good: [
    asa(
      `
tunnel-group 203.0.113.10 type ipsec-l2l
logging enable
logging trap informational
logging host inside 10.30.0.10
`,
      `reviews: [{ of: ${recommendation}, on: 2026-11-02, by: j.doe }]\n`,
    ),
  ],

  *check({ configuration, site }) {
    const vpns = configuration.vpns.filter((vpn) => vpn.enabled);
    const [first] = vpns;
    if (!first) return;
    const logging = loggingOfDevice(configuration);
    if (logging) {
      if (!isReviewed(site))
        yield notAssessed(first.name.span, "nothing says that the log of VPN sessions is reviewed", "reviews");
      if (reachesServer(logging)) yield* centrally(configuration, logging, site);
    } else if (!configuration.management && vpns.every((vpn) => vpn.technology === "wireguard"))
      yield broken({
        span: first.name.span,
        message: "WireGuard keeps no log of connections",
        severity: "information",
        undecided: true,
      });
  },
};

function* centrally(configuration: Configuration, logging: Logging, site: Site): Iterable<Observation> {
  const silenced = logging.suppressed.filter(
    (message) => message.about === "vpn-sessions" || message.about === "logins",
  );
  for (const message of silenced)
    yield broken({
      span: message.span,
      message: `message ${message.id.value}, which tells of VPN sessions or logins, is switched off`,
      fixes: [
        {
          title: `Switch message ${message.id.value} on again`,
          changes: [{ kind: "set", setting: "unsuppress-message", value: message.id.value, at: message.span }],
          safe: true,
        },
      ],
    });
  const filtered = [...filteredOut(logging, "vpn-sessions", "VPN logins and tunnels", "they are informational")];
  yield* filtered;
  const ownLevel = logging.subjects.find((subject) => subject.to === "servers" && subject.about === "vpn");
  const level = Math.max(ownLevel?.level ?? -1, logging.serverLevel?.value ?? informational);
  const where = logging.serverLevel?.span ?? logging.servers[0]?.span ?? configuration.span;
  if (level < informational)
    yield broken({
      span: where,
      message: `only ${nameLevel(level)} and worse are sent: VPN logins and tunnels are ${nameLevel(informational)}`,
      fixes: raise,
    });
  else if (silenced.length + filtered.length === 0 && isOn(logging) && isReviewed(site))
    yield kept(where, "VPN sessions are logged centrally, and palisade.yaml has a record of a review");
}

function isReviewed(site: Site): boolean {
  return site.reviews.some((review) => review.of.value === recommendation);
}

const raise: readonly Fix[] = [
  {
    title: "Send messages of severity informational",
    changes: [{ kind: "set", setting: "logging-server-level", value: informational }],
    safe: true,
  },
];
