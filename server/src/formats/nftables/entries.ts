import type { Action, Entry, EntryLog } from "../../model/filter.ts";
import type { Located, Span } from "../../text/span.ts";
import { matchesOf, withCondition } from "./meaning.ts";
import type { RuleState } from "./rule.ts";
import type { Branch } from "./rule-matches.ts";
import { referToChain, type Scope } from "./scope.ts";

/** What a rule does at its end. */
export type Verdict =
  | {
      readonly kind: "accept" | "drop" | "reject" | "continue" | "return" | "queue" | "translate";
      readonly span: Span;
    }
  /** `named`: the chain is one that the file names. */
  | { readonly kind: "jump" | "goto"; readonly chain: Located<string>; readonly named?: true; readonly span: Span };

/** The entries that a rule comes to, one for each way it may match. */
export function entriesOf(state: RuleState, scope: Scope): Entry[] {
  const { verdict, branches, settled, rule, log } = state;
  const entries = settled.flatMap((branch) =>
    branch.gives ? entriesOfBranch(branch, givenVerdict(branch.gives, rule.span), state, branch.log, scope) : [],
  );
  const last = verdict ?? { kind: "continue", span: rule.span };
  for (const branch of branches)
    for (const entry of entriesOfBranch(branch, last, state, log, scope)) entries.push(entry);
  for (const { action } of entries)
    if (action.value.kind === "call" && !action.value.goto) scope.logged.calls(action.value.filter.value);
  if (log?.span && last.kind === "continue") for (const { meaning } of branches) scope.logged.logs(meaning, log.span);
  return entries;
}

/** `accept`, `jump NAME`: what an element of a map gives */
function givenVerdict([word, name]: readonly Located<string>[], map: Span): Verdict {
  const span = word?.span ?? map;
  switch (word?.value) {
    case "accept":
    case "drop":
    case "continue":
    case "return":
    case "queue":
      return { kind: word.value, span };
    case "jump":
    case "goto":
      return name ? { kind: word.value, chain: name, named: true, span } : { kind: "continue", span };
    default:
      return { kind: "queue", span };
  }
}

function entriesOfBranch(
  { meaning }: Branch,
  verdict: Verdict,
  { rule, remark, branches, isMapped }: RuleState,
  log: EntryLog | undefined,
  scope: Scope,
): Entry[] {
  const span = branches.length > 1 || isMapped ? meaning.span : rule.span;
  const entry = (of: typeof meaning, value: Action): Entry => ({
    span,
    ...(span === rule.span ? {} : { statement: rule.span }),
    action: { value, span: verdict.span },
    ...matchesOf(of),
    ...(log ? { log } : {}),
    ...(remark ? { remark } : {}),
  });
  const decided = (value: Action): Entry => {
    const before = log ? undefined : scope.logged.of(meaning);
    return before ? { ...entry(meaning, value), log: before } : entry(meaning, value);
  };
  switch (verdict.kind) {
    case "accept":
      return [decided({ kind: scope.chooses ? "deny" : "permit" })];
    case "translate":
      return [entry(meaning, { kind: "permit" })];
    case "drop":
      return [decided({ kind: "deny" })];
    case "reject":
      return [decided({ kind: "deny", reject: true })];
    case "return":
      return [entry(meaning, { kind: "return" })];
    case "continue":
      return [entry(meaning, { kind: "continue" })];
    case "jump":
    case "goto": {
      const filter = verdict.named ? referToChain(scope, verdict.chain) : verdict.chain;
      return [
        entry(meaning, verdict.kind === "goto" ? { kind: "call", filter, goto: true } : { kind: "call", filter }),
      ];
    }
    case "queue":
      // A program lets the packet go on or drops it; either way no later rule sees it.
      return [
        entry(withCondition(meaning, "the program behind the queue", verdict.span), { kind: "permit" }),
        entry(meaning, { kind: "deny" }),
      ];
  }
}
