import { readTextFile, writeTextFile } from "../host/text-file.ts";
import { counted } from "../report/report.ts";
import { checksOf } from "../review/catalogue.ts";
import type { SiteFile } from "../review/review.ts";
import { readSiteFile } from "../review/site-file.ts";
import { acceptFix, mayBeAccepted } from "../review/site-fixes.ts";
import { formatDay } from "../site/day.ts";
import { applyEdits } from "../text/edit.ts";
import { dayOf, readArguments, UsageError, unknown } from "./arguments.ts";
import { absolutePath } from "./paths.ts";
import { reviewPaths } from "./review-paths.ts";
import type { Command, ExitCode, Terminal } from "./terminal.ts";

/** Half a year: how often the alert wants configurations looked at again. */
const usualDays = 182;

export const accept: Command = {
  name: "accept",
  usage: "RULE [PATH…] --reason TEXT [--until DATE]",
  summary: "accept what a rule finds, in the palisade.yaml that governs the files",
  options: [
    "--reason TEXT    why the finding may stay; it stands in palisade.yaml and in every report",
    "--until DATE     the last day it is accepted (default: half a year from now)",
  ],
  run(words, terminal) {
    const { values, positionals } = readArguments(words, { reason: { type: "string" }, until: { type: "string" } });
    const [rule, ...paths] = positionals;
    if (rule === undefined) throw new UsageError("accept takes a rule's id");
    if (!values.reason?.trim()) throw new UsageError("accepting needs a --reason");
    const ids = checksOf().map((check) => check.id);
    if (!ids.includes(rule)) throw new UsageError(unknown("rule", rule, ids));
    const until = values.until === undefined ? terminal.today + usualDays : dayOf("--until", values.until);
    return acceptIn(paths.length > 0 ? paths : ["."], rule, { reason: values.reason, until }, terminal);
  },
};

function acceptIn(
  paths: readonly string[],
  rule: string,
  words: { readonly reason: string; readonly until: number },
  terminal: Terminal,
): ExitCode {
  const { files, problems, newSitePath } = reviewPaths(paths, {}, terminal);
  const notes = [...problems];
  const texts = new Map<string, string | undefined>();
  let accepted = 0;
  for (const file of files.values()) {
    const finding = file.review.findings.find((each) => each.rule === rule && mayBeAccepted(each));
    if (!finding) continue;
    const sitePath = file.setup.siteFile?.path ?? newSitePath;
    const text = texts.get(sitePath) ?? file.setup.siteFile?.text;
    const placed = file.setup.siteFile ? file.review.placed : file.placedAnew;
    const fix = acceptFix(finding, placed, targetOf(sitePath, text), words, file.setup);
    if (!fix) notes.push(`${sitePath}: it has mistakes that must be mended first`);
    else {
      texts.set(sitePath, applyEdits(text ?? "", fix.edits));
      terminal.print(`${file.review.path}: ${rule} is accepted until ${formatDay(words.until)}\n`);
      accepted++;
    }
  }
  for (const [path, text] of texts) {
    const problem = writeSite(absolutePath(terminal.cwd, path), text ?? "");
    if (problem !== undefined) notes.push(`${path}: ${problem}`);
  }
  if (accepted === 0 && notes.length === 0) notes.push(`no finding of ${rule} is there to accept`);
  else if (accepted > 0) terminal.print(`${counted(accepted, "acceptance")} written\n`);
  for (const note of notes) terminal.note(note);
  return notes.length > 0 ? 2 : 0;
}

function targetOf(path: string, text: string | undefined): SiteFile | { readonly path: string } {
  return text === undefined ? { path } : readSiteFile(path, text);
}

/** In the encoding it has; a new one in UTF-8. */
function writeSite(path: string, text: string): string | undefined {
  const before = readTextFile(path);
  return writeTextFile(path, text, before.kind === "text" ? before : { encoding: "utf-8" });
}
