import { writeTextFile } from "../host/text-file.ts";
import { printable } from "../report/printable.ts";
import { counted } from "../report/report.ts";
import { type FixedFile, fixAll } from "../review/fix-all.ts";
import { LineIndex } from "../text/lines.ts";
import { dayOf, readArguments } from "./arguments.ts";
import { changedLines } from "./changed-lines.ts";
import { type ReviewedFile, reviewPaths } from "./review-paths.ts";
import type { Command, Terminal } from "./terminal.ts";

export const fix: Command = {
  name: "fix",
  usage: "[PATH…] [options]",
  summary: "apply the fixes that are safe without a look at the rest of the network",
  options: [
    "--dry-run        show what would change and write nothing",
    "--site FILE      the palisade.yaml that governs everything, instead of the nearest above each file",
    "--as-of DATE     the day ages and acceptances are measured against",
  ],
  run(words, terminal) {
    const { values, positionals } = readArguments(words, {
      "dry-run": { type: "boolean", default: false },
      site: { type: "string" },
      "as-of": { type: "string" },
    });
    const asOf = values["as-of"] === undefined ? undefined : dayOf("--as-of", values["as-of"]);
    const reviewed = reviewPaths(positionals.length > 0 ? positionals : ["."], { site: values.site, asOf }, terminal);
    const problems = [...reviewed.problems];
    let done = 0;
    for (const file of reviewed.files.values()) {
      if (file.review.format === undefined) continue;
      terminal.progress(`fixing ${file.review.path}`);
      const fixed = fixAll({ path: file.review.path, text: file.review.text, placed: file.review.placed }, file.setup);
      terminal.progress("");
      if (fixed.done.length === 0) continue;
      const problem =
        values["dry-run"] || !file.decoded ? undefined : writeTextFile(file.path, fixed.review.text, file.decoded);
      if (problem !== undefined) {
        problems.push(`${file.review.path}: ${problem}`);
        continue;
      }
      done += fixed.done.length;
      show(file, fixed, values["dry-run"], terminal);
    }
    terminal.print(`${counted(done, "fix", "fixes")} ${values["dry-run"] ? "would be applied" : "applied"}\n`);
    for (const problem of problems) terminal.note(problem);
    return problems.length > 0 ? 2 : 0;
  },
};

function show({ review }: ReviewedFile, fixed: FixedFile, dryRun: boolean, terminal: Terminal): void {
  terminal.print(`${printable(review.path)}\n`);
  for (const {
    finding,
    fix: { title },
  } of fixed.done)
    terminal.print(`  ${printable(title)}  [${finding.rule}] ${printable(finding.message)}\n`);
  if (dryRun)
    for (const line of changedLines(new LineIndex(review.text), new LineIndex(fixed.review.text)))
      terminal.print(`${line}\n`);
}
