import { type Event, parseEvents, YAMLException } from "js-yaml";
import type { Problem, Span } from "../text/span.ts";
import { Draft } from "./yaml-draft.ts";
import { placeAt, shortLines } from "./yaml-scan.ts";
import { beginsEntry, isFirstOnLine, lineEndOf, lineStartOf, skipBlanks, skipSpace, trimmedEnd } from "./yaml-text.ts";

/** Parser events of a text, or of the nearest text that can be parsed. */
export interface YamlEvents {
  /** The text the events' offsets mean. */
  readonly source: string;
  readonly events: readonly Event[];
  /** Where an offset of `source` lies in the text that was given. */
  readonly origin: (offset: number) => number;
  /** What is wrong with the text; only the first mistake, as those behind it may be its doing. */
  readonly problem?: Problem;
}

/** Collections deeper than this are an attack, or no configuration. */
const maxDepth = 100;

/** Reads a text as YAML; where it is none, mends it line by line, so that what is right elsewhere is still read. */
export function readEvents(text: string): YamlEvents {
  let draft = new Draft(text);
  let problem: Problem | undefined;
  for (let attempts = attemptsFor(text); attempts > 0; attempts--) {
    const outcome = tryParse(draft.source);
    if ("events" in outcome) {
      const { source } = draft;
      const origin = draft.origin.bind(draft);
      return { source, events: outcome.events, origin, ...(problem ? { problem } : {}) };
    }
    const { span, message, ...mended } = mend(draft, outcome);
    if (message !== undefined)
      problem ??= { span: { start: draft.origin(span.start), end: draft.origin(span.end) }, message };
    draft = mended.draft;
  }
  return {
    source: "",
    events: [],
    origin: () => 0,
    problem: problem ?? { span: { start: 0, end: 0 }, message: "this is not YAML" },
  };
}

function attemptsFor(text: string): number {
  return Math.max(3, Math.min(40, Math.floor(4_000_000 / (text.length + 1))));
}

interface Failure {
  readonly at: number;
  readonly reason: string;
}

function tryParse(source: string): { readonly events: readonly Event[] } | Failure {
  try {
    return { events: parseEvents(source, { maxDepth }) };
  } catch (error) {
    if (error instanceof YAMLException) return { at: error.mark?.position ?? 0, reason: error.reason };
    return { at: 0, reason: "this is not YAML" };
  }
}

interface Mended {
  readonly draft: Draft;
  /** Of the draft that failed. */
  readonly span: Span;
  /** Absent: most programs accept what was mended. */
  readonly message?: string;
}

function mend(draft: Draft, failure: Failure): Mended {
  const { source } = draft;
  const at = Math.min(failure.at, source.length);
  const here = { start: at, end: at };
  if (failure.reason === "unknown escape sequence")
    return {
      draft: draft.inserted([{ at: source.lastIndexOf("\\", at), text: "\\" }]),
      span: { start: source.lastIndexOf("\\", at), end: Math.min(at + 1, source.length) },
      message: "within double quotes a backslash must be doubled; or use single quotes",
    };
  if (failure.reason === "tab characters must not be used in indentation")
    return {
      draft: draft.withoutTabs(),
      span: { start: at, end: skipBlanks(source, at) },
      message: "YAML is indented with spaces, not with tabs",
    };
  const place = placeAt(source, trimmedEnd(source, at));
  if (place.openQuote !== undefined && /quoted scalar|deficient indentation/.test(failure.reason)) {
    const start = place.openQuote;
    const end = trimmedEnd(source, lineEndOf(source, start));
    return {
      draft: draft.inserted([{ at: end, text: source[start] ?? "" }]),
      span: { start, end },
      message: "this quote is never closed",
    };
  }
  if (failure.reason === "deficient indentation") {
    const short = shortLines(source);
    if (short.length > 0)
      return {
        draft: draft.inserted(short.map((line) => ({ at: line.at, text: " ".repeat(line.missing) }))),
        span: here,
      };
  }
  const brackets = place.levels.filter((level) => level.flow);
  const innermost = brackets.at(-1);
  if (
    innermost &&
    (source.length <= at || beginsEntry(source, at)) &&
    /flow|deficient indentation/.test(failure.reason)
  ) {
    const closers = brackets.map((level) => (level.kind === "sequence" ? "]" : "}")).reverse();
    return {
      draft: draft.inserted([{ at: place.settled, text: closers.join("") }]),
      span: { start: innermost.start, end: innermost.start + 1 },
      message: `\`${source[innermost.start]}\` is never closed`,
    };
  }
  if (/mapping key|implicit key|document separator/.test(failure.reason)) {
    const bare = bareLine(source, at);
    const colon = /^[\w-]+:(?=\S)/.exec(source.slice(bare.start, bare.end));
    if (colon) {
      const behind = bare.start + colon[0].length;
      return {
        draft: draft.inserted([{ at: behind, text: " " }]),
        span: { start: behind - 1, end: behind },
        message: "the colon needs a blank behind it",
      };
    }
    const message = "expected a key with a colon and a blank behind it";
    if (/^[A-Za-z][\w-]*$/.test(source.slice(bare.start, bare.end)))
      return { draft: draft.inserted([{ at: bare.end, text: ":" }]), span: bare, message };
    if (bare.start < bare.end) return { draft: draft.blanked(bare), span: bare, message };
  }
  const span = spotAt(source, at);
  return { draft: draft.blanked(span), span, message: explain(source, span, failure.reason) };
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
      if ("@`%".includes(character)) return `text that begins with \`${character}\` needs quotes`;
      if (character === ":") return "text with a colon and a blank in it needs quotes";
      return isFirstOnLine(source, span.start)
        ? "this line is not indented like those it belongs to"
        : "this does not belong here; text with special characters needs quotes";
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
