import type { LineCounts } from "../server/src/formats/format.ts";
import { formats } from "../server/src/formats/registry.ts";
import { type CorpusFile, corpusOf, totalOf, unreadStatements } from "./support/corpus.ts";

/** `npm run corpus [-- FORMAT…] [--unread]`: how the lines of real files are taken, per format. */
export async function main(words: readonly string[]): Promise<number> {
  const names = words.filter((word) => !word.startsWith("-"));
  const known = formats.map(({ id }) => id);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`no format named ${unknown.join(", ")}; there are ${known.join(", ")}`);
  for (const format of formats) {
    if (names.length > 0 && !names.includes(format.id)) continue;
    const files = corpusOf(format);
    console.log(files ? `\n${format.name}\n${table(files)}` : `\n${format.name}: no real files in ../shared/corpus`);
    if (files && words.includes("--unread"))
      for (const { statement, lines } of unreadStatements(files))
        console.log(`${String(lines).padStart(8)}  ${statement}`);
  }
  return 0;
}

function table(files: readonly CorpusFile[]): string {
  const rows = files.map(({ path, recognised, lines }) => row(lines, recognised ? path : `${path} (not recognised)`));
  const heads = ["lines", "read", "ignored", "unread", "%"].map((head) => head.padStart(8)).join("");
  const own = files.filter(({ recognised }) => recognised);
  const ofOwn = own.length < files.length ? [row(totalOf(own), `the ${own.length} that are recognised`)] : [];
  return [`${heads}  file`, ...rows, row(totalOf(files), `all ${files.length} files`), ...ofOwn].join("\n");
}

function row(lines: LineCounts, name: string): string {
  const share = lines.total === 0 ? 0 : (100 * lines.unread) / lines.total;
  const figures = [lines.total, lines.read, lines.ignored, lines.unread, share.toFixed(1)];
  return `${figures.map((figure) => String(figure).padStart(8)).join("")}  ${name}`;
}
