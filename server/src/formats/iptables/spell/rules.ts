import type { Change, NewEntry } from "../../../model/change.ts";
import type { Entry, Filter } from "../../../model/filter.ts";
import type { TextEdit } from "../../../text/edit.ts";
import { insertAfter, insertBefore, lineStart, removeLines, replaceLine } from "../../../text/line-edits.ts";
import type { IptablesOption } from "../../netfilter/options.ts";
import { targetNamed } from "../../netfilter/targets.ts";
import type { Chain } from "../chains.ts";
import type { IptablesSyntax } from "../read.ts";
import type { Rule } from "../rules.ts";
import { logTarget, type RuleStyle, spellRules } from "./new-rules.ts";
import { chainAt, countersBefore, optionsOf, ruleAt, textOf } from "./places.ts";

/** Takes the rule's line away. */
export function removeRule(text: string, syntax: IptablesSyntax, filter: Filter, entry: Entry): TextEdit[] | undefined {
  const chain = chainAt(syntax, filter, text);
  const rule = chain && ruleAt(chain, entry);
  return rule && [removeLines(text, rule.draft.span)];
}

/** Makes a comment of the rule's line. */
export function disableRule(
  text: string,
  syntax: IptablesSyntax,
  filter: Filter,
  entry: Entry,
): TextEdit[] | undefined {
  const chain = chainAt(syntax, filter, text);
  const rule = chain && ruleAt(chain, entry);
  if (!rule) return undefined;
  const start = lineStart(text, rule.draft.span.start);
  return [{ span: { start, end: start }, text: "# " }];
}

/** Puts a LOG rule that asks for the same packets in front of the rule. */
export function logRule(text: string, syntax: IptablesSyntax, filter: Filter, entry: Entry): TextEdit[] | undefined {
  const chain = chainAt(syntax, filter, text);
  const rule = chain && ruleAt(chain, entry);
  const action = entry.action.value.kind;
  if (!chain || !rule || entry.log?.on || (action !== "permit" && action !== "deny")) return undefined;
  const options = optionsOf(rule, text);
  const matches = options.filter((option) => !isOfTarget(option, rule) && option.name !== "--comment");
  const words = matches
    .filter(({ name, values }) => name !== "-m" || values[0]?.value !== "comment")
    .map((option) => textOf(option, text));
  const name = chain.draft.name.value;
  return [
    insertBefore(text, rule.draft.span.start, [
      `${countersBefore(rule, text)}${words.join(" ")} ${logTarget(name, action)}`,
    ]),
  ];
}

/** New lines before a rule, or at the end of its chain. */
export function insertRules(
  text: string,
  syntax: IptablesSyntax,
  { filter, before, entries }: Extract<Change, { kind: "insert-entries" }>,
): TextEdit[] | undefined {
  const chain = chainAt(syntax, filter, text);
  if (!chain) return undefined;
  const next = before && ruleAt(chain, before);
  const last = chain.rules.at(-1);
  const lines = spellRules(entries, styleOf(chain, next ?? last, text));
  if (!lines || lines.length === 0 || (before && !next)) return undefined;
  if (next) return [insertBefore(text, next.draft.span.start, lines)];
  if (last) return [insertAfter(text, last.draft.span.start, lines)];
  const { commit } = chain.table.draft;
  if (commit) return [insertBefore(text, commit.start, lines)];
  return chain.draft.declared && [insertAfter(text, chain.draft.declared.start, lines)];
}

/** New lines in the place of a rule. */
export function replaceRule(
  text: string,
  syntax: IptablesSyntax,
  { filter, entry, entries }: Extract<Change, { kind: "replace-entry" }>,
): TextEdit[] | undefined {
  const chain = chainAt(syntax, filter, text);
  const rule = chain && ruleAt(chain, entry);
  if (!rule || rule.entries.length > 1) return undefined;
  const denies = entry.action.value.kind === "deny" ? { denies: targetText(optionsOf(rule, text), rule, text) } : {};
  const lines = spellRules(withRemark(entries, entry), { ...styleOf(chain, rule, text), ...denies });
  return lines && lines.length > 0 ? [replaceLine(text, rule.draft.span.start, lines)] : undefined;
}

/** The comment on the old rule goes to the first of the new. */
function withRemark([first, ...others]: readonly NewEntry[], { remark }: Entry): NewEntry[] {
  if (!first) return [];
  return [remark && first.remark === undefined ? { ...first, remark: remark.value } : first, ...others];
}

function styleOf(chain: Chain, neighbour: Rule | undefined, text: string): RuleStyle {
  return {
    chain: chain.draft.name.value,
    family: chain.table.family,
    counters: neighbour ? countersBefore(neighbour, text) : "",
    conditionsOf: (like) => {
      const rule = ruleAt(chain, like);
      return rule?.entries.length === 1 ? conditionsOf(rule, text) : undefined;
    },
  };
}

/** What a rule says beside its chain, addresses, protocol, ports, comment and target; undefined where it hangs on one of them. */
function conditionsOf(rule: Rule, text: string): string | undefined {
  const kept = optionsOf(rule, text).filter(
    (option) => !isOfTarget(option, rule) && !isSaidAnew(option) && option.name !== "-A",
  );
  if (kept.some(({ name, use }) => use === "unknown" || ofProtocol.has(name))) return undefined;
  return kept.map((option) => textOf(option, text)).join(" ");
}

/** The jump, and how its target does its work. */
function isOfTarget({ name }: IptablesOption, { draft: { target } }: Rule): boolean {
  return name === "-j" || name === "-g" || (target !== undefined && targetNamed(target)?.options.has(name) === true);
}

function targetText(options: readonly IptablesOption[], rule: Rule, text: string): string {
  const own = options.filter((option) => isOfTarget(option, rule));
  return own.map((option) => textOf(option, text)).join(" ");
}

/** Addresses, protocol and ports, and the words that tell of one rule alone. */
function isSaidAnew({ name, values }: IptablesOption): boolean {
  if (name === "-m") return modulesSaidAnew.has(values[0]?.value ?? "");
  return saidAnew.has(name);
}

const saidAnew: ReadonlySet<string> = new Set(
  "-s -d -p --sport --dport --sports --dports --src-range --dst-range --comment".split(" "),
);
const modulesSaidAnew: ReadonlySet<string> = new Set(
  "tcp udp sctp icmp icmp6 icmpv6 multiport iprange comment".split(" "),
);

/** iptables takes them behind the protocol that they are of, and of no other. */
const ofProtocol: ReadonlySet<string> = new Set(
  "--syn --tcp-flags --tcp-option --ports --icmp-type --icmpv6-type --chunk-types --dccp-types --dccp-option".split(
    " ",
  ),
);
