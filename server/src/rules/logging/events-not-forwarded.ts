import type { Configuration } from "../../model/configuration.ts";
import type { Site } from "../../site/site.ts";
import type { Located, Span } from "../../text/span.ts";
import { broken, kept, type Observation, type Rule } from "../rule.ts";
import { lgpo } from "../samples.ts";
import { collectorHost, eventCollectors } from "./event-collectors.ts";

const manager = `
Computer
Software\\Policies\\Microsoft\\Windows\\EventLog\\EventForwarding\\SubscriptionManager
1
`;

export const eventsNotForwarded: Rule = {
  id: "events-not-forwarded",
  title: "Windows events are not forwarded",
  recommendation: "logs-local-and-central",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
Whoever owns a machine empties its event logs. Windows can send each event to a collector as it happens; a policy tells machines which one
(*Configure target Subscription Manager*). A policy that takes the collectors away, names none, or switches the service off that sends, leaves
the events where the intruder is.

**What to do:** name the collector as \`Server=http://HOST:5985/wsman/SubscriptionManager/WEC,Refresh=60\` (within a domain that is encrypted by
Kerberos), and let the service WinRM start by itself. Where \`logServers\` in palisade.yaml names hosts, the collector should be one of them.`,
  bad: [
    lgpo(`${manager}SZ:Refresh=60
   ^^^^^^^^^^ no collector is named here: \`Server=\` is missing

`),
    lgpo(`${manager}DELETE
^^^^^^ the policy takes the collectors away: machines forward no events

`),
  ],
  good: [lgpo(`${manager}SZ:Server=http://wec.northgate.example:5985/wsman/SubscriptionManager/WEC,Refresh=60\n\n`)],

  *check({ configuration, site }) {
    const { named, takenAway } = eventCollectors(configuration);
    if (takenAway)
      yield broken({ span: takenAway, message: "the policy takes the collectors away: machines forward no events" });
    const sender = named.length > 0 ? disabledSender(configuration) : undefined;
    if (sender) yield broken({ span: sender, message: "the service WinRM, which forwards the events, is disabled" });
    for (const each of named) {
      const seen = judge(each, site);
      if (seen.kind === "broken" || !sender) yield seen;
    }
  },
};

function judge({ value, span }: Located<string>, { logServers }: Site): Observation {
  const host = collectorHost(value);
  if (host === undefined) return broken({ span, message: "no collector is named here: `Server=` is missing" });
  // Addresses tell nothing about a name.
  const names = logServers
    .map((server) => server.value.toLowerCase())
    .filter((each) => isAddress(each) === isAddress(host));
  if (names.length > 0 && !names.some((name) => isSameHost(name, host.toLowerCase())))
    return broken({
      span,
      message: `events are forwarded to ${host}, which is no declared log server`,
      confidence: "likely",
    });
  return kept(span, `events are forwarded to ${host}`);
}

function isAddress(host: string): boolean {
  return /^[0-9.]+$|:/.test(host);
}

/** One of them may be written without its domain. */
function isSameHost(a: string, b: string): boolean {
  return a === b || (!isAddress(a) && (a.startsWith(`${b}.`) || b.startsWith(`${a}.`)));
}

function disabledSender({ policy }: Configuration): Span | undefined {
  return policy?.services.find(
    ({ service, startup }) => service.value.toLowerCase() === "winrm" && startup.value === "disabled",
  )?.startup.span;
}
