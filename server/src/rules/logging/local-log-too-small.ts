import { threshold } from "../../alert/recommendations.ts";
import type { LocalLog } from "../../model/logging.ts";
import { broken, kept, type Rule } from "../rule.ts";
import { template } from "../samples.ts";
import { sayKilobytes } from "./log-sizes.ts";

const minimumKilobytes = threshold("local-log-size", "minKb");
const weekInDays = threshold("local-logs-seven-days", "minDays");

export const localLogTooSmall: Rule = {
  id: "local-log-too-small",
  title: "Local log is too small",
  recommendation: "local-log-size",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
A log that overwrites its oldest events keeps only as much as fits. A few thousand failed logins in an hour push everything else out of a
log of 20 MB, and covering tracks that way is an old trick. The alert suggests 512 MB to 1024 MB.

**What to do:** set \`MaximumLogSize = ${minimumKilobytes}\` (the unit is kilobytes) for the Security log first. Mind the disk space of small hosts.
Where the log keeps events by days instead, the size is not judged.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[Security Log]
MaximumLogSize = 20480
                 ^^^^^ the Security log holds 20 MB, under the alert's 512 MB
AuditLogRetentionPeriod = 0
`),
  ],
  good: [
    template(
      `[Unicode]\nUnicode=yes\n[Security Log]\nMaximumLogSize = ${minimumKilobytes}\nAuditLogRetentionPeriod = 0\n`,
    ),
  ],

  *check({ configuration }) {
    for (const log of configuration.logging?.local ?? []) {
      const size = log.kilobytes;
      if (log.kind !== "event-log" || !log.enabled || !size || keepsByDays(log)) continue;
      if (size.value >= minimumKilobytes)
        yield kept(size.span, `the ${log.name} log holds ${sayKilobytes(size.value)}`);
      else
        yield broken({
          span: size.span,
          message: `the ${log.name} log holds ${sayKilobytes(size.value)}, under the alert's ${sayKilobytes(minimumKilobytes)}`,
          fixes: [
            {
              title: `Let the ${log.name} log hold ${sayKilobytes(minimumKilobytes)}`,
              changes: [{ kind: "set", setting: "log-kilobytes", value: minimumKilobytes, at: log.span }],
              safe: true,
            },
          ],
        });
    }
  },
};

/** Kept or broken by its days, or by stopping when full; other findings say so. */
function keepsByDays(log: LocalLog): boolean {
  if (log.full?.value === "stop") return true;
  return log.full?.value === "overwrite-after-days" && log.days !== undefined && log.days.value >= weekInDays;
}
