import type { Entry, EntryLog } from "../../model/filter.ts";
import { cover, type Located } from "../../text/span.ts";
import { anonymousChain } from "./anonymous.ts";
import { logLevels } from "./constants.ts";
import { Cursor } from "./cursor.ts";
import { familyOf, type RuleDraft } from "./draft.ts";
import { entriesOf, type Verdict } from "./entries.ts";
import { type Meaning, withCondition, withFamily } from "./meaning.ts";
import { type Branch, takeMatch } from "./rule-matches.ts";
import type { Scope } from "./scope.ts";
import { takeSelector } from "./selectors.ts";
import { isSideEffect, skipSideEffect, skipValue } from "./side-effects.ts";
import { readTranslation } from "./translations.ts";

/** What a rule says: a rule with a map or a concatenation is several entries. */
export function readRule(rule: RuleDraft, scope: Scope): Entry[] {
  const { tokens, remark } = withoutComment(rule);
  const cursor = new Cursor(tokens);
  const start: Meaning = withFamily({ span: rule.span }, familyOf(scope.table));
  const state: RuleState = { rule, branches: [{ meaning: start }], settled: [], ...(remark ? { remark } : {}) };
  while (!cursor.done && !state.verdict) {
    const from = cursor.at;
    if (takeVerdict(cursor, state, scope) || takeCondition(cursor, state, scope) || takeLog(cursor, state)) continue;
    if (takeExpression(cursor, state, scope)) continue;
    cursor.at = from;
    if (isSideEffect(cursor)) {
      const condition = skipSideEffect(cursor, scope);
      if (condition) addCondition(state, condition);
      continue;
    }
    break;
  }
  leftOver(cursor, state, scope);
  return entriesOf(state, scope);
}

/** What has been read of a rule. */
export interface RuleState {
  readonly rule: RuleDraft;
  readonly remark?: Located<string>;
  /** The ways it may match that are not decided yet. */
  branches: readonly Branch[];
  /** Those that a map has decided. */
  readonly settled: (Branch & { readonly log?: EntryLog })[];
  isMapped?: true;
  log?: EntryLog;
  verdict?: Verdict;
}

/** `comment "…"` at the end */
function withoutComment({ tokens }: RuleDraft): Pick<RuleDraft, "tokens"> & { remark?: Located<string> } {
  const word = tokens.at(-2);
  const comment = tokens.at(-1);
  if (word?.kind !== "word" || word.text !== "comment" || !comment) return { tokens };
  return { tokens: tokens.slice(0, -2), remark: { value: comment.text, span: comment.span } };
}

function leftOver(cursor: Cursor, state: RuleState, scope: Scope): void {
  if (cursor.done) return;
  const span = cover(cursor.span, cursor.restSpan(cursor.at));
  scope.unread.push(span);
  // What stands behind a verdict changes nothing; before one, it may.
  if (!state.verdict) {
    const verdict = [...cursor.tokens].reverse().find((token) => /^(?:accept|drop|reject)$/.test(token.text));
    addCondition(state, { value: "what was not understood", span });
    if (verdict) state.verdict = { kind: verdict.text === "accept" ? "accept" : "drop", span: verdict.span };
  }
}

function addCondition(state: RuleState, { value, span }: Located<string>): void {
  state.branches = state.branches.map((branch) => ({ ...branch, meaning: withCondition(branch.meaning, value, span) }));
}

function takeVerdict(cursor: Cursor, state: RuleState, scope: Scope): boolean {
  if (cursor.kind !== "word") return false;
  const word = cursor.peek();
  const { span } = cursor;
  switch (word) {
    case "accept":
    case "drop":
    case "continue":
    case "return":
      cursor.at++;
      state.verdict = { kind: word, span };
      return true;
    case "reject":
      cursor.at++;
      skipReject(cursor);
      state.verdict = { kind: "reject", span };
      return true;
    case "queue":
      cursor.at = cursor.tokens.length;
      state.verdict = { kind: "queue", span };
      return true;
    case "jump":
    case "goto": {
      cursor.at++;
      if (cursor.peek() === "{") {
        const chain = anonymousChain(cursor, scope);
        state.verdict = { kind: word, chain, span: { start: span.start, end: span.end } };
      } else {
        const chain = cursor.take();
        state.verdict = { kind: word, chain, named: true, span: cover(span, chain.span) };
      }
      return true;
    }
    case "masquerade":
    case "snat":
    case "dnat":
    case "redirect":
      readTranslation(cursor, state.branches[0]?.meaning, scope);
      state.verdict = { kind: "translate", span };
      return true;
    default:
      return false;
  }
}

