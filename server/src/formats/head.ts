import type { Span } from "../text/span.ts";

/** The first line that says something, where a finding about something absent may point. */
export function headOf(text: string): Span {
  const start = text.search(/[^\s\ufeff]/);
  if (start < 0) return { start: 0, end: 0 };
  const end = text.slice(start).search(/[\r\n]/);
  return { start, end: end < 0 ? text.length : start + end };
}
