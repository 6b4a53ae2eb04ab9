import type { Action, Entry } from "../../model/filter.ts";
import type { Reference } from "../../model/names.ts";
import type { Translation } from "../../model/network.ts";
import type { Located, Span } from "../../text/span.ts";
import { type PacketMatches, packetMatches } from "../netfilter/matches.ts";
import type { MatchContext } from "../netfilter/option-readers.ts";
import { type IptablesOption, iptablesOptions } from "../netfilter/options.ts";
import { type TargetEffect, targetNamed } from "../netfilter/targets.ts";
import type { RuleDraft } from "./draft.ts";
import { translationBy } from "./translations.ts";
import { wordsOf } from "./words.ts";

/** One rule with its meaning. Most make one entry; a program that decides, or states of several kinds, make two. */
export interface Rule {
  readonly draft: RuleDraft;
  readonly entries: readonly Entry[];
  readonly effect: RuleEffect;
  /** The chains it sends packets to, and the sets it asks. */
  readonly references: readonly Reference[];
  readonly translation?: Translation;
  readonly unread: readonly Span[];
}

/** A rule whose options are still at hand: a large file has too many of them to keep. */
export interface FreshRule {
  readonly rule: Rule;
  readonly options: readonly IptablesOption[];
}

export type RuleEffect = TargetEffect | "call" | "count" | "unknown";

/** What rules of one chain have in common. */
export interface RulePlace extends MatchContext {
  /** Of the table of translations, whose rules choose rather than permit. */
  readonly chooses: boolean;
  /** The name that a chain of the same table has here. */
  readonly chainNamed: (name: string) => string;
  /** Chains of the table, those included that others make. */
  readonly isChain: (name: string) => boolean;
}

export function readRule(draft: RuleDraft, text: string, place: RulePlace): FreshRule {
  const options = iptablesOptions(wordsOf(text, draft.span.start, draft.span.end));
  const { matches, unread } = packetMatches(options, place);
  const sets = setReferences(options);
  const jump = options.find(({ name }) => name === "-j" || name === "-g");
  const [said] = jump?.values ?? [];
  if (!jump || !said || draft.target === undefined) {
    const entries = matches.map((each) => entryOf(draft, each, { value: goOn, span: draft.span }));
    return { rule: { draft, entries, effect: "count", references: sets, unread }, options };
  }
  const target = { value: draft.target, span: said.span };
  const known = place.isChain(target.value) ? undefined : targetNamed(target.value);
  if (!known) {
    const name = { value: place.chainNamed(target.value), span: target.span };
    const value: Action =
      jump.name === "-g" ? { kind: "call", filter: name, goto: true } : { kind: "call", filter: name };
    const entries = matches.map((each) => entryOf(draft, each, { value, span: target.span }));
    const call: Reference = { kinds: ["filter"], name, whenUndefined: "iptables-restore then refuses the file" };
    return { rule: { draft, entries, effect: "call", references: [call, ...sets], unread }, options };
  }
  const effect = target.value === "CT" && !options.some(({ name }) => name === "--notrack") ? "go-on" : known.effect;
  const entries = matches.flatMap((each) => entriesFor(draft, each, target, effect, place));
  const [first] = matches;
  const translation =
    effect === "translate" && first ? translationBy(target.value, options, first, draft.span) : undefined;
  const rule = { draft, entries, effect, references: sets, unread };
  return { rule: translation ? { ...rule, translation } : rule, options };
}

/** Sets that are not in the file are on the machine. */
function setReferences(options: readonly IptablesOption[]): readonly Reference[] {
  let references: Reference[] | undefined;
  for (const { name, values } of options) {
    const [set] = values;
    if (!set || values.length !== 2 || (name !== "--match-set" && name !== "--set")) continue;
    references ??= [];
    references.push({ kinds: ["address"], name: set, builtIn: true });
  }
  return references ?? nothing;
}

const nothing: readonly Reference[] = [];
const goOn: Action = { kind: "continue" };

function entriesFor(
  draft: RuleDraft,
  matches: PacketMatches,
  { value: target, span }: Located<string>,
  effect: TargetEffect,
  { chooses }: RulePlace,
): Entry[] {
  const entry = (action: Action, more: PacketMatches = matches) => entryOf(draft, more, { value: action, span });
  const doubted = (reason: string): PacketMatches => ({
    ...matches,
    conditions: [...(matches.conditions ?? []), { value: reason, span }],
  });
  switch (effect) {
    case "permit":
      return [entry(chooses ? { kind: "deny" } : { kind: "permit" })];
    case "deny":
      return [entry({ kind: "deny" })];
    case "reject":
      return [entry({ kind: "deny", reject: true })];
    case "return":
      return [entry({ kind: "return" })];
    case "translate":
      return [entry({ kind: chooses ? "permit" : "continue" })];
    case "log":
    case "go-on":
    case "untrack":
      return [entry({ kind: "continue" })];
    case "ask":
      return [
        entry({ kind: "permit" }, doubted(`what the program behind ${target} says`)),
        { ...entry({ kind: "deny" }), implied: `the program behind ${target} decides` },
      ];
    case "divert":
      return [entry({ kind: "deny" }, doubted(`what ${target} takes for itself`))];
  }
}

function entryOf({ span }: RuleDraft, matches: PacketMatches, action: Located<Action>): Entry {
  return { span, action, ...matches };
}
