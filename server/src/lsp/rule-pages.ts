import { pageOf } from "../report/rule-page.ts";
import { checkOf, checksOf, everything } from "../review/catalogue.ts";
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
  const match = /^palisade:\/*rules\/([\w-]+)\.md$/.exec(uri);
  return match?.[1];
}

/** The page of a rule or recommendation. */
export function rulePage(session: Pick<Session, "client">, id: string): RulePage | undefined {
  const page = pageOf(id, everything, checksOf());
  const uri = checkOf(id) && rulePageUri(session, id);
  return page && { ...page, ...(uri !== undefined && { uri }) };
}
