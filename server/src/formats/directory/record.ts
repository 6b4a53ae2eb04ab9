import type { Located, Problem, Span } from "../../text/span.ts";

/** One object of a directory, whatever form it was exported in. */
export interface ObjectRecord {
  readonly span: Span;
  /** What a fact points at that the record does not state. */
  readonly head: Span;
  /** Nothing was left out of it: an attribute that it lacks is not set. */
  readonly whole: boolean;
  /** By the lower-case name of the attribute; empty where it was exported and is not set. */
  readonly attributes: ReadonlyMap<string, readonly AttributeValue[]>;
  /** It tells only what becomes of an object's memberships: these are added, or taken away (all, where none is named). */
  readonly change?: "add" | "remove";
}

export interface AttributeValue extends Located<string> {
  /** Where it was exported as bytes. */
  readonly bytes?: Uint8Array;
}

/** What several readers of one export share. */
export interface ExportContext {
  /** Which of day and month comes first in dates such as 3/4/2026; absent where no date of the export tells. */
  readonly dateOrder?: "day-month" | "month-day";
  readonly problems: Problem[];
  /** Values that nobody understood. */
  readonly rejected: Set<AttributeValue>;
}

export function newContext(dateOrder?: ExportContext["dateOrder"]): ExportContext {
  return { ...(dateOrder ? { dateOrder } : {}), problems: [], rejected: new Set() };
}

export function reject(context: ExportContext, value: AttributeValue, message: string): undefined {
  context.rejected.add(value);
  context.problems.push({ span: value.span, message });
  return undefined;
}

/** The first value of an attribute that has one. */
export function firstOf(record: ObjectRecord, name: string): AttributeValue | undefined {
  return record.attributes.get(name)?.[0];
}

export function allOf(record: ObjectRecord, name: string): readonly AttributeValue[] {
  return record.attributes.get(name) ?? [];
}

/** Where the record says that an attribute is not set: by an empty value, or by leaving nothing else out. */
export function unsetPlace(
  record: ObjectRecord,
  name: string,
): { readonly span: Span; readonly implied: string } | undefined {
  const values = record.attributes.get(name);
  if (values?.length === 0 || (!values && record.whole))
    return { span: record.head, implied: `the record has no ${name}` };
  return undefined;
}
