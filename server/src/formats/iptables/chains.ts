import type { Entry, EntryLog, Filter } from "../../model/filter.ts";
import type { Definition, Reference } from "../../model/names.ts";
import type { Stated } from "../../text/span.ts";
import { type IptablesOption, iptablesOptions } from "../netfilter/options.ts";
import { targetNamed } from "../netfilter/targets.ts";
import type { ChainDraft, Draft, RuleDraft } from "./draft.ts";
import { type Host, qualified, reachedFrom, type Table } from "./hosts.ts";
import { entryLog, isLimited, type LoggedParts, type LogSource, loggedParts, logOf, partsOf, silence } from "./logs.ts";
import { type FreshRule, type Rule, type RulePlace, readRule } from "./rules.ts";
import { isBuiltIn } from "./tables.ts";
import { ufwHook, ufwOwnChain } from "./ufw.ts";
import { wordsOf } from "./words.ts";

/** One chain with its rules read. */
export interface Chain {
  readonly draft: ChainDraft;
  readonly table: Table;
  readonly builtIn: boolean;
  readonly filter: Filter;
  readonly rules: readonly Rule[];
  readonly definition: Definition;
  readonly references: readonly Reference[];
}

/** The chains of a machine's tables, in the order of the file. */
export function chainsOf(host: Host, draft: Draft): Chain[] {
  return host.tables.flatMap((table) => {
    const place = placeOf(table, host, draft);
    const logs = new Map([...table.draft.chains].map(([name, chain]) => [name, logsOf(chain.rules, draft.text)]));
    return [...table.draft.chains.values()].map((chain) => chainOf(chain, table, place, logs, draft.text));
  });
}

type PlaceOf = (chain: string) => RulePlace;

function placeOf(table: Table, host: Host, draft: Draft): PlaceOf {
  const chains = table.draft.chains;
  const starts = [...chains.keys()].filter((name) => hookOf(name, table) !== undefined);
  const fromInput = reachedFrom(
    table,
    starts.filter((name) => hookOf(name, table) === "INPUT"),
  );
  const fromOthers = reachedFrom(
    table,
    starts.filter((name) => hookOf(name, table) !== "INPUT"),
  );
  const redirected = host.tables.some(
    ({ name, family, draft: { evidence } }) => name === "nat" && family === table.family && evidence.redirects,
  );
  const place = {
    redirected: redirected && table.name !== "raw",
    sets: new Set(draft.sets.keys()),
    chooses: table.name === "nat",
    chainNamed: (name: string) => qualified(table, name),
    isChain: (name: string) => chains.has(name),
  };
  return (chain) => ({ ...place, toDevice: fromInput.has(chain) && !fromOthers.has(chain) });
}

/** The point from which packets get to a chain by themselves. */
function hookOf(chain: string, { name }: Table): string | undefined {
  return isBuiltIn(name, chain) ? chain : ufwHook(chain);
}

/** What the LOG rules of a chain log; read first, since the rules that call the chain may stand before it. */
function logsOf(rules: readonly RuleDraft[], text: string): LoggedParts {
  const sources: LogSource[] = [];
  for (const { target, span } of rules) {
    if (target === undefined || targetNamed(target)?.effect !== "log") continue;
    const options = iptablesOptions(wordsOf(text, span.start, span.end));
    sources.push({ span, parts: partsOf(options), limited: isLimited(options) });
  }
  return loggedParts(sources);
}

