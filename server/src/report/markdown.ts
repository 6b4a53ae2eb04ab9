import { formatPacket } from "../net/packet.ts";
import type { Elsewhere } from "../review/elsewhere.ts";
import type { EstateReview, FileReview, Finding, RecommendationVerdict } from "../review/review.ts";
import { Places } from "./places.ts";
import { printable } from "./printable.ts";
import { counted, countFindings, type Report } from "./report.ts";

/** The report for a ticket, a wiki or a pull request. */
export function markdownReport(report: Report): string {
  const places = new Places(report.estates);
  const counts = countFindings(report.estates.flatMap((estate) => estate.findings));
  const lines = [
    "# Review against TA18-276B",
    "",
    `${counted(counts.error, "error")}, ${counted(counts.warning, "warning")}, ${counts.information} for information, ${counts.accepted} accepted; ${counted(report.skipped, "other file")} skipped.`,
    "",
    ...report.estates.flatMap((estate) => estateLines(estate, places)),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function estateLines(estate: EstateReview, places: Places): string[] {
  const name = estate.siteFile?.site.client?.value ?? estate.siteFile?.path;
  const named = new Set(estate.files.map((file) => file.path));
  const own = estate.findings.filter((finding) => !named.has(finding.file));
  return [
    ...(name === undefined ? [] : [`## ${text(name)}`, ""]),
    "| Recommendation | Verdict | Why |",
    "| --- | --- | --- |",
    ...estate.verdicts.map((verdict) => verdictRow(verdict, places)),
    "",
    ...(own.length > 0 ? ["### The estate", "", ...own.flatMap((finding) => findingLines(finding, places)), ""] : []),
    ...estate.files.flatMap((file) =>
      fileLines(
        file,
        estate.findings.filter((each) => each.file === file.path),
        places,
      ),
    ),
  ];
}

function verdictRow({ recommendation, verdict, reason, evidence }: RecommendationVerdict, places: Places): string {
  const [first] = evidence;
  const where = first
    ? ` (${code(places.name(first.file, first.span))}${evidence.length > 1 ? ` +${evidence.length - 1}` : ""})`
    : "";
  return `| ${recommendation} | ${verdict.replace("-", " ")} | ${text(reason)}${where} |`;
}

function fileLines(file: FileReview, findings: readonly Finding[], places: Places): string[] {
  const { total, read, ignored, unread } = file.lines;
  const about =
    file.format === undefined
      ? "not a format Palisade knows"
      : `${file.format}, ${counted(total, "line")}: ${read} read, ${ignored} ignored, ${unread} unread`;
  return [
    `### ${text(file.path)}`,
    "",
    `${about}.`,
    "",
    ...findings.flatMap((finding) => findingLines(finding, places)),
    "",
  ];
}

function findingLines(finding: Finding, places: Places): string[] {
  const severity = finding.accepted ? "accepted" : finding.severity;
  const witness = finding.witness ? `; lets through ${code(formatPacket(finding.witness.packet))}` : "";
  const cited = finding.recommendation ? ` (${finding.recommendation})` : "";
  const accepted = finding.accepted ? `; until ${finding.accepted.until}: ${text(finding.accepted.reason)}` : "";
  const line = `- **${severity}** ${code(places.name(finding.file, finding.span))} ${text(finding.message)} ${code(finding.rule)}${cited}${witness}${accepted}`;
  return finding.accepted ? [line] : [line, ...places.elsewhere(finding).flatMap(elsewhereLines)];
}

/** Below a finding in its list: indented like its text. */
function elsewhereLines({ title, form, text: copied }: Elsewhere): string[] {
  const lines = copied.split("\n").map(printable);
  const fence = fenceAround(lines);
  return [
    `  Where the file comes from: ${text(title)}, with this ${form}`,
    ...[fence, ...lines, fence].map((line) => `  ${line}`),
  ];
}

/** More backquotes than stand together in the text. */
function fenceAround(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
  return "`".repeat(longest + 1);
}

/** Text that Markdown and HTML in it leave alone. */
function text(plain: string): string {
  return printable(plain).replace(/[\\`*_{}[\]<>|#]/g, (character) => (character === "<" ? "&lt;" : `\\${character}`));
}

/** Text in backquotes; a backquote in it becomes an apostrophe, a bar would end a table cell. */
function code(plain: string): string {
  return `\`${printable(plain).replaceAll("`", "'").replaceAll("|", "/")}\``;
}
