import { cover, type Located, type Span } from "../../text/span.ts";
import type { Cursor } from "./cursor.ts";

/** One value, a range of values, a value with a prefix length or mask, or several bits set together. */
export interface Value {
  /** What is written first: the value, the start of the range, the address before the slash. */
  readonly text: string;
  /** The end of a range. */
  readonly last?: string;
  /** What follows a slash. */
  readonly slash?: string;
  /** Every bit's name, where they are joined by `|`. */
  readonly bits?: readonly string[];
  readonly span: Span;
}

/** Values side by side, one for each part of a concatenation; with what a map gives for them. */
export interface Element {
  readonly parts: readonly Value[];
  /** `*`: everything that no other element holds. */
  readonly rest: boolean;
  /** The tokens behind the colon. */
  readonly gives?: Located<readonly Located<string>[]>;
  /** It is tied to a rate, a quota or the like. */
  readonly limited: boolean;
  readonly span: Span;
}

/** `{ 10.0.0.1 . 22 : accept, 10.0.0.0/8 . 1-1023 timeout 1h }`; the brace stands next. Sets inside sets are one. */
export function takeElements(cursor: Cursor): Element[] {
  const elements: Element[] = [];
  let depth = 0;
  while (!cursor.done) {
    if (cursor.kind === "newline") cursor.at++;
    else if (cursor.takeIf("{")) depth++;
    else if (cursor.takeIf("}")) {
      if (--depth <= 0) break;
    } else if (!cursor.takeIf(",")) elements.push(takeElement(cursor));
  }
  return elements;
}

/** One value, or several with dots between them. */
export function takeParts(cursor: Cursor): Value[] {
  const parts = [takeValue(cursor)];
  while (cursor.peek() === "." && cursor.kind === "sign") {
    cursor.at++;
    cursor.skipNewlines();
    parts.push(takeValue(cursor));
  }
  return parts;
}

function takeElement(cursor: Cursor): Element {
  const from = cursor.span;
  const rest = cursor.takeIf("*");
  const parts = rest ? [] : takeParts(cursor);
  const limited = skipOptions(cursor);
  const gives = cursor.takeIf(":") ? takeGiven(cursor) : undefined;
  const more = skipOptions(cursor);
  const span = cover(from, cursor.before);
  return { parts, rest, limited: limited || more, span, ...(gives ? { gives } : {}) };
}

/** `timeout 1h expires 59m comment "…" counter packets 0 bytes 0`: all up to the next colon, comma or brace. */
function skipOptions(cursor: Cursor): boolean {
  let limited = false;
  while (!cursor.done && !atBoundary(cursor)) {
    if (cursor.kind !== "string" && /^(?:limit|quota|ct)$/.test(cursor.peek())) limited = true;
    cursor.at++;
  }
  return limited;
}

function atBoundary(cursor: Cursor): boolean {
  return cursor.kind === "sign" && boundaries.has(cursor.peek());
}

const boundaries: ReadonlySet<string> = new Set([":", ",", "{", "}"]);

function takeGiven(cursor: Cursor): Located<readonly Located<string>[]> {
  const words: Located<string>[] = [];
  cursor.skipNewlines();
  const from = cursor.span;
  while (!cursor.done && cursor.kind !== "newline" && !(cursor.kind === "sign" && /^[,{}]$/.test(cursor.peek())))
    words.push(cursor.take());
  return { value: words, span: words.length > 0 ? cover(from, cursor.before) : from };
}

/** `22`, `22-25`, `10.0.0.0/8`, `syn | ack`, `(syn | ack)` */
function takeValue(cursor: Cursor): Value {
  const from = cursor.span;
  const bracket = cursor.takeIf("(");
  const first = cursor.take().value;
  if (cursor.takeIf("-")) {
    const last = cursor.take().value;
    return { text: first, last, span: valueSpan(cursor, from, bracket) };
  }
  if (cursor.takeIf("/")) {
    const slash = cursor.take().value;
    return { text: first, slash, span: valueSpan(cursor, from, bracket) };
  }
  if (cursor.peek() === "|" || cursor.peek() === "or") {
    const bits = [first];
    while (cursor.takeIf("|") || cursor.takeIf("or")) bits.push(cursor.take().value);
    return { text: first, bits, span: valueSpan(cursor, from, bracket) };
  }
  return { text: first, span: valueSpan(cursor, from, bracket) };
}

/** From where a value begins to here, or to the bracket that closes it. */
function valueSpan(cursor: Cursor, from: Span, bracket: boolean): Span {
  if (bracket) while (!cursor.done && !cursor.takeIf(")")) cursor.at++;
  return cover(from, cursor.before);
}
