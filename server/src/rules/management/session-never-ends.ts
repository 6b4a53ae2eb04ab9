import { broken, kept, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";

/** Minutes without input after which vendors' own hardening guides end a session. */
const suggestedMinutes = 10;

export const sessionNeverEnds: Rule = {
  id: "session-never-ends",
  title: "Idle management sessions never end",
  recommendation: "device-remote-management-closed",
  severity: "warning",
  proves: "broken-only",
  docs: `
A session that stays open when its administrator leaves can be taken over by whoever comes to the keyboard, or to the
administrator's computer.

**What to do:** end idle sessions after ${suggestedMinutes} minutes or so. On a Cisco ASA the console's timeout is 0 (never) unless it is set.`,
  bad: [
    asa(`
console timeout 0
                ^ console sessions never end when idle
`),
  ],
  good: [asa("console timeout 10\n")],

  *check({ configuration }) {
    for (const limit of configuration.management?.sessionLimits ?? []) {
      const { value, span, implied } = limit.idleMinutes;
      if (value !== 0 && value !== "none") {
        if (!implied) yield kept(span, `${limit.service} sessions end after ${value} idle minutes`);
        continue;
      }
      if (implied && configuration.fragment) continue;
      yield broken({
        span,
        message: `${limit.service} sessions never end when idle${implied ? ", as the file does not say when" : ""}`,
        ...(implied ? { severity: "information" as const } : {}),
        fixes: [
          {
            title: `End idle ${limit.service} sessions after ${suggestedMinutes} minutes`,
            changes: [{ kind: "set", setting: "session-idle-minutes", value: suggestedMinutes, at: span }],
            safe: true,
          },
        ],
      });
    }
  },
};
