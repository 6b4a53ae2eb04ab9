import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { decodeBytes } from "../../server/src/formats/bytes.ts";
import type { Format, LineCounts, Unread } from "../../server/src/formats/format.ts";
import { decodeCertificate } from "../../server/src/host/certificates.ts";
import { LineIndex } from "../../server/src/text/lines.ts";
import { sharedPath } from "../../test/support/shared.ts";

/** How one real file was taken. */
export interface CorpusFile {
  readonly path: string;
  readonly recognised: boolean;
  readonly lines: LineCounts;
  /** Lines that hold unread text. */
  readonly unread: readonly string[];
}

interface Place {
  readonly folder: string;
  readonly name: RegExp;
}

const anyName = /(?<!\.md|\.yaml)$/;

/** Where real files of a format lie below the corpus, when not only in a folder of its name, and which they are. */
const places: Readonly<Record<string, readonly Place[]>> = {
  gpttmpl: [{ folder: "gpo", name: /^gpttmpl\.inf$/i }],
  "audit-csv": [{ folder: "gpo", name: /^audit\.csv$/i }],
  "gpo-backup": [{ folder: "gpo", name: /^(?:bkupinfo|backup|manifest)\.xml$/i }],
  "gpo-report": [{ folder: "gpo", name: /^gpreport\.xml$/i }],
  "registry-pol": [{ folder: "gpo", name: /\.pol$/i }],
  "gp-preferences": [
    { folder: "gpo", name: /^(?:Groups|Registry|Services|ScheduledTasks|Drives|DataSources|Printers|Devices)\.xml$/i },
  ],
  ldif: [{ folder: "ad-ldif", name: /\.ldif$/ }],
  iptables: [
    { folder: "iptables", name: anyName },
    { folder: "ufw", name: /\.rules$/ },
  ],
};

/** All real files of the format, read; undefined when there are none beside the checkout. */
export function corpusOf(format: Format): CorpusFile[] | undefined {
  const corpus = sharedPath("corpus");
  const files = corpusPaths(format);
  if (corpus === undefined || files.length === 0) return undefined;
  return files.flatMap((path) => readOne(format, relative(corpus, path).replaceAll("\\", "/"), readFileSync(path)));
}

/** The paths of all real files of the format; none where they are not beside the checkout. */
export function corpusPaths(format: Format): string[] {
  return (places[format.id] ?? [{ folder: format.id, name: anyName }]).flatMap(({ folder, name }) => {
    const path = sharedPath(`corpus/${folder}`);
    return path === undefined ? [] : filesIn(path, name);
  });
}

function filesIn(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function readOne(format: Format, path: string, bytes: Uint8Array): CorpusFile[] {
  const text = decodeBytes(bytes, path)?.text;
  if (text === undefined) return [];
  const { lines, unread } = format.read(text, { decodeCertificate });
  const recognised = format.recognise({ path, text }) >= 0.5;
  return [{ path, recognised, lines, unread: linesOf(text, unread) }];
}

/** The whole lines that hold unread text: what a statement begins with says what it is. */
function linesOf(text: string, unread: readonly Unread[]): readonly string[] {
  const index = new LineIndex(text);
  const numbers = new Set<number>();
  for (const { span } of unread)
    for (let line = index.lineAt(span.start); line <= index.lineAt(Math.max(span.start, span.end - 1)); line++)
      numbers.add(line);
  return [...numbers].map((line) => index.lineText(line));
}

/** The sum of all files. */
export function totalOf(files: readonly CorpusFile[]): LineCounts {
  const sum = (count: (lines: LineCounts) => number) => files.reduce((total, { lines }) => total + count(lines), 0);
  return {
    total: sum(({ total }) => total),
    read: sum(({ read }) => read),
    ignored: sum(({ ignored }) => ignored),
    unread: sum(({ unread }) => unread),
  };
}

/** What stays unread, by the words it begins with, most lines first. */
export function unreadStatements(
  files: readonly CorpusFile[],
): { readonly statement: string; readonly lines: number }[] {
  const counts = new Map<string, number>();
  for (const line of files.flatMap(({ unread }) => unread)) {
    const statement = keywords(line);
    if (statement !== "") counts.set(statement, (counts.get(statement) ?? 0) + 1);
  }
  return [...counts]
    .map(([statement, lines]) => ({ statement, lines }))
    .sort((a, b) => b.lines - a.lines || (a.statement < b.statement ? -1 : 1));
}

/** The first word of a line, and the second where it looks like a keyword: it may be a name or a secret. */
function keywords(line: string): string {
  const [first = "", second = ""] = line.trim().split(/\s+/, 2);
  return /^[a-z][a-z-]*$/.test(second) ? `${first} ${second}` : first;
}
