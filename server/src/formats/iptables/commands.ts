import type { Located, Span } from "../../text/span.ts";
import { type IptablesOption, iptablesOptions } from "../netfilter/options.ts";
import { type ChainDraft, chainOf, type Draft, newTable, type RuleDraft, type TableDraft } from "./draft.ts";
import { noteEvidence } from "./evidence.ts";
import { type Taken, tableUnderWay } from "./lines.ts";
import { wordsOf } from "./words.ts";

/** `-A INPUT -p tcp --dport 22 -j ACCEPT`, `-P FORWARD DROP`, `-N MINE`, and the commands that change what was said before. */
export function readCommand(within: Span, draft: Draft): Taken {
  const words = wordsOf(draft.text, within.start, within.end);
  const [first] = words;
  if (!first) return "ignored";
  const span = { start: first.span.start, end: within.end };
  const options = iptablesOptions(words);
  const command = options.find(({ name }) => commands.has(name));
  const run = command && commands.get(command.name);
  if (!command || !run || command.use === "unknown") return "unread";
  return run(command, options, span, draft) ? "read" : "unread";
}

type Command = (command: IptablesOption, options: readonly IptablesOption[], span: Span, draft: Draft) => boolean;

/** `-P FORWARD DROP` */
const setPolicy: Command = ({ values: [name, policy] }, _options, span, draft) => {
  if (!name || (policy?.value !== "ACCEPT" && policy?.value !== "DROP")) return false;
  const chain = chainOf(tableFor(name, span, draft), name);
  chain.declared ??= span;
  chain.policy = policy;
  return true;
};

/** A policy said once more begins what `iptables -S` printed of another table or family. */
function tableFor(name: Located<string>, span: Span, draft: Draft): TableDraft {
  const table = tableUnderWay(span, draft);
  if (table.name || !table.chains.get(name.value)?.policy) return table;
  const next = newTable(undefined, span, draft.generated);
  draft.tables.push(next);
  return next;
}

/** `-N MINE` */
const newChain: Command = ({ values: [name] }, _options, span, draft) => {
  if (!name) return false;
  chainOf(tableUnderWay(span, draft), name).declared ??= span;
  return true;
};

/** `-A INPUT …` */
const append: Command = ({ values: [name] }, options, span, draft) => {
  if (!name) return false;
  const table = tableUnderWay(span, draft);
  noteEvidence(options, table.evidence);
  chainOf(table, name).rules.push(ruleOf(options, span, true));
  return true;
};

/** `-I INPUT …`, `-I INPUT 3 …` */
const insert: Command = ({ values: [name, number] }, options, span, draft) => {
  if (!name) return false;
  const table = tableUnderWay(span, draft);
  const { rules } = chainOf(table, name);
  const at = Number(number?.value ?? 1) - 1;
  if (at < 0 || at > rules.length || !canMove(rules.length - at, draft)) return false;
  noteEvidence(options, table.evidence);
  rules.splice(at, 0, ruleOf(options, span, false));
  return true;
};

/** `-R INPUT 3 …` */
const replace: Command = ({ values: [name, number] }, options, span, draft) => {
  const table = draft.tables.at(-1);
  const chain = name && table?.chains.get(name.value);
  const at = Number(number?.value) - 1;
  if (!table || !chain?.rules[at]) return false;
  noteEvidence(options, table.evidence);
  chain.rules[at] = ruleOf(options, span, false);
  return true;
};

/** `-D INPUT 3`, `-D INPUT -p tcp --dport 22 -j ACCEPT` */
const remove: Command = ({ values: [name, number] }, _options, span, draft) => {
  const chain = name && draft.tables.at(-1)?.chains.get(name.value);
  if (!name || !chain || !canMove(chain.rules.length, draft)) return false;
  const wanted = draft.text.slice(name.span.end, span.end).trim();
  const at = number
    ? Number(number.value) - 1
    : chain.rules.findIndex((rule) => saidOf(rule, chain, draft.text) === wanted);
  return at >= 0 && chain.rules.splice(at, 1).length > 0;
};

function canMove(rules: number, draft: Draft): boolean {
  draft.moves -= rules;
  return draft.moves >= 0;
}

function saidOf({ span }: RuleDraft, { name }: ChainDraft, text: string): string {
  const said = text.slice(span.start, span.end);
  return said.slice(said.indexOf(name.value) + name.value.length).trim();
}

/** `-F`, `-F INPUT` */
const flush: Command = ({ values: [name] }, _options, span, draft) => {
  const { chains } = tableUnderWay(span, draft);
  for (const chain of name ? [chains.get(name.value)] : chains.values()) if (chain) chain.rules.length = 0;
  return true;
};

/** `-X`, `-X MINE` */
const deleteChain: Command = ({ values: [name] }, _options, span, draft) => {
  const { chains } = tableUnderWay(span, draft);
  if (name) return chains.delete(name.value);
  for (const [each, { policy }] of chains) if (!policy) chains.delete(each);
  return true;
};

/** `-E MINE OURS`: rules that jump to the chain follow it */
const renameChain: Command = ({ values: [name, other] }, _options, span, draft) => {
  const { chains } = tableUnderWay(span, draft);
  const chain = name && chains.get(name.value);
  if (!chain || !other || chain.policy || chains.has(other.value)) return false;
  const rules = [...chains.values()].flatMap((each) => each.rules);
  if (!canMove(rules.length, draft)) return false;
  for (const rule of rules) if (rule.target === name.value) rule.target = other.value;
  for (const rule of chain.rules) rule.appended = false;
  chains.delete(name.value);
  chain.name = other;
  chains.set(other.value, chain);
  return true;
};

/** `-Z`: counters say nothing of what passes. */
const zero: Command = () => true;

function ruleOf(options: readonly IptablesOption[], span: Span, appended: boolean): RuleDraft {
  const jump = options.find(({ name }) => name === "-j" || name === "-g");
  return { span, appended, target: jump?.values[0]?.value };
}

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["-A", append],
  ["-P", setPolicy],
  ["-N", newChain],
  ["-I", insert],
  ["-R", replace],
  ["-D", remove],
  ["-F", flush],
  ["-X", deleteChain],
  ["-E", renameChain],
  ["-Z", zero],
]);
