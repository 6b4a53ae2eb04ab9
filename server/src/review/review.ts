import type { Recommendation } from "../alert/recommendation.ts";
import type { Format, LineCounts, Reading, ReadTools, Unread } from "../formats/format.ts";
import type { PolicyIdentity } from "../model/policy.ts";
import type { Packet } from "../net/packet.ts";
import type { EstateRule, Fix, Rule, Severity } from "../rules/rule.ts";
import type { Fact, Site } from "../site/site.ts";
import type { TextEdit } from "../text/edit.ts";
import type { Problem, Span } from "../text/span.ts";

/** A palisade.yaml that was read; `path` is relative like those of the files it governs. */
export interface SiteFile {
  readonly path: string;
  readonly text: string;
  readonly site: Site;
  readonly problems: readonly Problem[];
}

/** A file to be reviewed. */
export interface ReviewInput {
  /** As findings shall name it, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Its path below the site file's folder, where `path` and the site file's own path do not show it. */
  readonly placed?: string;
  /** Nobody asked for this very file: it was come across in a folder. */
  readonly found?: true;
}

/** What a review knows: the file formats, the checks, and what they cite. */
export interface Catalogue {
  readonly formats: readonly Format[];
  readonly rules: readonly Rule[];
  readonly estateRules: readonly EstateRule[];
  readonly recommendations: readonly Recommendation[];
}

/** A format or rule that threw: our mistake. The finding names it; what was thrown is for a log, since it may quote the file. */
export interface Failure {
  readonly file: string;
  readonly what: string;
  readonly thrown: unknown;
}

/** What a review is made with. Nothing below the command line and the language server reads files, the clock or the environment. */
export interface ReviewSetup {
  readonly tools: ReadTools;
  /** The palisade.yaml that governs the file. */
  readonly siteFile?: SiteFile;
  /** Day number (days since 1970-01-01) the review is made for, unless the site file says its own. */
  readonly today: number;
  /** The day the caller insists on, over the site file's. */
  readonly asOf?: number;
  /** The format's id, when settings or the command line say it. */
  readonly format?: string;
  /** The policy that the file is part of, where a file of the same backup says which. */
  readonly policy?: PolicyIdentity;
  /** Absent: everything Palisade has. */
  readonly catalogue?: Catalogue;
  readonly onFailure?: (failure: Failure) => void;
}

/** What an estate is reviewed with: the same as its files. */
export interface EstateSetup extends ReviewSetup {
  /** Files of the estate were left out, so that nothing can be said about what none of them has. */
  readonly partial?: boolean;
}

/** The review of one file, as the editor and the command line show it. */
export interface FileReview {
  /** As the caller named it. */
  readonly path: string;
  /** The format's id; undefined when no format knows the file. */
  readonly format: string | undefined;
  /** Its path below the site file's folder. */
  readonly placed: string;
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
  /** Ids of further recommendations whose verdicts count this finding. */
  readonly alsoBreaks?: readonly string[];
  /** Shown, but left out of its recommendation's verdict. */
  readonly undecided?: true;
  /** More than the alert asks: held against no verdict and no fix. */
  readonly advice?: true;
  readonly witness?: ShownWitness;
  readonly related: readonly ShownRelated[];
  /** Ways out that are not proved yet; `provedFixes` in review/prove.ts proves and spells them when they are asked for. */
  readonly proposals: readonly Fix[];
  /** Set where palisade.yaml accepts it. */
  readonly accepted?: { readonly reason: string; readonly until: string };
  /** What nobody declared, where the finding asks for it. */
  readonly asks?: Fact;
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
  readonly needs?: Fact;
}

export type VerdictName = "kept" | "broken" | "not-assessed" | "by-record";

/** What the estate's files show about one recommendation. */
export interface RecommendationVerdict {
  readonly recommendation: string;
  readonly verdict: VerdictName;
  readonly evidence: readonly ShownRelated[];
  readonly reason: string;
}

/** All files that one palisade.yaml governs (or none does), reviewed together. */
export interface EstateReview {
  readonly siteFile: SiteFile | undefined;
  readonly files: readonly FileReview[];
  /** Of all files, mistakes in the site file and cross-file findings included. */
  readonly findings: readonly Finding[];
  readonly verdicts: readonly RecommendationVerdict[];
}
