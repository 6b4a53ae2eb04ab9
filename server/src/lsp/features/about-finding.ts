import { recommendation } from "../../alert/recommendations.ts";
import { formatPacket } from "../../net/packet.ts";
import { checkOf } from "../../review/catalogue.ts";
import { elsewhereOf } from "../../review/elsewhere.ts";
import type { Finding, ShownWitness } from "../../review/review.ts";
import type { LineIndex } from "../../text/lines.ts";
import { copyLink } from "../copying.ts";
import { code, fenced, firstParagraph, prose } from "../markdown.ts";
import { rulePageUri } from "../rule-pages.ts";
import type { Session } from "../session.ts";
import type { ShownFile } from "../shown-file.ts";

/**
 * A finding for someone who asks why: what the rule is about, the packet that shows it, and the alert's words.
 * Editors show what was found above it, except where it is accepted.
 */
export function aboutFinding(session: Session, shown: ShownFile, finding: Finding): string {
  const check = checkOf(finding.rule);
  const asked = finding.recommendation === undefined ? undefined : recommendation(finding.recommendation);
  const page = rulePageUri(session, finding.rule);
  const id = page === undefined ? code(finding.rule) : `[${finding.rule}](${page})`;
  const parts: string[] = [];
  if (finding.accepted)
    parts.push(prose(finding.message), `Accepted until ${finding.accepted.until}: ${prose(finding.accepted.reason)}`);
  if (check) parts.push(firstParagraph(check.docs));
  if (finding.confidence === "likely")
    parts.push("This is likely rather than certain: a name or convention was interpreted.");
  if (finding.witness) parts.push(witness(finding.witness, shown.lines));
  const file = shown.reviewed?.review;
  for (const { title, form, languageId, text } of file ? elsewhereOf(file, finding) : []) {
    const copy = session.client.copiesText ? ` ([copy](${copyLink(text)}))` : "";
    parts.push(
      `${prose(title)} where the file comes from, for example with this ${form}${copy}:`,
      fenced(languageId, text),
    );
  }
  parts.push(asked ? `**${asked.source}**, ${asked.section}: ${check?.asks ?? asked.says} (${id})` : id);
  return parts.join("\n\n");
}

function witness({ packet, inbound, outbound, entries }: ShownWitness, lines: LineIndex): string {
  const way = [inbound && `in by ${code(inbound)}`, outbound && `out by ${code(outbound)}`].filter(Boolean).join(", ");
  const numbers = entries.map((span) => lines.lineAt(span.start) + 1);
  const by =
    numbers.length === 0
      ? "no line stops it"
      : `let through by ${numbers.length === 1 ? "line" : "lines"} ${numbers.join(", ")}`;
  return `For example ${code(formatPacket(packet))}${way === "" ? "" : `, ${way}`}: ${by}.`;
}
