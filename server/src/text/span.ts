/** A half-open range of UTF-16 offsets into one file's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value together with the text that states it. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** A value the file states, or one its vendor implies; `implied` says why, and the span is then the nearest statement. */
export interface Stated<T> extends Located<T> {
  readonly implied?: string;
}

/** Text that could not be understood, and what was expected there. */
export interface Problem {
  readonly span: Span;
  readonly message: string;
}

/** A value read from text, with what went wrong on the way. */
export interface Parsed<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

export function located<T>(value: T, span: Span): Located<T> {
  return { value, span };
}

/** The smallest span that holds both. */
export function cover(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

export function contains(outer: Span, offset: number): boolean {
  return outer.start <= offset && offset <= outer.end;
}