/** `reject with icmpx type admin-prohibited`, `reject with tcp reset` */
function skipReject(cursor: Cursor): void {
  if (!cursor.takeIf("with")) return;
  cursor.take();
  if (cursor.takeIf("reset")) return;
  cursor.takeIf("type");
  cursor.take();
}

/** `limit rate 10/second burst 5 packets`, `quota over 20 mbytes`, `ct count over 10` */
function takeCondition(cursor: Cursor, state: RuleState, scope: Scope): boolean {
  const from = cursor.at;
  const { span } = cursor;
  if (cursor.kind !== "word") return false;
  if (cursor.takeIf("limit")) {
    if (cursor.takeIf("name")) skipValue(cursor, scope);
    else {
      cursor.takeIf("rate");
      cursor.takeIf("over");
      cursor.takeIf("until");
      cursor.take();
      if (cursor.kind === "word" && /^[kmg]?bytes$/.test(cursor.peek())) cursor.at++;
      if (cursor.takeIf("/")) cursor.take();
      if (cursor.takeIf("burst")) {
        cursor.take();
        if (/^(?:packets|[kmg]?bytes)$/.test(cursor.peek())) cursor.at++;
      }
    }
  } else if (cursor.takeIf("quota")) {
    if (cursor.takeIf("name")) skipValue(cursor, scope);
    else {
      cursor.takeIf("over");
      cursor.takeIf("until");
      cursor.take();
      cursor.take();
      if (cursor.takeIf("used")) {
        cursor.take();
        cursor.take();
      }
    }
  } else if (cursor.peek() === "ct" && cursor.peek(1) === "count") {
    cursor.at += 2;
    cursor.takeIf("over");
    cursor.take();
  } else return false;
  addCondition(state, { value: cursor.words(from), span: cover(span, cursor.before) });
  return true;
}

/** `log prefix "dropped: " level info flags all group 2` */
function takeLog(cursor: Cursor, state: RuleState): boolean {
  if (cursor.kind !== "word" || cursor.peek() !== "log") return false;
  const from = cursor.span;
  cursor.at++;
  let level: number | undefined;
  for (;;) {
    if (cursor.takeIf("level")) level = logLevels.get(cursor.take().value);
    else if (cursor.takeAnyOf(logOptions)) cursor.take();
    else if (cursor.takeIf("flags")) {
      do {
        const flag = cursor.take().value;
        if (flag === "tcp" || flag === "ip")
          do cursor.take();
          while (cursor.takeIf(","));
      } while (cursor.takeIf(","));
    } else break;
  }
  state.log = { on: true, span: cover(from, cursor.before), ...(level === undefined ? {} : { level }) };
  return true;
}

const logOptions: ReadonlySet<string> = new Set(["prefix", "group", "snaplen", "queue-threshold"]);

/** A match, or a verdict map. */
function takeExpression(cursor: Cursor, state: RuleState, scope: Scope): boolean {
  const from = cursor.at;
  const selectors = [takeSelector(cursor)];
  while (selectors.at(-1) && cursor.kind === "sign" && cursor.peek() === ".") {
    cursor.at++;
    cursor.skipNewlines();
    selectors.push(takeSelector(cursor));
  }
  const known = selectors.filter((selector) => selector !== undefined);
  if (known.length < selectors.length || cursor.peek() === "set") {
    cursor.at = from;
    return false;
  }
  const taken = takeMatch(cursor, from, known, state.branches, scope);
  if (!taken) return false;
  // What a map lets continue goes on with the rest of the rule.
  const goesOn = (branch: Branch) => branch.gives === undefined || branch.gives[0]?.value === "continue";
  state.branches = taken.branches.filter(goesOn).map(({ meaning }) => ({ meaning }));
  for (const branch of taken.branches)
    if (!goesOn(branch)) state.settled.push(state.log ? { ...branch, log: state.log } : branch);
  if (taken.isMap) state.isMapped = true;
  return true;
}
