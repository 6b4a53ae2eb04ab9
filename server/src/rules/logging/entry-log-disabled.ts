import { broken, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";

export const entryLogDisabled: Rule = {
  id: "entry-log-disabled",
  title: "Logging is switched off for an entry",
  recommendation: "firewall-logging-central",
  severity: "warning",
  proves: "broken-only",
  docs: `
Somebody took the log away from this one entry, mostly because it was noisy. What it lets through or blocks leaves no trace.

**What to do:** log the entry again; where it is noise indeed, put a narrower entry for the noise in front of it.`,
  bad: [
    asa(`
access-list IN extended deny tcp any any eq 445 log disable
                                                ^^^^^^^^^^^ this entry of IN is never logged
access-list IN extended permit ip any any
access-group IN in interface inside
`),
  ],
  good: [
    asa(`
access-list IN extended deny tcp any any eq 445 log
access-list IN extended permit ip any any
access-group IN in interface inside
`),
  ],

  *check({ configuration }) {
    const inUse = new Set(
      configuration.checkpoints.flatMap((checkpoint) => checkpoint.filters.map((filter) => filter.value)),
    );
    for (const filter of configuration.filters) {
      if (!inUse.has(filter.name.value)) continue;
      for (const entry of filter.entries) {
        if (entry.disabled || !entry.log?.span || entry.log.on) continue;
        yield broken({
          span: entry.log.span,
          message: `this entry of ${filter.name.value} is never logged`,
          fixes: [{ title: "Log this entry", changes: [{ kind: "log-entry", filter, entry }], safe: true }],
        });
      }
    }
  },
};
