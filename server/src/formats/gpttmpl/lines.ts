import type { IniEntry, IniLine, IniSection } from "../../syntax/ini.ts";
import type { TextEdit } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";
import type { TemplateSyntax } from "./read.ts";
import { kindOf, type SectionKind, sectionKind } from "./sections.ts";

/** The first line that states the key in a section of that name. */
export function findEntry(syntax: TemplateSyntax, sectionName: string, key: string): IniEntry | undefined {
  const kind = sectionKind(sectionName);
  for (const section of syntax) {
    if (!kind || kindOf(section) !== kind) continue;
    for (const line of section.lines)
      if (line.kind === "entry" && line.key.value.toLowerCase() === key.toLowerCase()) return line;
  }
  return undefined;
}

/** The statement that holds the span. */
export function statementAt(syntax: TemplateSyntax, span: Span): { line: IniLine; section: IniSection } | undefined {
  for (const section of syntax)
    for (const line of section.lines)
      if (line.span.start <= span.start && span.end <= line.span.end && (line.kind === "entry" || line.kind === "text"))
        return { line, section };
  return undefined;
}

/** Writes a value in place of the one a line states, or of none. */
export function writeValue(text: string, line: IniEntry, value: string): TextEdit {
  if (line.value.value !== "") return { span: line.value.span, text: value };
  const start = line.equals + 1;
  let end = start;
  while (text[end] === " " || text[end] === "\t") end++;
  const before = line.key.span.end < line.equals ? " " : "";
  return { span: { start, end }, text: before + value + (line.comment ? " " : "") };
}

/**
 * A new line at the end of its section, spaced like its neighbours. A missing section is an edit of its own, so that
 * two changes that need it can share it.
 */
export function addEntry(
  text: string,
  syntax: TemplateSyntax,
  sectionName: string,
  key: string,
  value: string,
): readonly TextEdit[] {
  const kind = sectionKind(sectionName);
  if (!kind) return [];
  const section = syntax.find((each) => kindOf(each) === kind);
  const written = `${key}${separatorOf(text, section ? [section] : syntax, kind)}${value}`;
  if (section) return [insertAfter(text, lastStatement(section), written)];
  const above = endOfLower(syntax, kind);
  return [insertAfter(text, above, `[${kind.name}]`), insertAfter(text, above, written)];
}

/** The line end that the text uses; Windows' own in a text that has none. */
function newlineOf(text: string): string {
  return text.includes("\n") && !text.includes("\r\n") ? "\n" : "\r\n";
}

function insertAfter(text: string, line: IniLine | undefined, written: string): TextEdit {
  const newline = newlineOf(text);
  const at = line ? line.line.end : text.startsWith("\ufeff") ? 1 : 0;
  const ended = !line || text[at - 1] === "\n" || text[at - 1] === "\r";
  return { span: { start: at, end: at }, text: ended ? written + newline : newline + written };
}

/** The last line of the last section that belongs before one of this kind. */
function endOfLower(syntax: TemplateSyntax, kind: SectionKind): IniLine | undefined {
  const lower = syntax.filter((section) => (kindOf(section)?.rank ?? kind.rank) < kind.rank);
  const section = lower.at(-1) ?? (syntax[0]?.lines.length ? syntax[0] : undefined);
  return section && lastStatement(section);
}

function lastStatement(section: IniSection): IniLine | undefined {
  return section.lines.findLast((line) => line.kind !== "blank") ?? section.header;
}

/** What stands between key and value in the nearest line that has both. */
function separatorOf(text: string, sections: readonly IniSection[], kind: SectionKind): string {
  for (const section of sections) {
    if (
      kindOf(section)?.about === undefined ||
      (kindOf(section)?.name === "Registry Values") !== (kind.name === "Registry Values")
    )
      continue;
    for (const line of section.lines)
      if (line.kind === "entry" && line.value.value !== "") return text.slice(line.key.span.end, line.value.span.start);
  }
  return " = ";
}
