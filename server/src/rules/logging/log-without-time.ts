import { broken, kept, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { loggingOfDevice } from "./log-path.ts";

export const logWithoutTime: Rule = {
  id: "log-without-time",
  title: "Log lines carry no time",
  recommendation: "logging-enabled-everywhere",
  severity: "warning",
  proves: "broken-only",
  docs: `
A log line without its time cannot be put in order with those of other systems, and that order is what tells how an intrusion went.

**What to do:** switch timestamps on (\`logging timestamp\` on a Cisco ASA).`,
  bad: [
    asa(`
hostname edge
logging enable
^^^^^^^^^^^^^^ log lines carry no time
logging host inside 10.30.0.10
`),
  ],
  good: [asa("hostname edge\nlogging enable\nlogging timestamp\nlogging host inside 10.30.0.10\n")],

  *check({ configuration }) {
    const logging = loggingOfDevice(configuration);
    const timestamps = logging?.timestamps;
    if (!timestamps || logging.enabled?.value === false) return;
    if (timestamps.value) yield kept(timestamps.span, "log lines carry their time");
    else if (!timestamps.implied || !configuration.fragment)
      yield broken({
        span: timestamps.implied ? (logging.enabled?.span ?? timestamps.span) : timestamps.span,
        message: "log lines carry no time",
        fixes: [
          {
            title: "Put the time into log lines",
            changes: [{ kind: "set", setting: "logging-timestamps", value: "on" }],
            safe: true,
          },
        ],
      });
  },
};
