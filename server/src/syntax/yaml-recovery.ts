import { type Event, parseEvents, YAMLException } from "js-yaml";
import type { Problem } from "../text/span.ts";
import { Draft } from "./yaml-draft.ts";
import { type Failure, maxDepth, mend } from "./yaml-mend.ts";

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
  const nothing = { span: { start: 0, end: 0 }, message: "this is not YAML" };
  return { source: "", events: [], origin: () => 0, problem: problem ?? nothing };
}

/** Each attempt reads all of the text again. */
function attemptsFor(text: string): number {
  return Math.max(3, Math.min(40, Math.floor(4_000_000 / (text.length + 1))));
}

function tryParse(source: string): { readonly events: readonly Event[] } | Failure {
  try {
    return { events: parseEvents(source, { maxDepth }) };
  } catch (error) {
    if (error instanceof YAMLException) return { at: error.mark?.position ?? 0, reason: error.reason };
    return { at: 0, reason: "this is not YAML" };
  }
}
