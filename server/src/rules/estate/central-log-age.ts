import { eventCollectors } from "../logging/event-collectors.ts";
import { reachesServer } from "../logging/log-path.ts";
import { latestReview } from "../review-records.ts";
import { type EstateMember, type EstateRule, notAssessed } from "../rule.ts";

const id = "central-logs-one-year";

export const centralLogAge: EstateRule = {
  id: "central-log-age",
  title: "Nothing says how long the central logs are kept",
  recommendation: id,
  severity: "warning",
  proves: "broken-only",
  docs: `
Intrusions of this kind were found after months. The alert wants central logs kept for a year, better for two. Devices and policies name the
server that gets their messages; how long it keeps them is set there, in files that are not part of this review.

**What to do:** look at the log server's own settings (its index or archive is kept by days, and a limit by size must not cut it short), and
record that you did in palisade.yaml:

\`\`\`yaml
reviews:
  - { of: ${id}, on: 2026-11-02, by: j.doe }
\`\`\``,

  *checkEstate({ members, site }) {
    if (latestReview(site, [id])) return;
    const sender = members.find(sends);
    if (sender)
      yield {
        file: sender.file,
        ...notAssessed(
          sender.configuration.span,
          "how long the log servers keep what they are sent stands in none of these files",
        ),
      };
  },
};

function sends({ configuration }: EstateMember): boolean {
  const { logging } = configuration;
  return (logging !== undefined && reachesServer(logging)) || eventCollectors(configuration).named.length > 0;
}
