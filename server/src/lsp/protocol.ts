import type { LineCounts } from "../formats/format.ts";

/*
 * What client and server say to each other beyond the Language Server Protocol.
 * Types and names only: the client imports this file and must not pull the server in with it.
 */

/** What the client hands over in `initialize`, as `initializationOptions`. */
export interface InitializationOptions {
  /** Folder of the rule pages, as a URI; `<docsUri>/rules/<id>.md` is then what a finding's code opens. */
  readonly docsUri?: string;
  /** The `palisade` settings, for clients that cannot be asked for them. */
  readonly settings?: unknown;
  /** The client runs `copyTextCommand`. */
  readonly copiesText?: boolean;
}

/** Command of the client: puts its argument, a text, on the clipboard. */
export const copyTextCommand = "palisade.copyText";

/** Scheme of rule pages that the server serves itself (`workspace/textDocumentContent`): `palisade:/rules/<id>.md`. */
export const pageScheme = "palisade";

/** Notification, server to client: what is known about an open document now. */
export const statusNotification = "palisade/status";

export interface DocumentStatus {
  readonly uri: string;
  /** A newer text is waiting to be reviewed; the rest is of the older one. */
  readonly reviewing: boolean;
  /** The format's id and name; absent when no format knows the text. */
  readonly format?: string;
  readonly formatName?: string;
  readonly findings: { readonly error: number; readonly warning: number; readonly information: number };
  readonly accepted: number;
  readonly lines?: LineCounts;
  /** Places nobody understood, the first hundred. */
  readonly unread: readonly ProtocolRange[];
}

/** A range as the Language Server Protocol counts. */
export interface ProtocolRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Request: the report as one HTML page that needs nothing else. */
export const reportRequest = "palisade/report";

export interface ReportParams {
  /** A document or folder: the report of its estate. Absent: of the whole workspace. */
  readonly uri?: string;
}

export interface Report {
  readonly title: string;
  readonly html: string;
}

/** Request: reviews all files of all workspace folders now, files nobody opened included. */
export const reviewWorkspaceRequest = "palisade/reviewWorkspace";

export interface ReviewWorkspaceParams {
  readonly workDoneToken?: string | number;
}

export interface WorkspaceSummary {
  readonly files: number;
  /** Files in the folders that no format knows. */
  readonly skipped: number;
  readonly findings: { readonly error: number; readonly warning: number; readonly information: number };
  readonly unreadLines: number;
}

/** Request: which language id a document should have; null when no format knows it or detection is off. */
export const recogniseRequest = "palisade/recognise";

export interface RecogniseParams {
  readonly uri: string;
  /** Its text, when the document is not synchronised with the server. */
  readonly text?: string;
}

export interface Recognised {
  readonly languageId: string;
  readonly format: string;
  readonly formatName: string;
}

/** Request: the page of one rule or recommendation in Markdown; null when there is none of that id. */
export const rulePageRequest = "palisade/rulePage";

export interface RulePageParams {
  readonly rule: string;
}

export interface RulePage {
  readonly title: string;
  readonly markdown: string;
  /** What a finding's code opens. */
  readonly uri?: string;
}

/**
 * Scheme under which the client shows files that are no text. Its query is the file's own scheme. The server never sees
 * it: to it, the document is the file, and says what the file's bytes are shown as.
 */
export const shownScheme = "palisade-shown";

/** Files that are shown so, by the end of their names. */
export const shownExtension = ".pol";

/** Request: the text that a file's bytes are shown as; null when no format shows such bytes. */
export const showRequest = "palisade/show";

export interface ShowParams {
  readonly uri: string;
  /** In base 64. */
  readonly bytes: string;
}

export interface Shown {
  readonly text: string;
}

/** Request: where packets of a document's device may come and go, and one that the entry at a position is about; null when there is none. */
export const traceChoicesRequest = "palisade/traceChoices";

export interface TraceChoicesParams {
  readonly uri: string;
  readonly position: ProtocolRange["start"];
}

export interface TraceChoices {
  /** Zones, or interfaces that are in none. */
  readonly ends: readonly string[];
  readonly packet: AskedPacket;
}

/** A packet as `palisade trace` takes it; null for an end that is the device itself. */
export interface AskedPacket {
  readonly in_iface?: string | null;
  readonly out_iface?: string | null;
  readonly src: string;
  readonly dst: string;
  readonly proto?: string | number;
  readonly sport?: number;
  readonly dport?: number;
  readonly icmp_type?: number;
  readonly icmp_code?: number;
  readonly state?: string;
}

/** Request: what becomes of a packet. */
export const traceRequest = "palisade/trace";

export interface TraceParams {
  readonly uri: string;
  readonly packet: AskedPacket;
}

export interface TraceAnswer {
  readonly traced?: TracedPacket;
  /** Why the packet could not be followed. */
  readonly problem?: string;
}

export interface TracedPacket {
  readonly verdict: "permit" | "deny" | "depends";
  /** `tcp 10.0.0.5:40000 → 203.0.113.9:23, inside to outside` */
  readonly packet: string;
  /** What decided, in order. */
  readonly decisions: readonly TracedDecision[];
  /** What the verdict depends on, in the configuration's words. */
  readonly dependsOn: readonly string[];
}

export interface TracedDecision {
  readonly permits: boolean;
  /** The line, or why it is so where no line says it. */
  readonly text: string;
  /** The list or the binding that it belongs to, and who called it. */
  readonly where: string;
  /** Absent for what stands in no line. */
  readonly range?: ProtocolRange;
}
