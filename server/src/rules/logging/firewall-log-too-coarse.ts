import type { Configuration } from "../../model/configuration.ts";
import { broken, kept, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { filteredOut } from "./filtered-messages.ts";
import { informational, isOn, loggingOfDevice, nameLevel, reachesServer } from "./log-path.ts";

/** Firewalls tell of denied packets with syslog severity warning or a finer one, unless their entries say which. */
const warning = 4;

export const firewallLogTooCoarse: Rule = {
  id: "firewall-log-too-coarse",
  title: "Denied packets are not sent to the log server",
  recommendation: "firewall-logging-central",
  severity: "error",
  proves: "kept-or-broken",
  docs: `
The log server is named, yet it never hears of blocked packets: the severity that is sent leaves them out, or the message itself is
switched off. Scans and attempts to get out are then invisible.

**What to do:** send severity informational (at least warnings), and switch the message on again.`,
  bad: [
    asa(`
access-list IN extended deny ip any any
access-group IN in interface inside
logging enable
logging trap errors
             ^^^^^^ only errors (3) and worse are sent: denied packets are not
logging host inside 10.30.0.10
`),
    asa(`
access-list IN extended deny ip any any
access-group IN in interface inside
logging enable
logging trap informational
logging host inside 10.30.0.10
no logging message 106023
^^^^^^^^^^^^^^^^^^^^^^^^^ message 106023, which tells of denied packets, is switched off
`),
  ],
  good: [
    asa(`
access-list IN extended deny ip any any
access-group IN in interface inside
logging enable
logging trap informational
logging host inside 10.30.0.10
`),
  ],

  *check({ configuration }) {
    const logging = loggingOfDevice(configuration);
    if (!logging || configuration.checkpoints.length === 0 || !reachesServer(logging)) return;
    const level = logging.serverLevel?.value;
    const silenced = logging.suppressed.filter((message) => message.about === "denied-packets");
    for (const message of silenced)
      yield broken({
        span: message.span,
        message: `message ${message.id.value}, which tells of denied packets, is switched off`,
        fixes: [
          {
            title: `Switch message ${message.id.value} on again`,
            changes: [{ kind: "set", setting: "unsuppress-message", value: message.id.value, at: message.span }],
            safe: true,
          },
        ],
      });
    const filtered = [...filteredOut(logging, "denied-packets", "denied packets", "it sends only what is allowed")];
    yield* filtered;
    const needed = levelOfDenied(configuration) ?? warning;
    if (logging.serverLevel && level !== undefined && level < needed)
      yield broken({
        span: logging.serverLevel.span,
        message:
          level < warning
            ? `only ${nameLevel(level)} and worse are sent: denied packets are not`
            : `only ${nameLevel(level)} and worse are sent: denied packets, logged as ${nameLevel(needed)}, are not`,
        fixes: [
          {
            title: "Send messages of severity informational",
            changes: [{ kind: "set", setting: "logging-server-level", value: informational }],
            safe: true,
          },
        ],
      });
    else if (silenced.length + filtered.length === 0 && isOn(logging)) {
      const [server] = logging.servers;
      const what = level === undefined ? "messages" : `messages down to ${nameLevel(level)}`;
      if (server) yield kept(logging.serverLevel?.span ?? server.span, `${what} go to ${server.address.value}`);
    }
  },
};

/** The gravest severity that something denied is logged with; undefined where nothing is. */
function levelOfDenied({ filters }: Configuration): number | undefined {
  const levels = filters.flatMap(({ entries, otherwise, otherwiseLog }) => [
    ...entries.flatMap(({ action, log, implied }) => {
      if (action.value.kind !== "deny" || implied !== undefined || log?.on === false) return [];
      return log?.level ?? warning;
    }),
    ...(otherwise.value === "deny" && otherwiseLog?.on !== false ? [otherwiseLog?.level ?? warning] : []),
  ]);
  return levels.length > 0 ? levels.reduce((least, level) => Math.min(least, level)) : undefined;
}
