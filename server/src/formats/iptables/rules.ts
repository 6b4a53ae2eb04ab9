import type { Action, Entry } from "../../model/filter.ts";
import type { Reference } from "../../model/names.ts";
import type { Located, Span } from "../../text/span.ts";
import { type PacketMatches, packetMatches } from "../netfilter/matches.ts";
import type { MatchContext } from "../netfilter/option-readers.ts";
import { type IptablesOption, iptablesOptions } from "../netfilter/options.ts";
import { type TargetEffect, targetNamed } from "../netfilter/targets.ts";
import type { RuleDraft } from "./draft.ts";
import { wordsOf } from "./words.ts";

/** One rule with its meaning. Most make one entry; a program that decides, or states of several kinds, make two. */
export interface Rule {
  readonly draft: RuleDraft;
  readonly options: readonly IptablesOption[];
  readonly entries: readonly Entry[];
  readonly effect: RuleEffect;
  /** The chain it sends packets to. */
  readonly call?: Reference;
  readonly unread: readonly Span[];
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

export function readRule(draft: RuleDraft, text: string, place: RulePlace): Rule {
  const options = iptablesOptions(wordsOf(text, draft.span.start, draft.span.end));
  const { matches, unread } = packetMatches(options, place);
  const jump = options.find(({ name }) => name === "-j" || name === "-g");
  const target = jump?.values[0];
  if (!jump || !target) {
    const action = { value: { kind: "continue" }, span: draft.span } as const;
    return { draft, options, entries: matches.map((each) => entryOf(draft, each, action)), effect: "count", unread };
  }
  const known = place.isChain(target.value) ? undefined : targetNamed(target.value);
  if (!known) return readCall(draft, options, matches, target, jump.name === "-g", place, unread);
  const effect = target.value === "CT" && !options.some(({ name }) => name === "--notrack") ? "go-on" : known.effect;
  const entries = matches.flatMap((each) => entriesFor(draft, each, target, effect, place));
  return { draft, options, entries, effect, unread };
}

function readCall(
  draft: RuleDraft,
  options: readonly IptablesOption[],
  matches: readonly PacketMatches[],
  target: Located<string>,
  goto: boolean,
  place: RulePlace,
  unread: readonly Span[],
): Rule {
  const name = { value: place.chainNamed(target.value), span: target.span };
  const value: Action = goto ? { kind: "call", filter: name, goto } : { kind: "call", filter: name };
  const entries = matches.map((each) => entryOf(draft, each, { value, span: target.span }));
  const call: Reference = { kinds: ["filter"], name, whenUndefined: "iptables-restore then refuses the file" };
  return { draft, options, entries, effect: "call", call, unread };
}

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
