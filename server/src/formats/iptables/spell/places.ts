import type { Entry, Filter } from "../../../model/filter.ts";
import { lineStart } from "../../../text/line-edits.ts";
import { type IptablesOption, iptablesOptions } from "../../netfilter/options.ts";
import type { Chain } from "../chains.ts";
import type { IptablesSyntax } from "../read.ts";
import type { Rule } from "../rules.ts";
import { wordsOf } from "../words.ts";

/** The chain that a filter stands for, where its lines are ours to change. */
export function chainAt({ hosts }: IptablesSyntax, filter: Filter, text: string): Chain | undefined {
  for (const { chains } of hosts) {
    const chain = chains.find((each) => each.filter === filter);
    if (chain) return isOurs(chain, text) ? chain : undefined;
  }
  return undefined;
}

/** Lines go to their chain in the order of the file; and ufw writes its own rules anew from what its comments say. */
function isOurs({ rules, draft, table }: Chain, text: string): boolean {
  if (table.name === "nat" || !rules.every((rule) => rule.draft.appended)) return false;
  const [first] = rules;
  return !/^ufw6?-user-/.test(draft.name.value) || !first || !text.includes("### tuple ###");
}

/** The rule of a chain that makes an entry. */
export function ruleAt(chain: Chain, entry: Entry): Rule | undefined {
  if (entry.implied !== undefined) return undefined;
  return chain.rules.find(({ entries }) => entries.includes(entry));
}

/** A rule's options, parted anew: a reading does not keep them. */
export function optionsOf({ draft: { span } }: Rule, text: string): IptablesOption[] {
  return iptablesOptions(wordsOf(text, span.start, span.end));
}

/** An option as it stands in the file. */
export function textOf({ span, values }: IptablesOption, text: string): string {
  // A value in quotes is marked without them.
  const last = values.at(-1);
  const end = last && text[span.end] === '"' && text[last.span.start - 1] === '"' ? span.end + 1 : span.end;
  return text.slice(span.start, end);
}

/** What the line says before its command: the counters that `iptables-save -c` prints. */
export function countersBefore({ draft: { span } }: Rule, text: string): string {
  return text.slice(lineStart(text, span.start), span.start).includes("[") ? "[0:0] " : "";
}
