import pc from "picocolors";
import { formatPacket } from "../net/packet.ts";
import { unreadLines } from "../review/own-checks.ts";
import type { EstateReview, FileReview, Finding, ShownWitness } from "../review/review.ts";
import type { Severity } from "../rules/rule.ts";
import { grouped } from "../text/grouped.ts";
import type { Span } from "../text/span.ts";
import { quote } from "./frame.ts";
import { Places } from "./places.ts";
import { printable } from "./printable.ts";
import { counted, countFindings, type Report } from "./report.ts";
import { verdictLines } from "./text-verdicts.ts";

export interface TextOptions {
  readonly colours: boolean;
}

type Colours = ReturnType<typeof pc.createColors>;

/** The report for people at a terminal. */
export function textReport(report: Report, options: TextOptions): string {
  const writer = new TextWriter(report, pc.createColors(options.colours));
  return `${writer.lines().join("\n")}\n`;
}

const mostPlaces = 5;
/** Files in which nothing was found are named one by one as long as they are no more. */
const mostQuiet = 20;

class TextWriter {
  readonly #report: Report;
  readonly #colours: Colours;
  readonly #places: Places;

  constructor(report: Report, colours: Colours) {
    this.#report = report;
    this.#colours = colours;
    this.#places = new Places(report.estates);
  }

  lines(): string[] {
    return [...this.#report.estates.flatMap((estate) => this.#estate(estate)), ...this.#summary()];
  }

  #estate(estate: EstateReview): string[] {
    const named = new Set(estate.files.map((file) => file.path));
    const own = estate.findings.filter((finding) => !named.has(finding.file));
    const findings = byFile(estate.findings);
    const isQuiet = ({ path, format, lines }: FileReview) =>
      format !== undefined && lines.unread === 0 && !findings.has(path);
    const quiet = estate.files.filter(isQuiet).length;
    const shown = quiet > mostQuiet ? estate.files.filter((file) => !isQuiet(file)) : estate.files;
    return [
      ...own.flatMap((finding) => this.#finding(finding)),
      ...shown.flatMap((file) => this.#file(file, findings.get(file.path) ?? [])),
      ...(shown.length < estate.files.length
        ? [`Nothing was found in ${quiet} files that were understood whole.`, ""]
        : []),
      ...verdictLines(estate, this.#places, this.#colours),
    ];
  }

  #file(file: FileReview, findings: readonly Finding[]): string[] {
    const { bold, dim } = this.#colours;
    const head = `${bold(printable(file.path))}  ${dim(headline(file))}`;
    const counting = findings.filter((finding) => !finding.accepted);
    const accepted = findings.filter((finding) => finding.accepted);
    return [
      head,
      "",
      ...counting.flatMap((finding) => this.#finding(finding)),
      ...accepted.flatMap((finding) => this.#accepted(finding)),
      ...(accepted.length > 0 ? [""] : []),
    ];
  }

  #finding(finding: Finding): string[] {
    const { bold } = this.#colours;
    const colour = this.#severityColour(finding.severity);
    const likely = finding.confidence === "likely" ? " (likely)" : "";
    const gutter = this.#gutterFor(finding);
    return [
      `${colour(bold(`${finding.severity}[${finding.rule}]`))}${bold(`: ${printable(finding.message)}`)}${likely}`,
      ...this.#frame(finding.file, finding.span, gutter, colour),
      ...this.#witness(finding, gutter),
      ...this.#unread(finding, gutter),
      ...this.#related(finding, gutter),
      ...this.#notes(finding, gutter),
      "",
    ];
  }

  #frame(file: string, span: Span, gutter: number, colour: (text: string) => string): string[] {
    const { dim, cyan } = this.#colours;
    const pad = " ".repeat(gutter);
    const where = `${pad}${cyan("-->")} ${this.#name(file, span)}`;
    const quoted = quote(this.#places.index(file), span);
    if (quoted.text.trim() === "") return [where];
    const marks = colour("^".repeat(quoted.to - quoted.from));
    return [
      where,
      `${pad} ${cyan("|")}`,
      `${cyan(String(quoted.line).padStart(gutter))} ${cyan("|")} ${quoted.text}`,
      `${pad} ${cyan("|")} ${" ".repeat(quoted.from)}${marks}${quoted.continues ? dim(" …") : ""}`,
    ];
  }

  #witness(finding: Finding, gutter: number): string[] {
    const { witness } = finding;
    if (!witness) return [];
    const { cyan } = this.#colours;
    const pad = " ".repeat(gutter);
    const lines = [`${pad} ${cyan("=")} lets through: ${formatPacket(witness.packet)}${way(witness)}`];
    for (const span of witness.entries) {
      if (span.start === finding.span.start && span.end === finding.span.end) continue;
      const quoted = quote(this.#places.index(finding.file), span);
      lines.push(`${cyan(String(quoted.line).padStart(gutter))} ${cyan("|")} ${quoted.text.trimEnd()}`);
    }
    return lines;
  }

  /** The lines behind "not understood", which one span cannot show. */
  #unread(finding: Finding, gutter: number): string[] {
    if (finding.rule !== unreadLines.id) return [];
    const { cyan, dim } = this.#colours;
    const file = this.#report.estates.flatMap((estate) => estate.files).find((each) => each.path === finding.file);
    const [, ...others] = file?.unread ?? [];
    const lines = others.slice(0, mostPlaces).map(({ span }) => {
      const quoted = quote(this.#places.index(finding.file), span);
      return `${cyan(String(quoted.line).padStart(gutter))} ${cyan("|")} ${quoted.text.trimEnd()}`;
    });
    const left = others.length - lines.length;
    return left > 0
      ? [...lines, `${" ".repeat(gutter)} ${cyan("=")} ${dim(`and ${counted(left, "more place")}`)}`]
      : lines;
  }

  #related(finding: Finding, gutter: number): string[] {
    const { cyan, dim } = this.#colours;
    const pad = " ".repeat(gutter);
    const shown = finding.related.slice(0, mostPlaces);
    const lines = shown.map(
      ({ file, span, message }) => `${pad} ${cyan("=")} ${dim(this.#name(file, span))} ${printable(message)}`,
    );
    const left = finding.related.length - shown.length;
    return left > 0 ? [...lines, `${pad} ${cyan("=")} ${dim(`and ${counted(left, "more place")}`)}`] : lines;
  }

  #notes(finding: Finding, gutter: number): string[] {
    const { cyan, green } = this.#colours;
    const pad = " ".repeat(gutter);
    const recommendation = this.#report.recommendations.find((each) => each.id === finding.recommendation);
    const notes = recommendation ? [`${recommendation.source}: ${recommendation.title} (${recommendation.id})`] : [];
    const fixes = this.#report.fixesOf(finding).map((fix) => green(`fix: ${printable(fix.title)}`));
    const others = this.#places
      .elsewhere(finding)
      .flatMap(({ title, form, text }) => [
        green(`where the file comes from: ${printable(title)}, with this ${form}`),
        ...text.split("\n").map((line) => `  ${printable(line)}`),
      ]);
    return [...notes, ...fixes, ...others].map((note) => `${pad} ${cyan("=")} ${note}`);
  }

  #accepted(finding: Finding): string[] {
    const { dim } = this.#colours;
    const { reason = "", until = "" } = finding.accepted ?? {};
    return [
      `accepted[${finding.rule}]: ${printable(finding.message)}`,
      ` --> ${this.#name(finding.file, finding.span)}`,
      `  = until ${until}: ${printable(reason)}`,
    ].map(dim);
  }

