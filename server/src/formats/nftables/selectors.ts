import { cover, type Span } from "../../text/span.ts";
import type { Cursor } from "./cursor.ts";
import type { Field } from "./fields.ts";
import { takeHeaderField, takeRaw } from "./header-fields.ts";
import { takeKernelField } from "./kernel-fields.ts";

export interface Selector {
  readonly field: Field;
  readonly span: Span;
}

/** What stands on the left of a match; undefined, and the cursor where it was, when nothing known does. */
export function takeSelector(cursor: Cursor): Selector | undefined {
  const from = cursor.at;
  const start = cursor.span;
  const field = takeField(cursor);
  if (!field || cursor.at > cursor.tokens.length) {
    cursor.at = from;
    return undefined;
  }
  return { field, span: cover(start, cursor.before) };
}

function takeField(cursor: Cursor): Field | undefined {
  if (cursor.kind === "string") return undefined;
  if (cursor.takeIf("@")) return takeRaw(cursor);
  if (cursor.kind !== "word") return undefined;
  const { value: word } = cursor.take();
  return takeHeaderField(cursor, word) ?? takeKernelField(cursor, word);
}
