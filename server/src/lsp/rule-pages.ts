import { recommendation } from "../alert/recommendations.ts";
import { checkOf } from "../review/catalogue.ts";
import { pageScheme, type RulePage } from "./protocol.ts";
import type { Session } from "./session.ts";

/** What a finding's code opens, without a network: a page of the extension's own, or one the server serves. */
export function rulePageUri({ client }: Pick<Session, "client">, rule: string): string | undefined {
  const path = `rules/${encodeURIComponent(rule)}.md`;
  if (client.docsUri !== undefined) return `${client.docsUri.replace(/\/$/, "")}/${path}`;
  return client.textDocumentContent ? `${pageScheme}:/${path}` : undefined;
}

/** The rule that a page's URI is about. */
export function ruleOfPage(uri: string): string | undefined {
  const match = /^palisade:\/*rules\/([^/?#]+)\.md$/.exec(uri);
  return match?.[1] === undefined ? undefined : decodeURIComponent(match[1]);
}

/** The page of a rule or recommendation. */
export function rulePage(session: Pick<Session, "client">, id: string): RulePage | undefined {
  const check = checkOf(id);
  const asked = recommendation(check?.recommendation ?? id);
  const title = check?.title ?? asked?.title;
  if (title === undefined) return undefined;
  const uri = check && rulePageUri(session, id);
  const markdown = [
    `# ${title}`,
    ...(check ? [`\`${check.id}\` · ${check.severity}`, check.docs.trim()] : []),
    ...(asked ? [`## ${asked.source}: ${asked.title}`, `> ${asked.says}`, `Section: ${asked.section}`] : []),
    ...(check?.references?.length ? ["## References", check.references.map((each) => `- ${each}`).join("\n")] : []),
  ].join("\n\n");
  return { title, markdown: `${markdown}\n`, ...(uri !== undefined && { uri }) };
}
