import type { Located, Span } from "../../text/span.ts";
import type { Element } from "./elements.ts";
import type { Token } from "./tokens.ts";

export type Family = "ip" | "ip6" | "inet" | "arp" | "bridge" | "netdev";

export const families: ReadonlySet<string> = new Set(["ip", "ip6", "inet", "arp", "bridge", "netdev"]);

/** Tables of these families see packets that are routed or meant for the host; the others see frames, and are not judged. */
export function isJudged(family: string): boolean {
  return family === "ip" || family === "ip6" || family === "inet";
}

export interface TableDraft {
  readonly family: Family;
  readonly name: Located<string>;
  readonly chains: Map<string, ChainDraft>;
  readonly sets: Map<string, SetDraft>;
  /** `flags dormant`: nothing in it is asked. */
  dormant?: Span;
}

export interface ChainDraft {
  readonly name: Located<string>;
  span: Span;
  base?: BaseDraft;
  readonly rules: RuleDraft[];
  /** Its span reaches to its closing brace. */
  closed?: true;
  /** Another file makes it; here are rules for it. */
  readonly elsewhere?: true;
}

/** `type filter hook input priority 0; policy drop;` */
export interface BaseDraft {
  readonly type: string;
  readonly hook: Located<string>;
  /** Absent where it is an expression that was not understood. */
  readonly priority: number | undefined;
  readonly devices: readonly Located<string>[];
  readonly span: Span;
  policy?: Located<"accept" | "drop">;
}

export interface RuleDraft {
  /** Without the words of the command that adds it. */
  readonly tokens: readonly Token[];
  readonly span: Span;
  /** Where the command that adds it begins; absent in a chain's block. */
  readonly command?: Span;
  /** It was put before others. */
  readonly inserted?: true;
}

export interface SetDraft {
  readonly name: Located<string>;
  span: Span;
  readonly map: boolean;
  /** What each part of its elements is: `ipv4_addr`, `inet_service`; or, for `typeof`, the words of the expression. */
  types: readonly string[];
  /** Programs or rules may add to it while it is in use. */
  dynamic: boolean;
  readonly elements: Element[];
  /** Its span reaches to its closing brace. */
  closed?: true;
  /** Commands add elements to it. */
  extended?: true;
}

export function chainKey({ family, name }: TableDraft, chain: string): string {
  return `${family} ${name.value} ${chain}`;
}

/** The only family that rules of the table see; undefined where they see both. */
export function familyOf({ family }: TableDraft): 4 | 6 | undefined {
  return family === "ip" ? 4 : family === "ip6" ? 6 : undefined;
}

/** Finds or makes a table; a bare name is of family ip. */
export function tableOf(tables: Map<string, TableDraft>, family: Family, name: Located<string>): TableDraft {
  const key = `${family} ${name.value}`;
  const known = tables.get(key);
  if (known) return known;
  const made: TableDraft = { family, name, chains: new Map(), sets: new Map() };
  tables.set(key, made);
  return made;
}

export function chainOf(table: TableDraft, name: Located<string>, span: Span): ChainDraft {
  const known = table.chains.get(name.value);
  if (known) return known;
  const made: ChainDraft = { name, span, rules: [] };
  table.chains.set(name.value, made);
  return made;
}

export function setOf(table: TableDraft, name: Located<string>, span: Span, map: boolean): SetDraft {
  const known = table.sets.get(name.value);
  if (known) return known;
  const made: SetDraft = { name, span, map, types: [], dynamic: false, elements: [] };
  table.sets.set(name.value, made);
  return made;
}
