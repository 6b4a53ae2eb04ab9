import { threshold } from "../../alert/recommendations.ts";
import type { LocalLog } from "../../model/logging.ts";
import { broken, kept, notAssessed, type Observation, type Rule } from "../rule.ts";
import { template } from "../samples.ts";

const minimumDays = threshold("local-logs-seven-days", "minDays");
const largeKilobytes = threshold("local-log-size", "minKb");

export const localLogTooShort: Rule = {
  id: "local-log-too-short",
  title: "Local log does not reach back a week",
  recommendation: "local-logs-seven-days",
  severity: "error",
  proves: "kept-or-broken",
  docs: `
The alert asks for ${minimumDays} days of local logs, so that what happened over a long weekend is still there when somebody looks.

**What to do:** in the security template set \`AuditLogRetentionPeriod = 1\` and \`RetentionDays = ${minimumDays}\` or more. A log that
overwrites as needed keeps as many days as its size allows, which no file tells: see *local-log-too-small*. A log that never overwrites
stops recording when it is full.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[Security Log]
AuditLogRetentionPeriod = 1
RetentionDays = 3
                ^ the Security log keeps 3 days, under the alert's 7
`),
  ],
  good: [template("[Unicode]\nUnicode=yes\n[Security Log]\nAuditLogRetentionPeriod = 1\nRetentionDays = 14\n")],

  *check({ configuration }) {
    for (const log of configuration.logging?.local ?? []) if (log.enabled) yield* judge(log);
  },
};

function* judge(log: LocalLog): Iterable<Observation> {
  const { days, full, name } = log;
  if (log.kind === "memory") {
    yield notAssessed(log.span, `the ${name} has a size in bytes; how many days that holds depends on the traffic`);
  } else if (full?.value === "stop") {
    if ((log.kilobytes?.value ?? 0) < largeKilobytes)
      yield broken({
        span: full.span,
        message: `the ${name} log stops recording when it is full, and its size is not large`,
        severity: "warning",
      });
  } else if (full?.value === "overwrite") return;
  else if (days && days.value < minimumDays)
    yield broken({
      span: days.span,
      message: `the ${name} log keeps ${countDays(days.value)}, under the alert's ${minimumDays}`,
      fixes: [
        {
          title: `Keep ${minimumDays} days`,
          changes: [{ kind: "set", setting: "log-days", value: minimumDays, at: log.span }],
          safe: true,
        },
      ],
    });
  else if (days) yield kept(days.span, `the ${name} log keeps ${countDays(days.value)}`);
}

function countDays(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