  #summary(): string[] {
    const { bold } = this.#colours;
    const { estates, skipped } = this.#report;
    const counts = countFindings(estates.flatMap((estate) => estate.findings));
    const files = estates.flatMap((estate) => estate.files).filter((file) => file.format !== undefined);
    if (files.length === 0 && estates.every((estate) => estate.findings.length === 0))
      return [bold("nothing was reviewed: no file here is of a format Palisade knows"), ...this.#skippedLine(skipped)];
    const unread = files.reduce((sum, file) => sum + file.lines.unread, 0);
    const total = files.reduce((sum, file) => sum + file.lines.total, 0);
    const severities = (["error", "warning", "information"] as const).map((severity) =>
      this.#severityColour(severity)(severityCounts[severity](counts[severity])),
    );
    const accepted = counts.accepted > 0 ? ` (and ${counts.accepted} accepted)` : "";
    const passed = skipped > 0 ? `, ${counted(skipped, "other file")} skipped` : "";
    return [
      `${bold(severities.join(", "))}${accepted} in ${counted(files.length, "file")}${passed}`,
      `${counted(total, "line")}, ${unread === 0 ? "all understood" : `${unread} not understood`}`,
    ];
  }

  #skippedLine(skipped: number): string[] {
    return skipped > 0 ? [`${counted(skipped, "file")} skipped`] : [];
  }

  #severityColour(severity: Severity): (text: string) => string {
    const { red, yellow, blue } = this.#colours;
    return { error: red, warning: yellow, information: blue }[severity];
  }

  /** As wide as the largest line number that is quoted below the finding. */
  #gutterFor({ file, span, witness, rule }: Finding): number {
    const index = this.#places.index(file);
    const last = rule === unreadLines.id ? index.count : 0;
    const lines = [span, ...(witness?.entries ?? [])].map((each) => index.lineAt(each.start) + 1);
    return String(Math.max(last, ...lines)).length;
  }

  #name(file: string, span: Span): string {
    return printable(this.#places.name(file, span));
  }
}

function byFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  return grouped(findings, ({ file }) => file);
}

const severityCounts: Readonly<Record<Severity, (count: number) => string>> = {
  error: (count) => counted(count, "error"),
  warning: (count) => counted(count, "warning"),
  information: (count) => `${count} for information`,
};

function headline(file: FileReview): string {
  if (file.format === undefined) return "not a format Palisade knows";
  const [first, ...others] = file.reading?.configurations ?? [];
  const policy = others.length === 0 && first?.policy?.name ? ` of ${printable(first.policy.name.value)}` : "";
  const name = `${first?.vendor ?? file.format}${policy}`;
  const { total, read, ignored, unread } = file.lines;
  return `${name}, ${counted(total, "line")}: ${read} read, ${ignored} ignored, ${unread} unread`;
}

function way({ inbound, outbound }: ShownWitness): string {
  const from = inbound === undefined ? "" : ` from ${printable(inbound)}`;
  const to = outbound === undefined ? "" : ` to ${printable(outbound)}`;
  return from === "" && to === "" ? "" : `,${from}${to}`;
}
