import type { Span } from "../../text/span.ts";

/** As much of the span as may be shown: up to the first thing that could be a key. */
export function shownSpan(text: string, span: Span): Span {
  const key = /[A-Za-z0-9+/]{40,}/.exec(text.slice(span.start, span.end));
  return key ? { start: span.start, end: span.start + key.index } : span;
}
