import type { LineCounts, Reading, Unread } from "../formats/format.ts";
import type { Severity } from "../rules/rule.ts";
import type { Packet } from "../net/packet.ts";
import type { TextEdit } from "../text/edit.ts";
import type { Problem, Span } from "../text/span.ts";

/** The review of one file, as the editor and the command line show it. */
export interface FileReview {
  /** As the caller named it. */
  readonly path: string;
  /** The format's id; undefined when no format knows the file. */
  readonly format: string | undefined;
  readonly text: string;
  readonly lines: LineCounts;
  readonly unread: readonly Unread[];
  readonly findings: readonly Finding[];
  /** What each rule saw besides findings; the estate's verdicts come from both. */
  readonly evidence: readonly Evidence[];
  readonly reading?: Reading;
}

/** A finding as it is shown. */
export interface Finding {
  readonly file: string;
  readonly span: Span;
  readonly rule: string;
  /** undefined: hygiene. */
  readonly recommendation: string | undefined;
  readonly severity: Severity;
  readonly confidence: "certain" | "likely";
  readonly message: string;
  readonly witness?: ShownWitness;
  readonly related: readonly ShownRelated[];
  readonly fixes: readonly ShownFix[];
  /** Set where palisade.yaml accepts it. */
  readonly accepted?: { readonly reason: string; readonly until: string };
}

export interface ShownWitness {
  readonly packet: Packet;
  readonly inbound?: string;
  readonly outbound?: string;
  readonly entries: readonly Span[];
}

export interface ShownRelated {
  readonly file: string;
  readonly span: Span;
  readonly message: string;
}

/** A fix, spelled; edits may touch other files of the estate (palisade.yaml). */
export interface ShownFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly FileEdit[];
}

export interface FileEdit extends TextEdit {
  readonly file: string;
}

export interface Evidence {
  readonly file: string;
  readonly rule: string;
  readonly recommendation: string | undefined;
  readonly kind: "kept" | "not-assessed";
  readonly span: Span;
  readonly message: string;
  readonly needs?: string;
}

export type VerdictName = "kept" | "broken" | "not-assessed" | "by-record";

/** What the estate's files show about one recommendation. */
export interface RecommendationVerdict {
  readonly recommendation: string;
  readonly verdict: VerdictName;
  readonly evidence: readonly ShownRelated[];
  readonly reason: string;
}

export type { Problem };
