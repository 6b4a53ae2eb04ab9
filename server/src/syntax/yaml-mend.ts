import type { Span } from "../text/span.ts";
import type { Draft } from "./yaml-draft.ts";
import { placeAt, shortLines } from "./yaml-scan.ts";
import { beginsEntry, isFirstOnLine, lineEndOf, lineStartOf, skipBlanks, skipSpace, trimmedEnd } from "./yaml-text.ts";

/** Where and why the parser gave up; offsets are those of the draft. */
export interface Failure {
  readonly at: number;
  readonly reason: string;
}

/** A draft without what the parser stumbled over, and what to say of it. */
export interface Mended {
  readonly draft: Draft;
  /** Of the draft that failed. */
  readonly span: Span;
  /** Absent: most programs accept what was mended. */
  readonly message?: string;
}

/** Collections deeper than this are an attack, or no configuration. */
export const maxDepth = 100;

/** The least change that may let the parser go on. */
export function mend(draft: Draft, failure: Failure): Mended {
  const at = Math.min(failure.at, draft.source.length);
  for (const mender of menders) {
    const mended = mender(draft, { ...failure, at });
    if (mended) return mended;
  }
  const span = spotAt(draft.source, at);
  return { draft: draft.blanked(span), span, message: explain(draft.source, span, failure.reason) };
}

type Mender = (draft: Draft, failure: Failure) => Mended | undefined;

const menders: readonly Mender[] = [mendEscape, mendTabs, mendQuote, mendShortLines, mendBrackets, mendKey];

/** `"NORTHGATE\svc"` */
function mendEscape(draft: Draft, { at, reason }: Failure): Mended | undefined {
  if (reason !== "unknown escape sequence") return undefined;
  const start = draft.source.lastIndexOf("\\", at);
  return {
    draft: draft.inserted([{ at: start, text: "\\" }]),
    span: { start, end: Math.min(at + 1, draft.source.length) },
    message: "within double quotes a backslash must be doubled; or use single quotes",
  };
}

function mendTabs(draft: Draft, { at, reason }: Failure): Mended | undefined {
  if (reason !== "tab characters must not be used in indentation") return undefined;
  const span = { start: at, end: skipBlanks(draft.source, at) };
  return { draft: draft.withoutTabs(), span, message: "YAML is indented with spaces, not with tabs" };
}

function mendQuote(draft: Draft, { at, reason }: Failure): Mended | undefined {
  if (!/quoted scalar|deficient indentation/.test(reason)) return undefined;
  const { source } = draft;
  const start = placeAt(source, trimmedEnd(source, at)).openQuote;
  if (start === undefined) return undefined;
  const end = trimmedEnd(source, lineEndOf(source, start));
  const text = source[start] ?? "";
  return { draft: draft.inserted([{ at: end, text }]), span: { start, end }, message: "this quote is never closed" };
}

/** Closing brackets at the margin, as formatters write them. */
function mendShortLines(draft: Draft, { at, reason }: Failure): Mended | undefined {
  if (reason !== "deficient indentation") return undefined;
  const short = shortLines(draft.source);
  if (short.length === 0) return undefined;
  const spaces = short.map((line) => ({ at: line.at, text: " ".repeat(line.missing) }));
  return { draft: draft.inserted(spaces), span: { start: at, end: at } };
}

function mendBrackets(draft: Draft, { at, reason }: Failure): Mended | undefined {
  const { source } = draft;
  if (!/flow|deficient indentation/.test(reason)) return undefined;
  if (at < source.length && !beginsEntry(source, at)) return undefined;
  const { levels, settled } = placeAt(source, trimmedEnd(source, at));
  const brackets = levels.filter((level) => level.flow).reverse();
  const [innermost] = brackets;
  if (innermost === undefined) return undefined;
  const text = brackets.map((level) => (level.kind === "sequence" ? "]" : "}")).join("");
  return {
    draft: draft.inserted([{ at: settled, text }]),
    span: { start: innermost.start, end: innermost.start + 1 },
    message: `\`${source[innermost.start]}\` is never closed`,
  };
}

/** A line that ought to be `key: value`. */
function mendKey(draft: Draft, { at, reason }: Failure): Mended | undefined {
  const { source } = draft;
  const isAboutKey =
    /mapping key|implicit key/.test(reason) || (/document separator/.test(reason) && source[at] === ":");
  if (!isAboutKey) return undefined;
  const bare = bareLine(source, at);
  if (bare.start === bare.end) return undefined;
  const line = source.slice(bare.start, bare.end);
  const colon = /^[\w-]+:(?=\S)/.exec(line);
  if (colon) {
    const behind = bare.start + colon[0].length;
    return {
      draft: draft.inserted([{ at: behind, text: " " }]),
      span: { start: behind - 1, end: behind },
      message: "the colon needs a blank behind it",
    };
  }
  const isWord = /^[A-Za-z][\w-]*$/.test(line);
  return {
    draft: isWord ? draft.inserted([{ at: bare.end, text: ":" }]) : draft.blanked(bare),
    span: bare,
    message: "expected a key with a colon and a blank behind it",
  };
}

/** The first of the lines, up to that of an offset, that lack a key: the parser takes them for one key of many lines. */
function bareLine(source: string, at: number): Span {
  let bare = { start: at, end: at };
  let line = at;
  do {
    const end = trimmedEnd(source, line);
    const start = lineStartOf(source, end);
    const first = skipBlanks(source, start);
    if (first < end && source[first] !== "#") {
      if (!beginsEntry(source, first)) bare = { start: first, end };
      else if (lineStartOf(source, at) !== start) break;
    }
    line = start;
  } while (line > 0);
  return bare;
}

/** The text at an offset, to the end of its line; the last text before it where there is none. */
function spotAt(source: string, at: number): Span {
  const start = skipSpace(source, at, source.length);
  const end = trimmedEnd(source, lineEndOf(source, at));
  if (start < end) return { start, end };
  const last = trimmedEnd(source, at);
  return { start: skipBlanks(source, lineStartOf(source, last)), end: last };
}

function explain(source: string, span: Span, reason: string): string {
  const character = source[span.start] ?? "";
  switch (reason) {
    case "bad indentation of a mapping entry":
      if (character !== "" && "@`%".includes(character)) return `text that begins with \`${character}\` needs quotes`;
      if (character === ":") return "text with a colon and a blank in it needs quotes";
      if (isFirstOnLine(source, span.start)) return "this line is not indented like those it belongs to";
      return "this does not belong here; text with special characters needs quotes";
    case "bad indentation of a sequence entry":
      return "this line is not indented like those it belongs to";
    case "end of the stream or a document separator is expected":
      return "this does not fit what stands before it";
    case "missed comma between flow collection entries":
      return "expected a comma before this";
    case "deficient indentation":
      return "this line must be indented further";
    case `nesting exceeded maxDepth (${maxDepth})`:
      return `lists and maps are nested more than ${maxDepth} deep`;
    default:
      return reason;
  }
}
