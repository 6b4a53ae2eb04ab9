import pc from "picocolors";
import type { Recommendation } from "../alert/recommendation.ts";
import type { Catalogue } from "../review/review.ts";
import type { Check } from "../rules/rule.ts";

/** A rule, for someone at a terminal: what it finds, why it matters, and what it looks like. */
export function explainCheck(check: Check, catalogue: Catalogue, colours: boolean): string {
  const { bold, dim, cyan } = pc.createColors(colours);
  const recommendation = catalogue.recommendations.find((each) => each.id === check.recommendation);
  const rule = catalogue.rules.find((each) => each.id === check.id);
  const [bad] = rule?.bad ?? [];
  const [good] = rule?.good ?? [];
  return paragraphs([
    `${bold(check.title)}\n${dim(`rule ${check.id}, ${check.severity}`)}`,
    check.docs.trim(),
    bad && `${cyan("Found here")} ${dim(`(${bad.format})`)}\n${indented(bad.text)}`,
    good && `${cyan("Not here")} ${dim(`(${good.format})`)}\n${indented(good.text)}`,
    recommendation &&
      `${cyan(recommendation.source)} ${recommendation.title} ${dim(recommendation.id)}\n${recommendation.says}`,
    check.references && check.references.length > 0 ? check.references.join("\n") : undefined,
  ]);
}

/** A recommendation of the alert: what it asks, what shows it, which rules look. */
export function explainRecommendation(recommendation: Recommendation, catalogue: Catalogue, colours: boolean): string {
  const { bold, dim, cyan } = pc.createColors(colours);
  const { title, id, source, section, says, evidence, checkable, needs, controls } = recommendation;
  const checks = [...catalogue.rules, ...catalogue.estateRules].filter((each) => each.recommendation === id);
  return paragraphs([
    `${bold(title)}\n${dim(`recommendation ${id}, ${source}, ${section}`)}`,
    says,
    `Shown by: ${evidence.join(", ")}. ${checkableWords[checkable]}`,
    needs.length > 0 ? `Needs to be declared: ${needs.join(", ")}.` : undefined,
    checks.length > 0
      ? `${cyan("Rules")}\n${checks.map((each) => `  ${each.id}  ${each.title}`).join("\n")}`
      : "No rule looks for it yet.",
    related("CIS v8", controls.cis) + related("NIST 800-53", controls.nist) + related("ATT&CK", controls.attack) ||
      undefined,
  ]);
}

const checkableWords: Readonly<Record<Recommendation["checkable"], string>> = {
  yes: "Files alone can show it.",
  partly: "Files can show part of it.",
  "only-by-record": "Only a record of a review can show it.",
};

function related(name: string, ids: readonly string[]): string {
  return ids.length > 0 ? `${name}: ${ids.join(", ")}. ` : "";
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}

function paragraphs(parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined && part !== "").join("\n\n")}\n`;
}
