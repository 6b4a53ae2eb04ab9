import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from "vscode-languageserver";
import { recommendation } from "../alert/recommendations.ts";
import { formatPacket } from "../net/packet.ts";
import { checkOf } from "../review/catalogue.ts";
import type { Finding, ShownRelated } from "../review/review.ts";
import type { Severity } from "../rules/rule.ts";
import { rulePageUri } from "./rule-pages.ts";
import type { Session } from "./session.ts";
import { namedFile, type ShownFile } from "./shown-file.ts";

/** What a diagnostic carries so that its finding is found again. */
interface DiagnosticData {
  readonly finding: string;
}

/** The findings of a file as the editor shows them; accepted ones are not shown. */
export function diagnosticsOf(session: Session, shown: ShownFile): Diagnostic[] {
  return shown.findings.filter((finding) => !finding.accepted).map((finding) => diagnosticOf(session, shown, finding));
}

export function diagnosticOf(session: Session, shown: ShownFile, finding: Finding): Diagnostic {
  const href = rulePageUri(session, finding.rule);
  const related = session.client.relatedInformation ? relatedInformation(shown, finding) : [];
  const tags = checkOf(finding.rule)?.unnecessary ? [DiagnosticTag.Unnecessary] : [];
  const data: DiagnosticData = { finding: findingKey(finding) };
  return {
    range: shown.lines.range(finding.span),
    severity: severities[finding.severity],
    source: "Palisade",
    code: finding.rule,
    ...(href !== undefined && { codeDescription: { href } }),
    message: messageOf(finding),
    ...(tags.length > 0 && { tags }),
    ...(related.length > 0 && { relatedInformation: related }),
    data,
  };
}

/** Tells the findings of one text apart. */
export function findingKey(finding: Finding): string {
  return `${finding.rule}@${finding.span.start}-${finding.span.end}:${finding.message}`;
}

/** The key of the finding that a diagnostic was made from, as the client sends it back. */
export function findingOfData(data: unknown): string | undefined {
  return typeof data === "object" && data !== null && "finding" in data && typeof data.finding === "string"
    ? data.finding
    : undefined;
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
