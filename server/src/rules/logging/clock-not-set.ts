import { broken, kept, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { isPart, loggingOfDevice } from "./log-path.ts";

export const clockNotSet: Rule = {
  id: "clock-not-set",
  title: "No time server sets the clock",
  recommendation: "logging-enabled-everywhere",
  severity: "warning",
  proves: "broken-only",
  docs: `
A clock that nobody sets drifts by minutes a month, and the times in the log no longer agree with those of other systems. Schedules
and certificates are judged by the same clock.

**What to do:** name two time servers of your own network, which take their time from outside.`,
  bad: [
    asa(`
: Saved
hostname edge
logging enable
^^^^^^^^^^^^^^ no time server sets the clock that messages are stamped with
logging timestamp
`),
  ],
  good: [asa("logging enable\nlogging timestamp\nntp server 10.20.0.53 source inside\n")],

  *check({ configuration }) {
    const logging = loggingOfDevice(configuration);
    const [server] = configuration.management?.timeServers ?? [];
    if (!logging || isPart(configuration)) return;
    if (server) yield kept(server.span, `${server.value} sets the clock`);
    else if (logging.enabled)
      yield broken({
        span: logging.enabled.span,
        message: "no time server sets the clock that messages are stamped with",
      });
  },
};
