import type { Recommendation } from "../alert/recommendation.ts";
import { formatPacket } from "../net/packet.ts";
import type {
  EstateReview,
  FileReview,
  Finding,
  RecommendationVerdict,
  ShownRelated,
  VerdictName,
} from "../review/review.ts";
import { quote } from "./frame.ts";
import { css } from "./html-style.ts";
import { html, type Markup } from "./markup.ts";
import { Places, shortened } from "./places.ts";
import { counted, countFindings, type Report } from "./report.ts";

export interface HtmlOptions {
  readonly title?: string;
  /** The day of the review as people write it. */
  readonly date?: string;
  /** Where a place in a file leads; absent: nowhere. Lines are counted from 0. */
  readonly linkTo?: (file: string, line: number) => string | undefined;
}

/** The report as one page that needs nothing else: no script, no font, no network. */
export function htmlReport(report: Report, options: HtmlOptions = {}): string {
  return new Page(report, options).html();
}

class Page {
  readonly #report: Report;
  readonly #options: HtmlOptions;
  readonly #places: Places;
  readonly #recommendations: ReadonlyMap<string, Recommendation>;
  readonly #ids = new Map<Finding, string>();

  constructor(report: Report, options: HtmlOptions) {
    this.#report = report;
    this.#options = options;
    this.#places = new Places(report.estates);
    this.#recommendations = new Map(report.recommendations.map((each) => [each.id, each]));
    for (const finding of report.estates.flatMap((estate) => estate.findings))
      this.#ids.set(finding, `finding-${this.#ids.size + 1}`);
  }

