import { broken, kept, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { loggingOfDevice } from "./log-path.ts";

export const logSentUnreliably: Rule = {
  id: "log-sent-unreliably",
  title: "Log messages are sent by plain UDP",
  recommendation: "logs-local-and-central",
  severity: "information",
  proves: "broken-only",
  docs: `
Syslog over UDP loses messages without anyone noticing, and whoever sits on the way can read and forge them. The alert does not ask
for more, so this is for your information.

**What to do:** where device and server can, use TCP or TLS. On a Cisco ASA, think of \`logging permit-hostdown\` first: with TCP,
new connections stop when the server does.`,
  bad: [
    asa(`
logging enable
logging trap informational
logging host inside 10.30.0.10
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ messages to 10.30.0.10 go by plain UDP
`),
  ],
  good: [asa("logging enable\nlogging trap informational\nlogging host inside 10.30.0.10 6/1470 secure\n")],

  *check({ configuration }) {
    const logging = loggingOfDevice(configuration);
    if (!logging) return;
    const [first, ...others] = logging.servers.filter((server) => server.transport === "udp");
    if (first)
      yield broken({
        span: first.span,
        message: `messages to ${[first, ...others].map((server) => server.address.value).join(", ")} go by plain UDP`,
        advice: true,
        related: others.map((server) => ({ span: server.span, message: "and here" })),
      });
    for (const server of logging.servers)
      if (server.transport !== "udp")
        yield kept(server.span, `messages to ${server.address.value} go by ${server.transport.toUpperCase()}`);
  },
};
