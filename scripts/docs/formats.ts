import type { Format } from "../../server/src/formats/format.ts";
import { formats } from "../../server/src/formats/registry.ts";
import { type CorpusFile, corpusOf, totalOf, unreadStatements } from "../support/corpus.ts";
import type { Page } from "./pages.ts";

/** Formats by name, for the README. */
export function formatTable(): string {
  const rows = formats.map(
    ({ id, name, usualNames }) => `| ${name} | \`${id}\` | ${usualNames.map((glob) => `\`${glob}\``).join(", ")} |`,
  );
  return ["| format | id | usual file names |", "| --- | --- | --- |", ...rows].join("\n");
}

/** What each format reads, and what of real files stays unread; the latter is kept as it is where there are no real files. */
export function formatsPage(before: string | undefined): Page {
  const intro = `# Formats

A file is recognised by what it contains, and its name helps where that leaves doubt. Each of its lines is then *read*, *ignored* (known to say nothing
a review needs, blank lines and comments among them) or *unread*. Unread lines are counted and shown: what they say is not
reviewed, and a check that depends on them says so.`;
  return {
    path: "docs/formats.md",
    text: `${[intro, ...formats.map((format) => section(format, before ?? ""))].join("\n\n")}\n`,
  };
}

function section(format: Format, before: string): string {
  const reads = format.reads.map((line) => `- ${line}`).join("\n");
  return `## ${format.name}\n\nId \`${format.id}\`. It reads:\n\n${reads}\n\n${unreadPart(format, before)}`;
}

function unreadPart(format: Format, before: string): string {
  const start = `<!-- unread of ${format.id} -->`;
  const end = `<!-- /unread of ${format.id} -->`;
  const files = corpusOf(format);
  if (!files) {
    const from = before.indexOf(start);
    const to = before.indexOf(end);
    return from < 0 || to < from ? `${start}\n${end}` : before.slice(from, to + end.length);
  }
  const own = files.filter(({ recognised }) => recognised);
  const { total, unread } = totalOf(own);
  const share = total === 0 ? 0 : (100 * unread) / total;
  const summary = `Over ${own.length} real files of ${total} lines, ${unread} lines (${share.toFixed(1)} %) stay unread`;
  const statements = unreadStatements(own).map(({ statement, lines }) => `- \`${statement}\` ${lines}`);
  const list = statements.length > 0 ? `:\n\n${statements.join("\n")}` : ".";
  return `${start}\n${summary}${list}${strangers(files.filter(({ recognised }) => !recognised))}\n${end}`;
}

/** Collections hold files of others, and some that are wrong on purpose. */
function strangers(files: readonly CorpusFile[]): string {
  if (files.length === 0) return "";
  const { total, unread } = totalOf(files);
  const which = files.length === 1 ? "1 file beside them is" : `${files.length} files beside them are`;
  return `\n\n${which} not recognised; read all the same, ${unread} of ${total} lines would stay unread.`;
}
