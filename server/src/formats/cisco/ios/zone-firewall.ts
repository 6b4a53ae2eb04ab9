import type { ServiceTerm } from "../../../model/service.ts";
import { block, type Outcome, type Reader } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import type { Located, Span } from "../../../text/span.ts";
import { ignored } from "../ignored.ts";
import { define, refer } from "../names.ts";
import { type Draft, policyKinds, zoneKinds } from "./draft.ts";

/** Zones, and what may go between them. */
export interface ZoneDraft {
  readonly names: Map<string, Located<string>>;
  readonly pairs: PairDraft[];
  readonly classes: Map<string, ClassDraft>;
  readonly policies: Map<string, PolicyDraft>;
  /** Every packet that zones drop leaves a message, whatever its class says. */
  logsDrops: boolean;
}

/** `zone-pair security NAME source A destination B` */
export interface PairDraft {
  readonly name: Located<string>;
  readonly span: Span;
  readonly source: Located<string>;
  readonly destination: Located<string>;
  policy?: Located<string>;
}

/** `class-map type inspect {match-any | match-all} NAME` */
export interface ClassDraft {
  readonly name: Located<string>;
  readonly every: boolean;
  readonly matches: ClassMatch[];
}

export type ClassMatch =
  | { readonly kind: "list"; readonly list: Located<string> }
  | { readonly kind: "protocol"; readonly term: ServiceTerm }
  | { readonly kind: "class"; readonly name: Located<string> }
  | { readonly kind: "other"; readonly condition: Located<string> };

export interface PolicyDraft {
  readonly name: Located<string>;
  readonly classes: {
    readonly name: Located<string>;
    readonly span: Span;
    /** Undefined: the class says nothing, and its packets are dropped. */
    action?: Located<"inspect" | "pass" | "drop">;
    log?: Span;
  }[];
}

export function emptyZoneDraft(): ZoneDraft {
  return { names: new Map(), pairs: [], classes: new Map(), policies: new Map(), logsDrops: false };
}

/** `zone security NAME` */
export function readZone(words: Words, draft: Draft): Outcome {
  if (!words.accept("security") || words.done) return "unknown";
  const name = words.takeLocated();
  define(draft, "zone", name, words, "zone", false);
  draft.zones.names.set(name.value, name);
  return block(new Map<string, Reader<Draft>>(ignored("description protection vpn")), draft, { strangers: "unread" });
}

/** `zone-pair security NAME source A destination B`, with ` service-policy type inspect P` below */
export function readZonePair(words: Words, draft: Draft): Outcome {
  if (!words.accept("security")) return "unknown";
  const name = words.takeLocated();
  if (!words.accept("source")) return "unknown";
  const source = takeZone(words, draft);
  if (!words.accept("destination") || words.done) return "unknown";
  const destination = takeZone(words, draft);
  const pair: PairDraft = { name, span: words.statement, source, destination };
  draft.zones.pairs.push(pair);
  return block(pairStatements, { draft, pair }, { strangers: "unread", claims: (inner) => inner.is("service-policy") });
}

function takeZone(words: Words, draft: Draft): Located<string> {
  const name = words.takeLocated();
  return refer(
    draft,
    zoneKinds,
    name,
    name.value === "self" || name.value === "default" ? { builtIn: true } : undefined,
  );
}

const pairStatements: ReadonlyMap<string, Reader<{ readonly draft: Draft; readonly pair: PairDraft }>> = new Map<
  string,
  Reader<{ readonly draft: Draft; readonly pair: PairDraft }>
>([
  ...ignored("description"),
  [
    "service-policy",
    (words, { draft, pair }) => {
      if (words.accept("type")) words.skip();
      if (words.done) return "unknown";
      pair.policy = refer(draft, policyKinds, words.takeLocated());
      return undefined;
    },
  ],
]);