  html(): string {
    const { title = "Review against TA18-276B" } = this.#options;
    const page = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${{ html: css }}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${this.#summary()}
${this.#report.estates.map((estate) => this.#estate(estate))}
<footer>Palisade ${this.#report.version}. Verdicts say what the reviewed files show: <em>kept</em> needs positive evidence,
and <em>not assessed</em> means that the files do not show it or that part of them was not understood.</footer>
</main>
</body>
</html>
`;
    return page.html;
  }

  #summary(): Markup {
    const { estates, skipped } = this.#report;
    const counts = countFindings(estates.flatMap((estate) => estate.findings));
    const files = estates.flatMap((estate) => estate.files).filter((file) => file.format !== undefined);
    const unread = files.reduce((sum, file) => sum + file.lines.unread, 0);
    const { date } = this.#options;
    return html`<p class="counts">
<span class="error">${counted(counts.error, "error")}</span>
<span class="warning">${counted(counts.warning, "warning")}</span>
<span class="information">${counts.information} for information</span>
<span>${counts.accepted} accepted</span>
<span>${counted(files.length, "file")}</span>
${skipped > 0 ? html`<span>${counted(skipped, "other file")} skipped</span>` : undefined}
<span>${unread === 0 ? "every line understood" : html`${counted(unread, "line")} not understood`}</span>
${date === undefined ? undefined : html`<span>as of ${date}</span>`}
</p>`;
  }

  #estate(estate: EstateReview): Markup {
    const name = estate.siteFile?.site.client?.value ?? estate.siteFile?.path;
    const named = new Set(estate.files.map((file) => file.path));
    const own = estate.findings.filter((finding) => !named.has(finding.file));
    return html`${name === undefined ? undefined : html`<h2 class="client">${name}</h2>`}
${this.#verdicts(estate)}
${own.length > 0 ? html`<h2>The estate</h2>${own.map((finding) => this.#finding(finding))}` : undefined}
${estate.files.map((file) =>
  this.#file(
    file,
    estate.findings.filter((each) => each.file === file.path),
  ),
)}`;
  }

  #verdicts(estate: EstateReview): Markup | undefined {
    if (estate.verdicts.length === 0) return undefined;
    const counts = verdictOrder.map((name) => ({
      name,
      count: estate.verdicts.filter((each) => each.verdict === name).length,
    }));
    return html`<h2>Verdicts</h2>
<p class="counts">${counts.map(({ name, count }) => html`<span class="${name}">${count} ${verdictNames[name]}</span>`)}</p>
<table>
<thead><tr><th>Recommendation</th><th>Verdict</th><th>Why, and where</th></tr></thead>
<tbody>
${verdictOrder.flatMap((name) => estate.verdicts.filter((each) => each.verdict === name)).map((each) => this.#verdict(each, estate))}
</tbody>
</table>`;
  }

  #verdict(verdict: RecommendationVerdict, estate: EstateReview): Markup {
    const recommendation = this.#recommendations.get(verdict.recommendation);
    const shown = verdict.evidence.slice(0, mostEvidence);
    const left = verdict.evidence.length - shown.length;
    return html`<tr>
<td><strong>${recommendation?.title ?? verdict.recommendation}</strong><br><small>${recommendation?.section}
<code>${verdict.recommendation}</code></small></td>
<td><span class="verdict ${verdict.verdict}">${verdictNames[verdict.verdict]}</span></td>
<td>${verdict.reason}${shown.length > 0 ? html`<ul>${shown.map((each) => this.#evidence(each, estate))}</ul>` : undefined}${
      left > 0 ? html`<small>and ${left} more</small>` : undefined
    }</td>
</tr>`;
  }

  #evidence(evidence: ShownRelated, estate: EstateReview): Markup {
    const finding = estate.findings.find(
      (each) => each.file === evidence.file && each.span === evidence.span && each.message === evidence.message,
    );
    const id = finding && this.#ids.get(finding);
    const place = id ? html`<a href="#${id}">${shortened(this.#name(evidence))}</a>` : this.#link(evidence);
    return html`<li>${place} ${evidence.message}</li>`;
  }

  #file(file: FileReview, findings: readonly Finding[]): Markup {
    const { total, read, ignored, unread } = file.lines;
    const format = file.reading?.configurations[0]?.vendor ?? file.format;
    const known = html`${format}, ${counted(total, "line")}: ${read} read, ${ignored} ignored, ${unread} unread`;
    return html`<h2 class="file">${file.path}</h2>
<p class="about">${format === undefined ? "not a format Palisade knows" : known}</p>
${findings.length === 0 && format !== undefined ? html`<p>Nothing was found.</p>` : undefined}
${findings.map((finding) => this.#finding(finding))}`;
  }

  #finding(finding: Finding): Markup {
    const recommendation = this.#recommendations.get(finding.recommendation ?? "");
    const check = this.#report.checks.find((each) => each.id === finding.rule);
    const { accepted, witness } = finding;
    return html`<section class="finding ${accepted ? "accepted" : finding.severity}" id="${this.#ids.get(finding)}">
<h3><span class="severity">${accepted ? "accepted" : finding.severity}</span> ${finding.message}${
      finding.confidence === "likely" ? html` <small>(likely)</small>` : undefined
    }</h3>
<p class="about">${this.#link(finding)} · ${check?.title ?? finding.rule} <code>${finding.rule}</code></p>
${this.#quotes(finding)}
${witness ? html`<p>Lets through: <code>${formatPacket(witness.packet)}</code>${way(witness.inbound, witness.outbound)}</p>` : undefined}
${finding.related.length > 0 ? html`<ul>${finding.related.slice(0, mostEvidence).map((each) => html`<li>${this.#link(each)} ${each.message}</li>`)}</ul>` : undefined}
${recommendation ? html`<p class="about">${recommendation.source}, ${recommendation.section}: ${recommendation.title}</p>` : undefined}
${accepted ? undefined : this.#elsewhere(finding)}
${accepted ? html`<p>Accepted until ${accepted.until}: ${accepted.reason}</p>` : undefined}
</section>`;
  }

  #quotes(finding: Finding): Markup | undefined {
    const index = this.#places.index(finding.file);
    const main = quote(index, finding.span);
    if (main.text.trim() === "") return undefined;
    const others = (finding.witness?.entries ?? [])
      .map((span) => quote(index, span))
      .filter((each) => each.line !== main.line);
    const marked = html`${main.text.slice(0, main.from)}<mark>${main.text.slice(main.from, main.to)}</mark>${main.text.slice(main.to)}`;
    const lines = [
      { line: main.line, text: marked },
      ...others.map(({ line, text }) => ({ line, text: html`${text}` })),
    ].sort((a, b) => a.line - b.line);
    return html`<pre>${lines.map(({ line, text }) => html`<span class="number">${line}</span>${text}`)}</pre>`;
  }

  #elsewhere(finding: Finding): readonly Markup[] {
    return this.#places.elsewhere(finding).map(
      ({ title, form, text }) => html`<p>Where the file comes from: ${title}, with this ${form}</p>
<pre>${text.split("\n").map((line) => html`${line}`)}</pre>`,
    );
  }

  #link(place: { readonly file: string; readonly span: Finding["span"] }): Markup {
    const { line } = this.#places.index(place.file).position(place.span.start);
    const address = this.#options.linkTo?.(place.file, line);
    const name = this.#name(place);
    return address === undefined ? html`${name}` : html`<a href="${address}">${name}</a>`;
  }

  #name({ file, span }: { readonly file: string; readonly span: Finding["span"] }): string {
    return this.#places.name(file, span);
  }
}

const mostEvidence = 10;

const verdictOrder = ["broken", "kept", "not-assessed", "by-record"] as const;

const verdictNames: Readonly<Record<VerdictName, string>> = {
  broken: "broken",
  kept: "kept",
  "not-assessed": "not assessed",
  "by-record": "by record",
};

function way(inbound: string | undefined, outbound: string | undefined): string {
  return `${inbound === undefined ? "" : ` from ${inbound}`}${outbound === undefined ? "" : ` to ${outbound}`}`;
}
