import type { IndentedReading, Statement } from "../../syntax/indented.ts";
import { lineEnd } from "../../text/line-edits.ts";
import type { Span } from "../../text/span.ts";
import type { DefinitionDraft } from "./names.ts";

/** The first statement, where a finding about something absent may point. */
export function headOf(text: string, { statements }: IndentedReading): Span {
  const start = statements[0]?.start ?? 0;
  return { start, end: lineEnd(text, start) };
}

/** What a statement begins, and where the last one that goes on with it stands. */
export interface Begun {
  span: Span;
  readonly lastPart?: number;
}

/** Lets what statements define, and what else they begin, reach to the end of what stands below them. */
export function stretch(
  statements: readonly Statement[],
  definitions: Iterable<DefinitionDraft>,
  others: Iterable<Begun>,
): void {
  const ends = new Map(statements.map((statement) => [statement.start, statement.end]));
  const stretched = (span: Span, lastPart = span.start): Span => {
    const end = ends.get(lastPart);
    return end === undefined || end <= span.end ? span : { start: span.start, end };
  };
  for (const definition of definitions) {
    definition.parts = definition.parts.map((part) => stretched(part));
    definition.span = definition.parts[0] ?? definition.span;
  }
  for (const each of others) each.span = stretched(each.span, each.lastPart);
}
