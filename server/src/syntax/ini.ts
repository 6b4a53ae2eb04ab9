import type { Located, Span } from "../text/span.ts";

/** What one dialect of INI takes for a comment and for quotes. */
export interface IniFlavour {
  /** Characters that make a comment of a line that begins with them. */
  readonly lineComments: string;
  /** Characters that start a comment anywhere in a line. */
  readonly inlineComments: string;
  /** Double quotes keep comment characters and equals signs between them from meaning anything. */
  readonly quotes: boolean;
}

/** One line; `span` is what it says, without blanks and comment, and `line` all of it with its line end. */
export type IniLine = IniBlank | IniComment | IniHeader | IniEntry | IniText;

interface IniPlace {
  readonly span: Span;
  readonly line: Span;
  /** The words of a comment at the line's end or filling it, without the character that starts it. */
  readonly comment?: Located<string>;
}

export interface IniBlank extends IniPlace {
  readonly kind: "blank";
}

export interface IniComment extends IniPlace {
  readonly kind: "comment";
  readonly comment: Located<string>;
}

/** `[name]`; the closing bracket may be missing, and text may follow it. */
export interface IniHeader extends IniPlace {
  readonly kind: "header";
  readonly name: Located<string>;
  readonly closed: boolean;
  readonly rest?: Span;
}

/** `key = value`, both as written; a missing value is empty, directly behind the equals sign. */
export interface IniEntry extends IniPlace {
  readonly kind: "entry";
  readonly key: Located<string>;
  readonly value: Located<string>;
  /** Offset of the equals sign. */
  readonly equals: number;
}

/** Anything else: a line without an equals sign. */
export interface IniText extends IniPlace {
  readonly kind: "text";
}

/** The lines below one header; the first section has none and holds what stands above all headers. */
export interface IniSection {
  readonly header: IniHeader | undefined;
  readonly lines: readonly IniLine[];
}

/** Splits INI text into sections and lines; takes any text. */
export function readIni(text: string, flavour: IniFlavour): readonly IniSection[] {
  let lines: IniLine[] = [];
  const sections: IniSection[] = [{ header: undefined, lines }];
  let start = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  while (start < text.length) {
    const end = endOfLine(text, start);
    const next = startOfNext(text, end);
    const line = readLine(text, start, end, { start, end: next }, flavour);
    if (line.kind === "header") {
      lines = [];
      sections.push({ header: line, lines });
    } else lines.push(line);
    start = next;
  }
  return sections;
}

const byteOrderMark = 0xfeff;
const quote = 34;
const equalsSign = 61;

function readLine(text: string, from: number, to: number, line: Span, flavour: IniFlavour): IniLine {
  const start = skipBlanks(text, from, to);
  if (start === to) return { kind: "blank", span: { start, end: start }, line };
  if (flavour.lineComments.includes(text.charAt(start)) || flavour.inlineComments.includes(text.charAt(start)))
    return {
      kind: "comment",
      span: { start, end: dropBlanks(text, start, to) },
      line,
      comment: commentAt(text, start, to),
    };

  let quoted = false;
  let equals = -1;
  let cut = start;
  for (; cut < to; cut++) {
    const code = text.charCodeAt(cut);
    if (code === quote && flavour.quotes) quoted = !quoted;
    else if (quoted) continue;
    else if (code === equalsSign && equals < 0) equals = cut;
    else if (flavour.inlineComments.includes(text.charAt(cut))) break;
  }
  const span = { start, end: dropBlanks(text, start, cut) };
  const place = cut < to ? { span, line, comment: commentAt(text, cut, to) } : { span, line };
  if (text.charAt(start) === "[") return { kind: "header", ...place, ...headerAt(text, span) };
  if (equals < 0) return { kind: "text", ...place };
  return {
    kind: "entry",
    ...place,
    key: slice(text, start, dropBlanks(text, start, equals)),
    value: valueAt(text, equals + 1, span.end),
    equals,
  };
}

function headerAt(text: string, span: Span): { name: Located<string>; closed: boolean; rest?: Span } {
  const bracket = text.indexOf("]", span.start);
  const closed = 0 <= bracket && bracket < span.end;
  const end = closed ? bracket : span.end;
  const start = skipBlanks(text, span.start + 1, end);
  const name = slice(text, start, dropBlanks(text, start, end));
  if (!closed || bracket + 1 === span.end) return { name, closed };
  return { name, closed, rest: { start: skipBlanks(text, bracket + 1, span.end), end: span.end } };
}

function valueAt(text: string, from: number, end: number): Located<string> {
  const start = skipBlanks(text, from, end);
  return start < end ? slice(text, start, end) : { value: "", span: { start: from, end: from } };
}

function commentAt(text: string, at: number, end: number): Located<string> {
  const start = skipBlanks(text, at + 1, end);
  return slice(text, start, dropBlanks(text, start, end));
}

function slice(text: string, start: number, end: number): Located<string> {
  return { value: text.slice(start, end), span: { start, end } };
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  return at;
}

/** Past LF, CRLF or a lone CR. */
function startOfNext(text: string, end: number): number {
  if (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10) return end + 2;
  return Math.min(end + 1, text.length);
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function dropBlanks(text: string, start: number, from: number): number {
  let at = from;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 11 || code === 12 || code === 0xa0;
}
