import { writeFileSync } from "node:fs";
import { codeOf, reasonOf } from "../host/reasons.ts";
import { htmlReport } from "../report/html.ts";
import { jsonReport } from "../report/json.ts";
import { markdownReport } from "../report/markdown.ts";
import { counted, countFindings, type Report, reviewDay } from "../report/report.ts";
import { sarifReport } from "../report/sarif.ts";
import { textReport } from "../report/text.ts";
import { checksOf, everything } from "../review/catalogue.ts";
import { formatDay } from "../site/day.ts";
import { dayOf, oneOf, readArguments } from "./arguments.ts";
import { Fixes } from "./fixes.ts";
import { absolutePath } from "./paths.ts";
import { type ReviewedPaths, reviewPaths } from "./review-paths.ts";
import type { Command, ExitCode, Terminal } from "./terminal.ts";
import { version } from "./version.ts";

const forms = ["text", "json", "sarif", "html", "markdown"] as const;
const failLevels = ["error", "warning", "information", "never"] as const;

/** What exit code 1 asks for. */
type FailLevel = (typeof failLevels)[number];

export const review: Command = {
  name: "review",
  usage: "[PATH…] [options]",
  summary: "review files and folders; without a path, the current folder",
  options: [
    "--format text|json|sarif|html|markdown   how to show the review (default: text)",
    "--output FILE    write it to a file",
    "--site FILE      the palisade.yaml that governs everything, instead of the nearest above each file",
    "--as-of DATE     the day ages and acceptances are measured against (default: the site file's, or today)",
    "--fail-on error|warning|information|never   findings that make the exit code 1 (default: error)",
  ],
  run(words, terminal) {
    const { values, positionals } = readArguments(words, {
      format: { type: "string", default: "text" },
      output: { type: "string" },
      site: { type: "string" },
      "as-of": { type: "string" },
      "fail-on": { type: "string", default: "error" },
    });
    const form = oneOf("--format", values.format, forms);
    const failLevel = oneOf("--fail-on", values["fail-on"], failLevels);
    const asOf = values["as-of"] === undefined ? undefined : dayOf("--as-of", values["as-of"]);
    const reviewed = reviewPaths(positionals.length > 0 ? positionals : ["."], { site: values.site, asOf }, terminal);
    const fixes = new Fixes(reviewed);
    const text = written(
      form,
      reportOf(reviewed, fixes),
      terminal,
      values.output !== undefined,
      asOf ?? reviewDay(reviewed.estates, terminal.today),
    );
    const problems = [...reviewed.problems, ...put(text, values.output, reviewed, terminal)];
    if (fixes.untried > 0)
      terminal.note(`fixes for ${counted(fixes.untried, "finding")} were not tried: there are too many`);
    for (const problem of problems) terminal.note(problem);
    return exitCode(reviewed, problems, failLevel);
  },
};

function reportOf({ estates, skipped }: ReviewedPaths, fixes: Fixes): Report {
  return {
    version,
    estates,
    skipped,
    checks: checksOf(),
    recommendations: everything.recommendations,
    fixesOf: (finding) => fixes.of(finding),
  };
}

function written(
  form: (typeof forms)[number],
  report: Report,
  terminal: Terminal,
  toFile: boolean,
  day: number,
): string {
  switch (form) {
    case "text":
      return textReport(report, { colours: terminal.colours && !toFile });
    case "json":
      return `${JSON.stringify(jsonReport(report), undefined, 2)}\n`;
    case "sarif":
      return `${JSON.stringify(sarifReport(report), undefined, 2)}\n`;
    case "html":
      return htmlReport(report, { date: formatDay(day) });
    case "markdown":
      return markdownReport(report);
  }
}

/** Prints or writes the report; says what kept it from doing so. */
function put(
  text: string,
  output: string | undefined,
  { estates, files }: ReviewedPaths,
  terminal: Terminal,
): string[] {
  if (output === undefined) {
    terminal.print(text);
    return [];
  }
  try {
    writeFileSync(absolutePath(terminal.cwd, output), text);
  } catch (thrown) {
    return [`${output}: ${reasonOf(codeOf(thrown)).replace("to read it", "to write it")}`];
  }
  const { error, warning } = countFindings(estates.flatMap((estate) => estate.findings));
  terminal.note(
    `${counted(error, "error")} and ${counted(warning, "warning")} in ${counted(files.size, "file")}, written to ${output}`,
  );
  return [];
}

function exitCode({ estates }: ReviewedPaths, problems: readonly string[], level: FailLevel): ExitCode {
  if (problems.length > 0) return 2;
  const { error, warning, information } = countFindings(estates.flatMap((estate) => estate.findings));
  const failing = { error, warning: error + warning, information: error + warning + information, never: 0 }[level];
  return failing > 0 ? 1 : 0;
}
