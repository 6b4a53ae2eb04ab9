import type { Change } from "../model/change.ts";
import type { Configuration } from "../model/configuration.ts";
import type { Traffic } from "../model/traffic.ts";
import type { Packet } from "../net/packet.ts";
import type { PacketSet } from "../net/packet-set.ts";
import type { ZoneRoles } from "../site/roles.ts";
import type { Fact, SeverityName, Site } from "../site/site.ts";
import type { Span } from "../text/span.ts";

export type Severity = SeverityName;

/** What every check says of itself. */
export interface Check {
  /** What it finds, in kebab case: "vpn-pre-shared-key". Stable: people write it in palisade.yaml. */
  readonly id: string;
  /** "VPN proves itself with a pre-shared key". */
  readonly title: string;
  /** Id of the recommendation in `alert`, or undefined for hygiene. */
  readonly recommendation: string | undefined;
  readonly severity: Severity;
  /** Why it matters and what to do, in Markdown, for someone with the file open. */
  readonly docs: string;
  /** What the recommendation comes to for this check, where its own words are about something else as well. */
  readonly asks?: string;
  /** How far files can show it; "partly" keeps a clean result from being called kept without its own evidence. */
  readonly proves: "kept-or-broken" | "broken-only";
  readonly references?: readonly string[];
  /** Further recommendations that its findings can break (`alsoBreaks`), so that their verdicts know it looked. */
  readonly mayAlsoBreak?: readonly string[];
  /** What it points at does nothing (a dead entry, an unused object): editors show it faded. */
  readonly unnecessary?: boolean;
}

/** One check of one configuration. A rule looks at the model only and never reads text. */
export interface Rule extends Check {
  readonly bad: readonly RuleSample[];
  readonly good: readonly RuleSample[];
  check(context: RuleContext): Iterable<Observation>;
}

/** One check that needs all configurations of an estate side by side. */
export interface EstateRule extends Check {
  checkEstate(context: EstateContext): Iterable<EstateObservation>;
}

/** Vendor text that shows the rule; `site` is the palisade.yaml beside it. */
export interface RuleSample {
  readonly format: string;
  readonly text: string;
  readonly site?: string;
}

export interface RuleContext {
  readonly configuration: Configuration;
  readonly site: Site;
  /** A palisade.yaml governs the file. */
  readonly siteDeclared: boolean;
  readonly roles: ZoneRoles;
  /** What passes; answers are computed when asked for and kept. */
  readonly traffic: Traffic;
  /** Day number of the review. */
  readonly asOf: number;
  /** The file's path below its site's folder (or the workspace), with forward slashes. */
  readonly path: string;
}

export interface EstateContext {
  readonly members: readonly EstateMember[];
  readonly site: Site;
  /** A palisade.yaml governs the files. */
  readonly siteDeclared: boolean;
  /** Day number of the review. */
  readonly asOf: number;
}

/** One configuration of the estate. */
export interface EstateMember {
  /** What observations name it by. */
  readonly file: string;
  /** The file's path below its site's folder, with forward slashes. */
  readonly path: string;
  readonly configuration: Configuration;
  readonly roles: ZoneRoles;
  readonly traffic: Traffic;
}

/** What an estate rule saw, and in which member's file. */
export type EstateObservation = Observation & { readonly file: string };

/** What a rule saw. */
export type Observation =
  | ({ readonly kind: "broken" } & Violation)
  /** The recommendation is met here; evidence for the verdict. */
  | { readonly kind: "kept"; readonly span: Span; readonly message: string }
  /** The rule applies but could not judge. */
  | { readonly kind: "not-assessed"; readonly span: Span; readonly reason: string; readonly needs?: Fact };

export interface Violation {
  /** The smallest text that would have to change. */
  readonly span: Span;
  /** What is wrong here, with names from the configuration, no full stop, no secret. */
  readonly message: string;
  /** When it differs from the rule's. */
  readonly severity?: Severity;
  /** "likely" where a name or convention was interpreted; default "certain". */
  readonly confidence?: "certain" | "likely";
  /** Ids of further recommendations that the same cause breaks: one finding, and the verdicts of all of them. */
  readonly alsoBreaks?: readonly string[];
  /** The file cannot show whether the recommendation is broken: shown to people, left out of its verdict. */
  readonly undecided?: true;
  /** More than the alert asks: shown to people, held against no verdict and no fix. */
  readonly advice?: true;
  readonly witness?: Witness;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

export interface Related {
  /** Absent: the file of the observation. Only estate rules know others. */
  readonly file?: string;
  readonly span: Span;
  readonly message: string;
}

/** A packet that shows the finding true, and the way it takes. */
export interface Witness {
  readonly packet: Packet;
  /** Names of interfaces, zones or tunnels. */
  readonly inbound?: string;
  readonly outbound?: string;
  /** The entries that let it through, in order. */
  readonly entries: readonly Span[];
}

/** A way out, proved before it is offered. */
export interface Fix {
  /** What it does, as an order: "Remove SVC-MSP from Domain Admins". */
  readonly title: string;
  readonly changes: readonly Change[];
  /** May be applied without a look at the rest of the network: "fix all" takes only these. */
  readonly safe: boolean;
  /** The packets whose verdict it changes, on the way the finding is about; absent: none may change. */
  readonly effect?: PacketEffect;
}

export interface PacketEffect {
  readonly newlyDenied?: PacketSet;
  readonly newlyPermitted?: PacketSet;
}

/** A violation, as `check` yields it. */
export function broken(violation: Violation): Observation {
  return { kind: "broken", ...violation };
}

export function kept(span: Span, message: string): Observation {
  return { kind: "kept", span, message };
}

export function notAssessed(span: Span, reason: string, needs?: Fact): Observation {
  return needs === undefined ? { kind: "not-assessed", span, reason } : { kind: "not-assessed", span, reason, needs };
}