function chainOf(
  draft: ChainDraft,
  table: Table,
  placeOf: PlaceOf,
  logs: ReadonlyMap<string, LoggedParts>,
  text: string,
): Chain {
  const place = placeOf(draft.name.value);
  const rules: Rule[] = [];
  const entries: Entry[] = [];
  const logged = new LoggedSoFar(logs);
  for (const rule of draft.rules) {
    const read = logged.see(readRule(rule, text, place));
    rules.push(read);
    entries.push(...read.entries);
  }
  const builtIn = isBuiltIn(table.name, draft.name.value);
  const name = { value: qualified(table, draft.name.value), span: draft.name.span };
  const span = draft.declared ?? draft.rules[0]?.span ?? draft.name.span;
  const otherwise = otherwiseOf(draft, table, builtIn);
  const filter: Filter = {
    name,
    span,
    entries,
    title: "chain",
    otherwise,
    ...(otherwise.value === "next" ? {} : { otherwiseLog: logged.log(new Set()) ?? { on: false } }),
    ...(place.chooses ? { purpose: "selection" } : {}),
    ...(table.family ? { family: table.family } : {}),
  };
  const definition: Definition = { kind: "filter", name, span, title: "chain", expectsUse: !builtIn };
  const references = rules.flatMap((rule) => rule.references);
  return { draft, table, builtIn, filter, rules, definition, references };
}

function otherwiseOf({ name, policy }: ChainDraft, table: Table, builtIn: boolean): Stated<"permit" | "deny" | "next"> {
  if (!builtIn) return { value: "next", span: name.span };
  if (table.name === "nat")
    return { value: "deny", span: name.span, implied: "what no entry translates stays as it is" };
  if (policy) return { value: policy.value === "DROP" ? "deny" : "permit", span: policy.span };
  return { value: "permit", span: name.span, implied: "a chain whose policy nobody set accepts" };
}

/** What the rules of a chain up to now have logged of the packets that go on. */
class LoggedSoFar {
  readonly #logs: ReadonlyMap<string, LoggedParts>;
  readonly #sources: LogSource[] = [];
  /** A chain that another file makes may have logged anything. */
  #unsure = false;

  constructor(logs: ReadonlyMap<string, LoggedParts>) {
    this.#logs = logs;
  }

  /** The rule with its log. */
  see({ rule, options }: FreshRule): Rule {
    const { effect, draft } = rule;
    if (effect === "log") {
      this.#add({ span: draft.span, parts: partsOf(options), limited: isLimited(options) });
      const log = ownLog(draft, options);
      return { ...rule, entries: rule.entries.map((entry) => ({ ...entry, log })) };
    }
    if (effect === "call") {
      const inner = this.#logs.get(draft.target ?? "");
      if (inner && inner.keys.size > 0)
        this.#add({ span: draft.span, parts: partsOf(options), limited: isLimited(options), inner });
      else if (ufwOwnChain(draft.target ?? "") === "logs") this.#unsure = true;
      return rule;
    }
    if (effect !== "permit" && effect !== "deny" && effect !== "reject") return rule;
    const log = this.#sources.length === 0 && !this.#unsure ? silence : this.log(partsOf(options));
    return log ? { ...rule, entries: rule.entries.map((entry) => ({ ...entry, log })) } : rule;
  }

  log(parts: ReadonlySet<string>): EntryLog | undefined {
    const source = logOf(parts, this.#sources);
    return source || !this.#unsure ? entryLog(source) : undefined;
  }

  /** The last few, and those that log everything. */
  #add(source: LogSource): void {
    this.#sources.push(source);
    const recent = this.#sources.findIndex((each) => each.parts.size > 0);
    if (this.#sources.length > 8) this.#sources.splice(Math.max(recent, 0), 1);
  }
}

/** A LOG rule's own log line: `--log-level 4`, warning where nothing is said. */
function ownLog({ target, span }: RuleDraft, options: readonly IptablesOption[]): EntryLog {
  const jump = options.find(({ name }) => name === "-j");
  const said = options.find(({ name }) => name === "--log-level")?.values[0]?.value.toLowerCase();
  const level = target === "LOG" ? (said === undefined ? 4 : levelOf(said)) : undefined;
  return { on: true, span: jump?.span ?? span, ...(level === undefined ? {} : { level }) };
}

function levelOf(text: string): number | undefined {
  const names = ["emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"];
  const number = /^[0-7]$/.test(text) ? Number(text) : names.findIndex((name) => text.startsWith(name.slice(0, 4)));
  return number < 0 ? undefined : number;
}
