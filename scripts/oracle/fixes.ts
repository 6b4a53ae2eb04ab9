import type { Format } from "../../server/src/formats/format.ts";
import { nodeTools } from "../../server/src/host/certificates.ts";
import { everything } from "../../server/src/review/catalogue.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import { provedFixes } from "../../server/src/review/prove.ts";
import type { ReviewSetup } from "../../server/src/review/review.ts";
import { parseDay } from "../../server/src/site/day.ts";
import { readSite } from "../../server/src/site/read.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import { refusals } from "./kernel.ts";
import type { RuleSet } from "./rule-set.ts";

/** What the real programs say of a rule set after each fix that a review of it offers. */
export interface FixTrial {
  readonly offered: number;
  readonly refused: readonly { readonly title: string; readonly reason: string }[];
  /** Why no fix was tried. */
  readonly skipped?: string;
}

/** A review of a longer text takes long, and each fix is proved by another. */
const longest = 60_000;
const mostFixes = 40;

/** Tries each fix by itself, and asks whether the file is still one. */
export function tryFixes(ruleSet: RuleSet, format: Format): FixTrial {
  const { text, kind, whole = (part: string) => part } = ruleSet;
  if (text.length > longest) return { offered: 0, refused: [], skipped: "longer than is tried" };
  const [before] = refusals(kind, [whole(text)]);
  if (before !== undefined) return { offered: 0, refused: [], skipped: `not accepted before any fix: ${before}` };
  const setup = setupFor(format);
  const review = reviewFile({ path: "rules.conf", text }, setup);
  const fixes = review.findings.flatMap((finding) => provedFixes(review, finding, setup)).slice(0, mostFixes);
  const fixed = fixes.map(({ edits }) => whole(applyEdits(text, edits)));
  const reasons = fixed.length === 0 ? [] : refusals(kind, fixed);
  return {
    offered: fixes.length,
    refused: fixes.flatMap(({ title }, at) => {
      const reason = reasons[at];
      return reason === undefined ? [] : [{ title, reason }];
    }),
  };
}

/** The zones of the rule sets that are made, and of our own samples. */
const site = `
zones: { internet: [wan0], internal: [lan0, eth0], dmz: [dmz0] }
resolvers: [10.20.0.53]
logServers: [10.30.0.10]
`;

function setupFor(format: Format): ReviewSetup {
  return {
    tools: nodeTools,
    today: parseDay("2026-11-21") ?? 0,
    format: format.id,
    catalogue: everything,
    siteFile: { path: "palisade.yaml", text: site, site: readSite(site).value, problems: [] },
    onFailure: ({ thrown }) => {
      throw thrown;
    },
  };
}
