import { broken, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { informational, loggingOfDevice } from "./log-path.ts";

export const noLocalLog: Rule = {
  id: "no-local-log",
  title: "The device keeps no log of its own",
  recommendation: "logs-local-and-central",
  severity: "warning",
  proves: "broken-only",
  docs: `
When the network or the log server fails, a device that only sends its messages loses them. That is the hour in which they matter.

**What to do:** keep a local log as well (\`logging buffered informational\` with a size, on a Cisco ASA).`,
  bad: [
    asa(`
hostname edge
logging enable
^^^^^^^^^^^^^^ the device keeps no log of its own
logging trap informational
logging host inside 10.30.0.10
`),
  ],
  good: [
    asa(
      "hostname edge\nlogging enable\nlogging buffered informational\nlogging trap informational\nlogging host inside 10.30.0.10\n",
    ),
  ],

  *check({ configuration }) {
    const logging = loggingOfDevice(configuration);
    if (!logging?.enabled?.value || configuration.fragment) return;
    if (logging.local.some((log) => log.enabled)) return;
    yield broken({
      span: logging.enabled.span,
      message: "the device keeps no log of its own",
      fixes: [
        {
          title: "Keep a local log of severity informational",
          changes: [{ kind: "set", setting: "logging-local", value: informational }],
          safe: true,
        },
      ],
    });
  },
};
