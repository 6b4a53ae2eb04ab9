import { eventCollectors } from "../logging/event-collectors.ts";
import { latestReview } from "../review-records.ts";
import { type EstateRule, notAssessed } from "../rule.ts";

export const noEventForwarding: EstateRule = {
  id: "no-event-forwarding",
  title: "No policy has Windows events forwarded",
  recommendation: "logs-local-and-central",
  severity: "warning",
  proves: "broken-only",
  docs: `
The alert wants logs in two places, on the machine and in the middle. Policies show one way of getting Windows events there, event forwarding;
an agent of a log system is another, and no policy shows it. Where policies say how much machines log, and none of them forwards anything,
this check cannot tell whether the events stay where the intruder is.

**What to do:** forward events by policy (*Configure target Subscription Manager*), or record in palisade.yaml that something else collects them:

\`\`\`yaml
reviews:
  - { of: logs-local-and-central, on: 2026-11-02, by: j.doe }
\`\`\``,

  *checkEstate({ members, site }) {
    if (latestReview(site, ["logs-local-and-central"])) return;
    const policies = members.filter(({ configuration }) => configuration.policy);
    if (policies.some(({ configuration }) => eventCollectors(configuration).named.length > 0)) return;
    const logging = policies.find(({ configuration }) => configuration.subjects.includes("logging"));
    if (logging)
      yield {
        file: logging.file,
        ...notAssessed(
          logging.configuration.span,
          "no policy has Windows events forwarded, and nothing says whether an agent collects them",
        ),
      };
  },
};
