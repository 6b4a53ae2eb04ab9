import type { Located, Span, Stated } from "../text/span.ts";
import type { AddressMatch } from "./address.ts";
import { originOf } from "./moved.ts";
import type { ServiceMatch } from "./service.ts";

/** What an entry does with the packets it matches. */
export type Action =
  | { readonly kind: "permit" }
  /** `reject` answers the sender; for what passes it is the same as a silent drop. */
  | { readonly kind: "deny"; readonly reject?: boolean }
  /** Go on with another filter; when it does not decide, come back (call) or not (goto). */
  | { readonly kind: "call"; readonly filter: Located<string>; readonly goto?: boolean }
  /** Leave this filter undecided. */
  | { readonly kind: "return" }
  /** Only a side effect, such as a log line; the next entry decides. */
  | { readonly kind: "continue" };

/** Whether packets that meet an entry leave a log line. */
export interface EntryLog {
  readonly on: boolean;
  /** Where the text says so; absent where the vendor's default applies. */
  readonly span?: Span;
  /** Syslog severity, 0 (emergency) to 7 (debug). */
  readonly level?: number;
  /** Why, when the text does not say. */
  readonly implied?: string;
}

export type ConnectionState = "new" | "established" | "related" | "invalid" | "untracked";

/** Names of interfaces or zones; `*` at the end stands for any rest. */
export interface InterfaceMatch {
  readonly names: readonly Located<string>[];
  readonly negated?: boolean;
}

/** One line of an access list or one rule of a policy, in evaluation order. Absent parts match everything. */
export interface Entry {
  readonly span: Span;
  /** The whole statement, where that came to several entries and `span` is this one's part, or the element of a set it is for. */
  readonly statement?: Span;
  /** What its owner calls it: a rule's name or number. */
  readonly label?: Located<string>;
  readonly action: Located<Action>;
  readonly source?: AddressMatch;
  readonly destination?: AddressMatch;
  readonly service?: ServiceMatch;
  readonly inbound?: InterfaceMatch;
  readonly outbound?: InterfaceMatch;
  readonly states?: readonly ConnectionState[];
  /** Fragments other than the first: only those, or only the others. */
  readonly fragments?: "only" | "never";
  /** A named schedule outside which the entry does nothing. */
  readonly schedule?: Located<string>;
  /** Further conditions nobody can judge from the file (users, rates, marks, categories); each makes a match uncertain. */
  readonly conditions?: readonly Located<string>[];
  /** Why no packet ever matches, where that follows from the place at which the entry is asked. */
  readonly impossible?: string;
  /** Set where the entry is switched off; the span is the word that does so. */
  readonly disabled?: Span;
  readonly log?: EntryLog;
  /** Names of content inspection the entry applies to what it permits: web filter, application control, IPS. */
  readonly inspection?: readonly Located<string>[];
  /** Why the vendor adds this entry; it stands in no line of the file. */
  readonly implied?: string;
  /** The writer's own words on it. */
  readonly remark?: Located<string>;
}

/** An ordered list of entries, first match decides. */
export interface Filter {
  readonly name: Located<string>;
  readonly span: Span;
  readonly entries: readonly Entry[];
  /** What the list is to its vendor: "extended access list", "chain", "security policy". For messages. */
  readonly title: string;
  /** Where packets that match nothing go on to: the next filter of the checkpoint (`next`), or an implied verdict. */
  readonly otherwise: Stated<"permit" | "deny" | "next">;
  /** Whether what falls to `otherwise` is logged. */
  readonly otherwiseLog?: EntryLog;
  /** Its entries stand in another order in the file: there what denies wins wherever it stands, and repeating is no mistake. */
  readonly unordered?: true;
  /** A list for choosing traffic (NAT, crypto, routing, split tunnels), not for letting it pass. */
  readonly purpose?: "selection";
  /** It is another list of the file, held against traffic in another way; what its entries are worth is said of that one. */
  readonly copyOf?: Located<string>;
  /** It sees packets of this family alone; those of the other go on as if it were not there. */
  readonly family?: 4 | 6;
}

export type Traffic = "forwarded" | "to-device" | "from-device";

/**
 * One point that packets pass on their way: its filters are asked in turn, the first that decides counts.
 * A packet gets through when every checkpoint that lies on its way permits it.
 */
export interface Checkpoint {
  readonly traffic: Traffic;
  /** Only packets that come in (go out) by one of these interfaces, zones or tunnels; absent: all. */
  readonly inbound?: InterfaceMatch;
  readonly outbound?: InterfaceMatch;
  readonly filters: readonly Located<string>[];
  /** The verdict when no filter decided. */
  readonly otherwise: Stated<"permit" | "deny">;
  /** Source and destination are matched the other way round (a tunnel's list that is written from the far side). */
  readonly mirrored?: boolean;
  /** What the binding is called: "access-group OUTSIDE_in in interface outside". For messages. */
  readonly title: string;
  readonly span: Span;
  /** Why it stands in no line of the file. */
  readonly implied?: string;
  /** A list that chose packets before: the connections of those it permits are not tracked, so they have no other state here. */
  readonly untracked?: Located<string>;
  /** The file tells of this family alone: what becomes of packets of the other here is not known. */
  readonly family?: 4 | 6;
  /** Whether rules that the machine itself keeps count beside those of the file. */
  readonly localRules?: Located<boolean>;
}

/** The interfaces that checkpoints name, and then entries. */
export function interfaceNames({ checkpoints, filters }: FiltersOnWays): string[] {
  const names: string[] = [];
  for (const places of [checkpoints, ...filters.map(({ entries }) => entries)])
    for (const place of places) {
      const { inbound, outbound } = originOf<Checkpoint | Entry>(place);
      for (const match of [inbound, outbound]) if (match) for (const { value } of match.names) names.push(value);
    }
  return names;
}

interface FiltersOnWays {
  readonly checkpoints: readonly Checkpoint[];
  readonly filters: readonly Filter[];
}
