import type { Format, Reading } from "../formats/format.ts";
import { nodeTools } from "../host/certificates.ts";
import { readTextFile } from "../host/text-file.ts";
import { formatFor } from "../review/file.ts";
import { absolutePath, pathBelow, shownPath } from "./paths.ts";
import { Sites } from "./sites.ts";
import type { Terminal } from "./terminal.ts";

/** A file that some format knows, read. */
export interface KnownFile {
  /** As it is shown. */
  readonly path: string;
  readonly text: string;
  readonly format: Format;
  readonly reading: Reading;
}

/** Reads a file that a person named; undefined after telling them why that cannot be done. */
export function readKnownFile(name: string, terminal: Terminal): KnownFile | undefined {
  const path = absolutePath(terminal.cwd, name);
  const file = knownFile(path, terminal);
  if (typeof file !== "string") return file;
  terminal.note(`${shownPath(terminal.cwd, path)}: ${file}`);
  return undefined;
}

/** The file, or why it cannot be read as one that some format knows. */
export function knownFile(path: string, terminal: Terminal): KnownFile | string {
  const shown = shownPath(terminal.cwd, path);
  const content = readTextFile(path);
  if (content.kind === "binary") return "it is not text";
  if (content.kind === "unreadable") return content.reason;
  const site = new Sites(terminal.cwd).governing(path);
  const setup = { tools: nodeTools, today: terminal.today, ...(site && { siteFile: site.file }) };
  const placed = (site && pathBelow(site.folder, path)) ?? shown;
  const format = formatFor({ path: shown, text: content.text }, placed, setup);
  if (!format) return "not a format Palisade knows";
  return { path: shown, text: content.text, format, reading: format.read(content.text, nodeTools) };
}
