import { decodeBase64 } from "../text/base64.ts";
import type { Located, Span } from "../text/span.ts";

/** `memberOf: CN=…`, `objectSid:: AQUA…`, `jpegPhoto:< file:///…` */
export interface LdifAttribute {
  readonly kind: "attribute";
  /** As written, with its options: `userCertificate;binary`. */
  readonly name: Located<string>;
  /** As written, put together where it was folded. */
  readonly value: Located<string>;
  readonly coding: "text" | "base64" | "address";
  readonly span: Span;
  readonly lines: number;
}

/** A statement and the physical lines it is folded over. */
export type LdifLine =
  | LdifAttribute
  | { readonly kind: "comment" | "dash" | "damaged"; readonly span: Span; readonly lines: number };

/** Lines up to the next blank one. */
export interface LdifRecord {
  readonly lines: readonly LdifLine[];
  readonly span: Span;
}

export interface Ldif {
  readonly records: readonly LdifRecord[];
  readonly blankLines: number;
}

/** Reads the LDAP Data Interchange Format (RFC 2849): records parted by blank lines, long lines folded by a leading blank. */
export function readLdif(text: string): Ldif {
  const records: LdifRecord[] = [];
  let lines: LdifLine[] = [];
  let blankLines = 0;
  const close = () => {
    const [first, last] = [lines[0], lines.at(-1)];
    if (first && last) records.push({ lines, span: { start: first.span.start, end: last.span.end } });
    lines = [];
  };
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const end = endOfLine(text, at);
    if (isBlank(text, at, end)) {
      close();
      blankLines++;
      at = afterBreak(text, end);
      continue;
    }
    const folded = unfold(text, at, end);
    lines.push(lineOf(folded));
    at = folded.next;
  }
  close();
  return { records, blankLines };
}

/** The bytes of a value; undefined where it is not in base64, or damaged. */
export function bytesOf(attribute: LdifAttribute): Uint8Array | undefined {
  return attribute.coding === "base64" ? decodeBase64(attribute.value.value) : undefined;
}

/** The text of a value, decoded where it is in base64; undefined where it is no text, or stands elsewhere. */
export function textOf(attribute: LdifAttribute): string | undefined {
  if (attribute.coding === "text") return attribute.value.value;
  const bytes = bytesOf(attribute);
  // Most such values are bytes: a decoder that throws at them would take longer than all the rest.
  const text = bytes && decoder.decode(bytes);
  return text?.includes("\ufffd") ? undefined : text;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

interface Folded {
  /** Where the first physical line begins, and the last one ends. */
  readonly span: Span;
  readonly content: string;
  readonly lines: number;
  readonly next: number;
  /** The place in the text of each offset of `content`. */
  place(offset: number): number;
}

function unfold(text: string, start: number, firstEnd: number): Folded {
  let end = firstEnd;
  let next = afterBreak(text, end);
  if (text.charCodeAt(next) !== space)
    return { span: { start, end }, content: text.slice(start, end), lines: 1, next, place: (offset) => start + offset };
  const parts = [text.slice(start, end)];
  const starts = [start];
  while (text.charCodeAt(next) === space && !isBlank(text, next, endOfLine(text, next))) {
    end = endOfLine(text, next);
    parts.push(text.slice(next + 1, end));
    starts.push(next + 1);
    next = afterBreak(text, end);
  }
  const place = (offset: number) => {
    let rest = offset;
    let index = 0;
    while (index + 1 < parts.length && rest >= (parts[index]?.length ?? 0)) rest -= parts[index++]?.length ?? 0;
    return (starts[index] ?? start) + rest;
  };
  return { span: { start, end }, content: parts.join(""), lines: parts.length, next, place };
}

/** What is folded past its value's first line keeps the break and the blank in the span. */
function lineOf({ span, content, lines, place }: Folded): LdifLine {
  if (content.startsWith("#")) return { kind: "comment", span, lines };
  if (content.trimEnd() === "-") return { kind: "dash", span, lines };
  const colon = content.indexOf(":");
  if (!isName(content, colon)) return { kind: "damaged", span, lines };
  const sign = content[colon + 1];
  const coding = sign === ":" ? "base64" : sign === "<" ? "address" : "text";
  let from = colon + (coding === "text" ? 1 : 2);
  while (content.charCodeAt(from) === space) from++;
  const value = coding === "text" ? content.slice(from) : content.slice(from).trimEnd();
  const valueSpan = value === "" ? { start: span.end, end: span.end } : { start: place(from), end: span.end };
  return {
    kind: "attribute",
    name: { value: content.slice(0, colon), span: { start: span.start, end: place(colon) } },
    value: { value, span: valueSpan },
    coding,
    span,
    lines,
  };
}

/** Letters, digits and dashes, dots in numbers, and options behind semicolons. */
function isName(content: string, end: number): boolean {
  if (end <= 0) return false;
  for (let at = 0; at < end; at++) {
    const code = content.charCodeAt(at);
    const letter = (97 <= code && code <= 122) || (65 <= code && code <= 90) || (48 <= code && code <= 57);
    if (!letter && code !== 45 && code !== 46 && code !== 59 && code !== 95) return false;
  }
  return true;
}

const space = 32;

function endOfLine(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  const end = feed < 0 ? text.length : feed;
  return end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

function afterBreak(text: string, end: number): number {
  const feed = text.charCodeAt(end) === 13 ? end + 1 : end;
  return Math.min(text.length, feed + 1);
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > space) return false;
  return true;
}
