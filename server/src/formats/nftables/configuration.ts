import { type Configuration, emptyConfiguration } from "../../model/configuration.ts";
import type { Entry, Filter } from "../../model/filter.ts";
import type { Definition, Reference } from "../../model/names.ts";
import type { Translation } from "../../model/network.ts";
import type { Located, Span } from "../../text/span.ts";
import { headOf } from "../head.ts";
import { baseFilter, checkpointsOf } from "./base-chains.ts";
import type { Draft } from "./command-words.ts";
import type { Defines } from "./defines.ts";
import { type ChainDraft, chainKey, isJudged, type TableDraft } from "./draft.ts";
import { fitToHooks } from "./hooks.ts";
import { LoggedSoFar } from "./logs.ts";
import { addressObjects, serviceObjects, setDefinition } from "./named-sets.ts";
import { readRule } from "./rule.ts";
import type { Scope } from "./scope.ts";
import type { ChainSyntax, NftSyntax, RuleSyntax } from "./syntax.ts";

export const formatId = "nftables";
export const vendor = "nftables";

/** What the tables come to. */
export function configurationOf(
  text: string,
  draft: Draft,
  defines: Defines,
): { configuration: Configuration; syntax: NftSyntax; unread: readonly Span[] } {
  const gathered: Gathered = {
    filters: [],
    bases: [],
    definitions: [],
    references: [],
    translations: [],
    interfaces: new Map(),
    unread: [],
    chains: new Map(),
    rules: new Map(),
  };
  const tables = [...draft.tables.values()];
  const judged = tables.filter((table) => isJudged(table.family));
  for (const table of tables) {
    noteDynamic(table);
    for (const chain of table.chains.values())
      if (!chain.elsewhere) gathered.definitions.push(chainDefinition(table, chain));
    for (const set of table.sets.values()) gathered.definitions.push(setDefinition(table, set));
  }
  for (const table of judged) for (const chain of table.chains.values()) readChain(table, chain, gathered);
  const families = new Set(judged.map((table) => table.family));
  const alone = !draft.flushed && !families.has("inet") && families.size === 1;
  const filters = fitToHooks(gathered.filters, gathered.bases).map((filter) => {
    const base = gathered.bases.find((each) => each.key === filter.name.value);
    return base ? baseFilter(filter, base, alone || draft.includes) : filter;
  });
  const configuration: Configuration = {
    ...emptyConfiguration(formatId, vendor, headOf(text)),
    subjects: ["firewall"],
    fragment: gathered.bases.length === 0 || draft.includes,
    // Nothing comes from elsewhere by the loopback, so it is no end of a way.
    interfaces: [...gathered.interfaces.values()]
      .filter((name) => name.value !== "lo")
      .map((name) => ({ name, span: name.span, addresses: [] })),
    translations: gathered.translations,
    addresses: judged.flatMap(addressObjects),
    services: judged.flatMap(serviceObjects),
    filters,
    checkpoints: checkpointsOf(gathered.bases, filters),
    definitions: [...gathered.definitions, ...defines.definitions],
    references: [...gathered.references, ...defines.references],
  };
  const syntax = {
    chains: gathered.chains,
    rules: gathered.rules,
    removable: [...defines.definitions.map(({ span }) => span), ...removableOf(judged)],
  };
  return { configuration, syntax, unread: gathered.unread };
}

/** A chain that the kernel itself asks. */
export interface Base {
  readonly key: string;
  readonly table: TableDraft;
  readonly chain: ChainDraft;
}

interface Gathered {
  readonly filters: Filter[];
  readonly bases: Base[];
  readonly definitions: Definition[];
  readonly references: Reference[];
  readonly translations: Translation[];
  readonly interfaces: Map<string, Located<string>>;
  readonly unread: Span[];
  readonly chains: Map<string, ChainSyntax>;
  readonly rules: Map<number, RuleSyntax>;
}

/** Sets that rules add to hold more than the file says. */
function noteDynamic(table: TableDraft): void {
  for (const chain of table.chains.values())
    for (const { tokens } of chain.rules)
      tokens.forEach(({ text }, at) => {
        if ((text !== "add" && text !== "update") || tokens[at + 1]?.text !== "@") return;
        const set = table.sets.get(tokens[at + 2]?.text ?? "");
        if (set) set.dynamic = true;
      });
}

/** Reads a chain's rules, and those of the chains without a name that stand in them. */
function readChain(table: TableDraft, chain: ChainDraft, gathered: Gathered): void {
  const key = chainKey(table, chain.name.value);
  if (chain.base && !table.dormant) gathered.bases.push({ key, table, chain });
  const pending: { key: string; chain: ChainDraft; depth: number }[] = [{ key, chain, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const anonymous: ChainDraft[] = [];
    const chooses = onlyTranslates(next.chain);
    const logged = new LoggedSoFar(table);
    const scope: Scope = { ...gathered, table, chain: next.key, depth: next.depth, anonymous, chooses, logged };
    const syntax: ChainSyntax = {
      table,
      name: next.chain.name.value,
      rules: next.chain.rules,
      head: headOfChain(next.chain),
    };
    gathered.chains.set(next.key, syntax);
    const entries: Entry[] = [];
    for (const rule of next.chain.rules) {
      const own = readRule(rule, scope);
      const sole = own.length === 1 && own[0]?.span === rule.span;
      gathered.rules.set(rule.span.start, { rule, chain: syntax, sole });
      for (const entry of own) entries.push(entry);
    }
    const rest = next.chain.base && logged.ofRest(next.chain.span);
    gathered.filters.push({
      name: { value: next.key, span: next.chain.name.span },
      span: next.chain.span,
      entries,
      title: next.chain.base ? "base chain" : "chain",
      otherwise: { value: "next", span: next.chain.name.span },
      ...(rest ? { otherwiseLog: rest } : {}),
      ...(chooses ? { purpose: "selection" } : {}),
    });
    for (const each of anonymous) pending.push({ key: each.name.value, chain: each, depth: next.depth + 1 });
  }
}

/** A chain of type nat chooses what is translated, unless its rules drop or ask other chains, too. */
function onlyTranslates({ base, rules }: ChainDraft): boolean {
  return base?.type === "nat" && !rules.some(({ tokens }) => tokens.some(({ text }) => decisive.has(text)));
}

const decisive: ReadonlySet<string> = new Set(["drop", "reject", "queue", "jump", "goto", "vmap"]);

/** Chains and sets that stand in braces, with all that is in them. */
function removableOf(tables: readonly TableDraft[]): Span[] {
  return tables
    .flatMap(({ chains, sets }) => [
      ...[...chains.values()].filter((chain) => chain.closed && chain.rules.every((rule) => !rule.command)),
      ...[...sets.values()].filter((set) => set.closed && !set.extended),
    ])
    .map(({ span }) => span);
}

function headOfChain({ base }: ChainDraft): Span | undefined {
  return base?.policy?.span ?? base?.span;
}

function chainDefinition(table: TableDraft, chain: ChainDraft): Definition {
  const judged = isJudged(table.family) ? "" : `, which is not judged: its table sees ${table.family} frames`;
  return {
    kind: "filter",
    name: { value: chainKey(table, chain.name.value), span: chain.name.span },
    span: chain.span,
    title: `${chain.base ? "base chain" : "chain"}${judged}`,
    expectsUse: chain.base === undefined && isJudged(table.family),
  };
}
