import type { Configuration } from "../../model/configuration.ts";
import { type IndentedReading, type LineLanguage, readIndented, type Statement } from "../../syntax/indented.ts";
import type { Span } from "../../text/span.ts";
import type { DefinitionDraft } from "../cisco/names.ts";
import { referToPassedOver } from "../cisco/passed-over.ts";
import type { Reading, ReadTools } from "../format.ts";
import type { ListDraft, Remarks } from "./access-lists.ts";
import { configurationOf } from "./configuration.ts";
import type { Draft } from "./draft.ts";
import { emptyDraft } from "./empty-draft.ts";
import { type EntryLines, entryLinesOf, KnownEntries } from "./known-entries.ts";
import { topOf } from "./statements.ts";
import { unreadOf } from "./unread.ts";

/** What spelling a change needs to know of the text. */
export interface AsaSyntax {
  readonly configuration: Configuration;
  /** Statements at the top of the file in order, access lists left out. */
  readonly statements: readonly Statement[];
  readonly remarks: Remarks;
  readonly lists: ReadonlyMap<string, ListDraft>;
  /** `any` means IPv4 only, and `any4` is not known. */
  readonly anyIsIp4: boolean;
  readonly definitions: readonly DefinitionDraft[];
  /** The first lines of the statements that hold a group policy's attributes. */
  readonly policies: ReadonlyMap<string, Span>;
  readonly entryLines: EntryLines;
}

/** Reads a configuration, whole or in part. */
export function read(text: string, tools: ReadTools, earlier?: Reading<AsaSyntax>): Reading<AsaSyntax> {
  const draft = emptyDraft(text, tools);
  const known = earlier && new KnownEntries(earlier.syntax.entryLines, draft);
  const lines = readIndented(text, topOf(draft, known), language);
  stretch(draft, lines.statements);
  referToPassedOver(text, draft, lines);
  const { configuration, remarks } = configurationOf(draft, headOf(text, lines));
  return {
    configurations: [configuration],
    unread: unreadOf(text, lines.leftovers),
    lines: lines.lines,
    problems: draft.problems,
    syntax: {
      configuration,
      statements: lines.statements,
      remarks,
      lists: draft.lists,
      anyIsIp4: draft.anyIsIp4,
      definitions: [...draft.definitions.values()],
      policies: draft.vpn.policySpans,
      entryLines: entryLinesOf(draft, known),
    },
  };
}

const language: LineLanguage = {
  // `:` begins what the device writes around a configuration, `<` the prompts a pager leaves in a capture.
  isComment: (text, start, end) => {
    const first = text.charCodeAt(start);
    if (first === 33 || first === 58) return true;
    if (first === 60) return text.startsWith("<--- More --->", start);
    return first === 67 && text.startsWith("Cryptochecksum:", start) && end > start;
  },
  leaving: new Set(["exit", "quit", "end"]),
  negation: "no",
};

/** The first statement, where a finding about something absent may point. */
function headOf(text: string, lines: IndentedReading): Span {
  const first = lines.statements[0];
  if (first) return { start: first.start, end: lineEnd(text, first.start) };
  return { start: 0, end: lineEnd(text, 0) };
}

function lineEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  return end;
}

/** Lets what a statement begins reach to the end of what stands below it. */
function stretch(draft: Draft, statements: readonly Statement[]): void {
  const ends = new Map(statements.map((statement) => [statement.start, statement.end]));
  const stretched = (span: Span): Span => {
    const end = ends.get(span.start);
    return end === undefined || end <= span.end ? span : { start: span.start, end };
  };
  for (const definition of draft.definitions.values()) {
    definition.parts = definition.parts.map(stretched);
    definition.span = definition.parts[0] ?? definition.span;
  }
  for (const list of draft.lists.values()) {
    const definition = draft.definitions.get(`access list ${list.name.value}`);
    if (definition) definition.span = list.span;
  }
  for (const each of [...draft.interfaces, ...draft.addresses.values(), ...draft.services.values(), ...draft.schedules])
    each.span = stretched(each.span);
  for (const each of [
    ...draft.vpn.policies.values(),
    ...draft.vpn.tunnelGroups.values(),
    ...draft.vpn.users.values(),
  ]) {
    const end = ends.get(each.lastPart);
    if (end !== undefined && end > each.span.end) each.span = { start: each.span.start, end };
  }
}
