import type { Logging } from "../../model/logging.ts";
import type { Site } from "../../site/site.ts";
import { broken, type Fix, kept, type Observation, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { brokenWithoutServer, informational, isOn, isPart, loggingOfDevice, sendsNothing } from "./log-path.ts";

export const noLogServer: Rule = {
  id: "no-log-server",
  title: "No log reaches a central server",
  recommendation: "logs-local-and-central",
  mayAlsoBreak: ["firewall-logging-central", "vpn-logs-central-reviewed"],
  severity: "error",
  proves: "kept-or-broken",
  docs: `
An intruder on the device erases its own log first; a device that fails takes it along. The alert wants logs in two places: on the
device, and on a central server.

**What to do:** name the log server, and the severity that is sent to it. The server must be one that \`logServers\` in
palisade.yaml declares; the fix offers the first of them.`,
  bad: [
    asa(
      `
hostname edge
logging enable
^^^^^^^^^^^^^^ no log server is named: messages stay on the device
logging buffered informational
`,
      "logServers: [10.30.0.10]\n",
    ),
    asa(`
hostname edge
logging enable
logging buffered informational
logging host inside 10.30.0.10
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 10.30.0.10 is named, but no severity is sent to it
`),
  ],
  good: [
    asa(
      "hostname edge\nlogging enable\nlogging buffered informational\nlogging trap informational\nlogging host inside 10.30.0.10\n",
    ),
  ],

  *check({ configuration, site }) {
    const logging = loggingOfDevice(configuration);
    if (!logging) return;
    const alsoBreaks = brokenWithoutServer(configuration);
    const [server] = logging.servers;
    if (!server) {
      if (isPart(configuration) || logging.enabled === undefined) return;
      yield broken({
        span: logging.enabled.span,
        message: "no log server is named: messages stay on the device",
        alsoBreaks,
        fixes: declaredServer(site),
      });
    } else if (sendsNothing(logging)) {
      if (configuration.fragment) return;
      yield broken({
        span: server.span,
        message: `${server.address.value} is named, but no severity is sent to it`,
        alsoBreaks,
        fixes: [
          {
            title: "Send messages of severity informational",
            changes: [{ kind: "set", setting: "logging-server-level", value: informational }],
            safe: true,
          },
        ],
      });
    } else yield* inBothPlaces(logging);
  },
};

function* inBothPlaces(logging: Logging): Iterable<Observation> {
  const [server] = logging.servers;
  const local = logging.local.find((log) => log.enabled);
  if (server && local && isOn(logging))
    yield kept(server.span, `messages go to ${server.address.value} and to the device's own ${local.name}`);
}

function declaredServer(site: Site): readonly Fix[] {
  const [server] = site.logServers;
  if (!server) return [];
  return [
    {
      title: `Send messages to ${server.value}`,
      changes: [
        { kind: "set", setting: "logging-server-level", value: informational },
        { kind: "set", setting: "logging-server", value: server.value },
      ],
      safe: true,
    },
  ];
}
