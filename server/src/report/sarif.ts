import type { ArtifactLocation, Fix, Location, Log, PhysicalLocation, ReportingDescriptor, Result } from "sarif";
import { formatPacket } from "../net/packet.ts";
import type { Finding, ShownFix, ShownRelated } from "../review/review.ts";
import type { Severity } from "../rules/rule.ts";
import type { Span } from "../text/span.ts";
import { Places } from "./places.ts";
import type { Report } from "./report.ts";

/** The report as SARIF 2.1.0, for code-scanning services and viewers. */
export function sarifReport(report: Report): Log {
  const places = new Places(report.estates);
  const findings = report.estates.flatMap((estate) => estate.findings);
  const rules = report.checks.map((check): ReportingDescriptor => {
    const recommendation = report.recommendations.find((each) => each.id === check.recommendation);
    return {
      id: check.id,
      name: pascalCase(check.id),
      shortDescription: { text: check.title },
      ...(recommendation && { fullDescription: { text: recommendation.title } }),
      help: { text: check.docs.trim() || check.title, markdown: check.docs.trim() || check.title },
      defaultConfiguration: { level: levels[check.severity] },
      properties: { tags: ["security", ...(recommendation ? [recommendation.source, recommendation.id] : [])] },
    };
  });
  const ruleIndexes = new Map(rules.map((rule, index) => [rule.id, index]));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Palisade", semanticVersion: report.version, rules } },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: {},
        results: findings.map((finding) =>
          result(finding, ruleIndexes.get(finding.rule), report.fixesOf(finding), places),
        ),
      },
    ],
  };
}

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
};

function result(finding: Finding, ruleIndex: number | undefined, fixes: readonly ShownFix[], places: Places): Result {
  const witness = finding.witness;
  const related = [
    ...finding.related,
    ...(witness?.entries ?? []).map((span) => ({ file: finding.file, span, message: "lets the packet through" })),
  ];
  return {
    ruleId: finding.rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: physical(finding.file, finding.span, places) }],
    ...(related.length > 0 && { relatedLocations: related.map((each, id) => location(each, id, places)) }),
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => sarifFix(fix, places)) }),
    ...(finding.accepted && { suppressions: [{ kind: "external", justification: finding.accepted.reason }] }),
    properties: {
      confidence: finding.confidence,
      ...(finding.recommendation && { recommendation: finding.recommendation }),
      ...(witness && { witness: formatPacket(witness.packet) }),
      ...(finding.accepted && { acceptedUntil: finding.accepted.until }),
    },
  };
}

function location(related: ShownRelated, id: number, places: Places): Location {
  return { id, physicalLocation: physical(related.file, related.span, places), message: { text: related.message } };
}

function physical(file: string, span: Span, places: Places): PhysicalLocation {
  return { artifactLocation: artifact(file), region: region(file, span, places) };
}

function artifact(file: string): ArtifactLocation {
  return { uri: uriOf(file) };
}

/** A path as a relative reference; a drive letter or a leading slash makes it a file URI. */
function uriOf(path: string): string {
  const escaped = path.split("/").map(encodeURIComponent).join("/");
  if (/^[A-Za-z]:\//.test(path)) return `file:///${path.slice(0, 2)}${escaped.slice(escaped.indexOf("/"))}`;
  return path.startsWith("/") ? `file://${escaped}` : escaped;
}

function region(file: string, span: Span, places: Places) {
  const { start, end } = places.range(file, span);
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function sarifFix(fix: ShownFix, places: Places): Fix {
  const files = [...new Set(fix.edits.map((edit) => edit.file))];
  return {
    description: { text: fix.title },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifact(file),
      replacements: fix.edits
        .filter((edit) => edit.file === file)
        .map((edit) => ({ deletedRegion: region(file, edit.span, places), insertedContent: { text: edit.text } })),
    })),
  };
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
