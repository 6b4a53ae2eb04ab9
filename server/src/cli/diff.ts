import { statSync } from "node:fs";
import { codeOf, reasonOf } from "../host/reasons.ts";
import { walk } from "../host/walk.ts";
import { type Configuration, emptyConfiguration } from "../model/configuration.ts";
import { difference } from "../model/difference.ts";
import { type Comparison, differenceJson, differenceText } from "../report/difference.ts";
import { LineIndex } from "../text/lines.ts";
import { oneOf, readArguments, UsageError } from "./arguments.ts";
import { type KnownFile, knownFile, readKnownFile } from "./known-file.ts";
import { absolutePath, pathBelow } from "./paths.ts";
import type { Command, Terminal } from "./terminal.ts";

export const diff: Command = {
  name: "diff",
  usage: "OLD NEW [--format text|json]",
  summary: "say which packets two versions of a file or folder treat differently, with examples and the deciding lines",
  options: ["--format text|json   how to show it (default: text)", "exit code 1: something is treated differently"],
  run(words, terminal) {
    const { values, positionals } = readArguments(words, { format: { type: "string", default: "text" } });
    const form = oneOf("--format", values.format, ["text", "json"] as const);
    const [old, now, ...more] = positionals;
    if (old === undefined || now === undefined || more.length > 0)
      throw new UsageError("diff takes two files or two folders");
    const pairs = pairsOf(old, now, terminal);
    if (!pairs) return 2;
    const comparisons = pairs.flatMap(comparisonsOf);
    terminal.print(
      form === "json" ? `${JSON.stringify(differenceJson(comparisons), undefined, 2)}\n` : differenceText(comparisons),
    );
    return comparisons.some(({ difference: found }) => found.changes.length > 0 || !found.complete) ? 1 : 0;
  },
};

/** Two versions of one file; a version is absent where the file came or went. */
interface Pair {
  readonly name: string;
  readonly old: KnownFile | undefined;
  readonly now: KnownFile | undefined;
}

function pairsOf(old: string, now: string, terminal: Terminal): Pair[] | undefined {
  const kinds = [old, now].map((name) => kindOf(absolutePath(terminal.cwd, name)));
  for (const [at, kind] of kinds.entries())
    if (kind !== "file" && kind !== "folder") {
      terminal.note(`${at === 0 ? old : now}: ${kind}`);
      return undefined;
    }
  if (kinds[0] !== kinds[1]) throw new UsageError("diff takes two files or two folders, not one of each");
  if (kinds[0] === "folder") return folderPairs(old, now, terminal);
  const files = [readKnownFile(old, terminal), readKnownFile(now, terminal)] as const;
  return files[0] && files[1] ? [{ name: files[1].path, old: files[0], now: files[1] }] : undefined;
}

function kindOf(path: string): string {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch (thrown) {
    return reasonOf(codeOf(thrown));
  }
}

/** Files of the same path below both folders; those that no format knows are passed over. */
function folderPairs(old: string, now: string, terminal: Terminal): Pair[] {
  const [before, after] = [filesBelow(old, terminal), filesBelow(now, terminal)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.map((name) => ({ name, old: before.get(name), now: after.get(name) }));
}

function filesBelow(name: string, terminal: Terminal): Map<string, KnownFile> {
  const folder = absolutePath(terminal.cwd, name);
  const files = new Map<string, KnownFile>();
  for (const found of walk(folder)) {
    if (found.kind === "unreadable") terminal.note(`${found.path}: ${reasonOf(found.code)}`);
    const file = found.kind === "file" ? knownFile(found.path, terminal) : undefined;
    if (file && typeof file !== "string") files.set(pathBelow(folder, found.path) ?? found.path, file);
  }
  return files;
}

/** Configurations of one file in both versions: by the name of their device, else by their place in the file. */
function comparisonsOf({ name, old, now }: Pair): Comparison[] {
  const [before, after] = [old?.reading.configurations ?? [], now?.reading.configurations ?? []];
  const lines = { before: new LineIndex(old?.text ?? ""), after: new LineIndex(now?.text ?? "") };
  const several = Math.max(before.length, after.length) > 1;
  const compared = (was: Configuration | undefined, is: Configuration | undefined): Comparison[] => {
    const some = was ?? is;
    if (!some) return [];
    const nothing = emptyConfiguration(some.format, some.vendor, { start: 0, end: 0 });
    const device = several ? (is?.hostname ?? was?.hostname)?.value : undefined;
    return [
      {
        file: name,
        ...lines,
        ...(device === undefined ? {} : { device }),
        difference: difference(was ?? nothing, is ?? nothing),
      },
    ];
  };
  const left = new Set(before);
  const result = after.flatMap((is, at) => {
    const was =
      before.find(
        (each) => left.has(each) && each.hostname !== undefined && each.hostname.value === is.hostname?.value,
      ) ?? before[at];
    if (was) left.delete(was);
    return compared(was, is);
  });
  return [...result, ...[...left].flatMap((was) => compared(was, undefined))];
}
