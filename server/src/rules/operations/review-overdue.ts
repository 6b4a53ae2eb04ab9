import { threshold } from "../../alert/recommendations.ts";
import { formatDay } from "../../site/day.ts";
import type { Span } from "../../text/span.ts";
import { latestReview } from "../review-records.ts";
import { broken, kept, notAssessed, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { asa, template } from "../samples.ts";

const deviceDays = threshold("device-config-review-6-months", "maxIntervalDays");
const policyDays = threshold("gpo-review-6-months", "maxIntervalDays");

const advice = `
**What to do:** look the file through, with this report beside you, and write into palisade.yaml that you did. Palisade never writes such a
record on its own.

\`\`\`yaml
reviews:
  - { of: edge-asa.cfg, on: 2026-11-02, by: j.doe }     # a file or glob, a device's or policy's name
\`\`\``;

export const deviceReviewOverdue: Rule = {
  id: "device-review-overdue",
  title: "Review of the device's configuration is overdue",
  recommendation: "device-config-review-6-months",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
The alert wants the configurations of network devices looked through for settings nobody approved, at least every six months.
${advice}`,
  bad: [
    asa(
      `
hostname edge
         ^^^^ the last review of this configuration was on 2026-01-05, 320 days ago
ssh 10.40.0.0 255.255.255.0 mgmt
`,
      "asOf: 2026-11-21\nreviews: [{ of: '*.cfg', on: 2026-01-05 }]\n",
    ),
  ],
  good: [
    asa(
      "hostname edge\nssh 10.40.0.0 255.255.255.0 mgmt\n",
      "asOf: 2026-11-21\nreviews: [{ of: edge, on: 2026-11-02 }, { of: edge, on: 2026-01-05 }]\n",
    ),
  ],

  *check(context) {
    const { configuration } = context;
    if (!configuration.management || configuration.fragment) return;
    const names = [configuration.hostname?.value];
    yield judge(context, configuration.hostname?.span ?? configuration.span, names, deviceDays);
  },
};

export const policyReviewOverdue: Rule = {
  id: "policy-review-overdue",
  title: "Review of the policy is overdue",
  recommendation: "gpo-review-6-months",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
The alert wants Group Policy looked through for settings nobody approved, at least every six months.
${advice}`,
  bad: [
    template(
      `
[Unicode]
^^^^^^^^^ the last review of this policy was on 2026-01-05, 320 days ago
Unicode=yes
[System Access]
PasswordComplexity = 1
`,
      "asOf: 2026-11-21\nreviews: [{ of: Sample Policy, on: 2026-01-05 }]\n",
    ),
  ],
  good: [
    template(
      "[Unicode]\nUnicode=yes\n[System Access]\nPasswordComplexity = 1\n",
      "asOf: 2026-11-21\nreviews: [{ of: Sample Policy, on: 2026-06-01 }]\n",
    ),
  ],

  *check(context) {
    const { configuration, path } = context;
    if (!configuration.policy) return;
    const names = [configuration.policy.name?.value, ...path.split("/").slice(0, -1)];
    yield judge(context, configuration.span, names, policyDays);
  },
};

function judge(context: RuleContext, span: Span, names: readonly (string | undefined)[], most: number): Observation {
  const latest = latestReview(context.site, names, context.path);
  const what = context.configuration.policy ? "this policy" : "this configuration";
  if (!latest) return notAssessed(span, `nothing says when ${what} was last reviewed`, "reviews");
  const days = context.asOf - latest.on.value;
  if (days <= most) return kept(span, `${what} was reviewed on ${formatDay(latest.on.value)}`);
  return broken({ span, message: `the last review of ${what} was on ${formatDay(latest.on.value)}, ${days} days ago` });
}
