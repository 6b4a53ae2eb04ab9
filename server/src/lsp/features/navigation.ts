import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  LSPErrorCodes,
  type Position,
  type Range,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Span } from "../../text/span.ts";
import type { Reviewed } from "../reviews.ts";
import { type NameAt, nameAt } from "./names.ts";

export function definition(reviewed: Reviewed, position: Position): Location[] {
  const found = find(reviewed, position);
  return (found?.definitions ?? []).map((each) => locationOf(reviewed, each.name.span));
}

export function references(reviewed: Reviewed, position: Position, withDeclaration: boolean): Location[] {
  const found = find(reviewed, position);
  if (!found) return [];
  const declared = withDeclaration ? found.definitions : [];
  return distinct([...declared, ...found.uses].map((each) => each.name.span)).map((span) => locationOf(reviewed, span));
}

export function highlights(reviewed: Reviewed, position: Position): DocumentHighlight[] {
  const found = find(reviewed, position);
  if (!found) return [];
  const written = new Set(found.definitions.map((each) => each.name.span.start));
  return occurrences(found).map((span) => ({
    range: reviewed.lines.range(span),
    kind: written.has(span.start) ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

/** The range of the name that a rename would change; refuses what cannot be renamed exactly. */
export function prepareRename(reviewed: Reviewed, position: Position): { range: Range; placeholder: string } {
  const found = renamable(reviewed, position);
  return { range: reviewed.lines.range(found.span), placeholder: found.name };
}

export function rename(reviewed: Reviewed, position: Position, newName: string): WorkspaceEdit {
  const found = renamable(reviewed, position);
  if (!/^[^\s"'\\!#;]+$/.test(newName))
    throw refusal(`${newName} cannot be a name: no spaces, quotes or comment signs`);
  const taken = found.configuration.definitions.some(
    (each) => each.name.value === newName && found.definitions.some((definition) => definition.kind === each.kind),
  );
  if (taken) throw refusal(`${newName} is already defined`);
  const edits = occurrences(found).map((span) => ({ range: reviewed.lines.range(span), newText: newName }));
  return { changes: { [reviewed.place.uri]: edits } };
}

function renamable(reviewed: Reviewed, position: Position): NameAt {
  const found = find(reviewed, position);
  if (!found || found.definitions.length === 0 || found.reference?.builtIn)
    throw refusal("only a name that this file defines can be renamed");
  const { text } = reviewed.review;
  if (occurrences(found).some((span) => text.slice(span.start, span.end) !== found.name))
    throw refusal(`${found.name} is written in more than one way`);
  const unread = reviewed.review.unread.find(({ span }) => wordsOf(text.slice(span.start, span.end)).has(found.name));
  if (unread)
    throw refusal(`line ${reviewed.lines.lineAt(unread.span.start) + 1} was not understood and may use ${found.name}`);
  return found;
}

function occurrences(found: NameAt): Span[] {
  return distinct([...found.definitions, ...found.uses].map((each) => each.name.span));
}

/** A list defined by many lines names itself in each; a name may be a definition and a use at once. */
function distinct(spans: readonly Span[]): Span[] {
  const byStart = new Map(spans.map((span) => [span.start, span]));
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}

function find({ review, lines }: Reviewed, position: Position): NameAt | undefined {
  return nameAt(review.reading?.configurations ?? [], lines.offset(position));
}

function locationOf({ place, lines }: Reviewed, span: Span): Location {
  return { uri: place.uri, range: lines.range(span) };
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

function refusal(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
