import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Position,
} from "vscode-languageserver";
import { recommendation } from "../alert/recommendations.ts";
import { formatPacket } from "../net/packet.ts";
import { checkOf } from "../review/catalogue.ts";
import type { Finding, ShownRelated } from "../review/review.ts";
import type { Severity } from "../rules/rule.ts";
import { rulePageUri } from "./rule-pages.ts";
import type { Session } from "./session.ts";
import { namedFile, type ShownFile } from "./shown-file.ts";

/** The findings of a file as the editor shows them; accepted ones are not shown. */
export function diagnosticsOf(session: Session, shown: ShownFile): Diagnostic[] {
  return shown.findings.filter((finding) => !finding.accepted).map((finding) => diagnosticOf(session, shown, finding));
}

export function diagnosticOf(session: Session, shown: ShownFile, finding: Finding): Diagnostic {
  const href = rulePageUri(session, finding.rule);
  const related = session.client.relatedInformation ? relatedInformation(shown, finding) : [];
  const tags = checkOf(finding.rule)?.unnecessary ? [DiagnosticTag.Unnecessary] : [];
  return {
    range: shown.lines.range(finding.span),
    severity: severities[finding.severity],
    source: "Palisade",
    code: finding.rule,
    ...(href !== undefined && { codeDescription: { href } }),
    message: messageOf(finding),
    ...(tags.length > 0 && { tags }),
    ...(related.length > 0 && { relatedInformation: related }),
  };
}

/** Tells the findings of one text apart. */
export function findingKey(finding: Finding): string {
  return `${finding.rule}@${finding.span.start}-${finding.span.end}:${finding.message}`;
}

/** Whether a diagnostic that the client sends back tells of this finding. */
export function tellsOf({ code, message, range }: Diagnostic, { lines }: ShownFile, finding: Finding): boolean {
  if (code !== finding.rule || message !== messageOf(finding)) return false;
  const { start, end } = lines.range(finding.span);
  return isSamePosition(range.start, start) && isSamePosition(range.end, end);
}

function isSamePosition(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/** What is wrong, and below it what the alert asks for. */
function messageOf(finding: Finding): string {
  const asked = finding.recommendation === undefined ? undefined : recommendation(finding.recommendation);
  const likely = finding.confidence === "likely" ? " (likely)" : "";
  return asked ? `${finding.message}${likely}\n${asked.source}: ${asked.title}` : `${finding.message}${likely}`;
}

function relatedInformation(shown: ShownFile, finding: Finding): DiagnosticRelatedInformation[] {
  return relatedOf(finding).flatMap(({ file, span, message }) => {
    const named = namedFile(shown, file);
    return named ? [{ location: { uri: named.uri, range: named.lines.range(span) }, message }] : [];
  });
}

/** What the rule points at besides, and the lines that let the witness through where the rule did not name them. */
function relatedOf(finding: Finding): readonly ShownRelated[] {
  const { witness, related } = finding;
  if (!witness) return related;
  const message = `lets ${formatPacket(witness.packet)} through`;
  const lines = witness.entries
    .filter((span) => !related.some((each) => each.file === finding.file && each.span.start === span.start))
    .map((span) => ({ file: finding.file, span, message }));
  return [...lines, ...related];
}
