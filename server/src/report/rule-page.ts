import type { Recommendation } from "../alert/recommendation.ts";
import type { Catalogue } from "../review/review.ts";
import type { Check, RuleSample } from "../rules/rule.ts";

export interface Page {
  readonly title: string;
  readonly markdown: string;
}

/** The page of a rule or of a recommendation, in Markdown; undefined when there is none of that id. */
export function pageOf(id: string, catalogue: Catalogue, checks: readonly Check[]): Page | undefined {
  const check = checks.find((each) => each.id === id);
  const recommendation = catalogue.recommendations.find((each) => each.id === (check?.recommendation ?? id));
  if (check) return { title: check.title, markdown: rulePage(check, recommendation, catalogue) };
  return recommendation && { title: recommendation.title, markdown: recommendationPage(recommendation, checks) };
}

function rulePage(check: Check, recommendation: Recommendation | undefined, catalogue: Catalogue): string {
  const rule = catalogue.rules.find((each) => each.id === check.id);
  return page([
    `# ${check.title}`,
    `\`${check.id}\` · ${check.severity}`,
    check.docs.trim(),
    ...(recommendation ? whatIsAsked(recommendation) : []),
    ...samples("Found here", rule?.bad.slice(0, mostSamples)),
    ...samples("Not here", rule?.good.slice(0, 1)),
    ...(check.references?.length ? ["## References", check.references.map((each) => `- ${each}`).join("\n")] : []),
  ]);
}

function recommendationPage(recommendation: Recommendation, checks: readonly Check[]): string {
  const { id } = recommendation;
  const looking = checks.filter((each) => each.recommendation === id || each.mayAlsoBreak?.includes(id));
  const rules = looking.map((each) => `- [${each.title}](${each.id}.md) (\`${each.id}\`)`);
  return page([
    `# ${recommendation.title}`,
    `\`${recommendation.id}\` · ${recommendation.source}`,
    ...whatIsAsked(recommendation).slice(1),
    ...(rules.length > 0 ? ["## Rules that look for it", rules.join("\n")] : ["No rule looks for it yet."]),
  ]);
}

const mostSamples = 2;

function whatIsAsked({ id, source, title, says, section, controls }: Recommendation): string[] {
  const others = [
    named("CIS Controls 8", controls.cis),
    named("NIST SP 800-53", controls.nist),
    named("ATT&CK", controls.attack),
  ].filter((each) => each !== undefined);
  return [
    `## ${source}: ${title}`,
    `> ${says}`,
    `Section: ${section} (\`${id}\`)`,
    ...(others.length > 0 ? [`See also: ${others.join("; ")}`] : []),
  ];
}

function named(name: string, ids: readonly string[]): string | undefined {
  return ids.length > 0 ? `${name} ${ids.join(", ")}` : undefined;
}

/** Carets mark what is found, as in the rule's own tests. */
function samples(title: string, all: readonly RuleSample[] | undefined): string[] {
  if (!all || all.length === 0) return [];
  return [
    `## ${title}`,
    ...all.flatMap(({ text, site }) => [
      ...(site === undefined ? [] : [fenced("yaml", `# palisade.yaml\n${site}`), "and"]),
      fenced("text", text),
    ]),
  ];
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function page(parts: readonly string[]): string {
  return `${parts.join("\n\n")}\n`;
}
