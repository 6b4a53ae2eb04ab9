import { latestReview } from "../review-records.ts";
import { type EstateRule, notAssessed } from "../rule.ts";

const id = "config-baseline-checksums";

export const baselineComparison: EstateRule = {
  id: "baseline-comparison",
  title: "Nothing says that files in use were compared with an approved baseline",
  recommendation: id,
  severity: "warning",
  proves: "broken-only",
  docs: `
An intruder who owns a device or a policy leaves a small change behind that lets him in again. The alert wants approved configurations and their
checksums kept in a safe place, and the files in use held against them. A file alone does not show that somebody approved it.

**What to do:** keep the approved file with its checksum where administrators of the device cannot write, compare it with each new export
(\`palisade diff\` shows what a change lets through), and record the comparison in palisade.yaml:

\`\`\`yaml
reviews:
  - { of: ${id}, on: 2026-11-02, by: j.doe }
\`\`\``,

  *checkEstate({ members, site }) {
    if (latestReview(site, [id])) return;
    const first = members.find(({ configuration }) => configuration.policy || configuration.management);
    if (first)
      yield {
        file: first.file,
        ...notAssessed(
          first.configuration.span,
          "nothing says when these files were last compared with an approved baseline",
        ),
      };
  },
};
