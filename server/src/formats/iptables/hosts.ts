import type { Draft, TableDraft } from "./draft.ts";
import { type TableName, tableName } from "./tables.ts";

/** A table whose name and family are known. */
export interface Table {
  readonly draft: TableDraft;
  readonly name: TableName;
  /** Absent where its rules are for both. */
  readonly family: 4 | 6 | undefined;
  /** What its chains' names begin with here: chains of different tables and families may be called the same. */
  readonly prefix: string;
}

/** The tables of one machine. */
export interface Host {
  readonly tables: readonly Table[];
  /** The families that the file tells of; absent: both. */
  readonly family: 4 | 6 | undefined;
}

/** The machines of a file: nearly always one, but dumps of several may stand one behind the other. */
export function hostsOf(draft: Draft): Host[] {
  const known = draft.tables.flatMap((table) => {
    const name = tableName(table);
    return name ? [{ draft: table, name, said: familyOf(table) }] : [];
  });
  const only = new Set(known.flatMap(({ said }) => (said === "unknown" ? [] : [said])));
  const usual = only.size === 1 ? [...only][0] : 4;
  const hosts: Omit<Table, "prefix">[][] = [];
  const seen = new Set<string>();
  for (const { draft: table, name, said } of known) {
    const family = said === "unknown" ? usual : said === "both" ? undefined : said;
    const key = `${family} ${name}`;
    if (hosts.length === 0 || seen.has(key)) {
      hosts.push([]);
      seen.clear();
    }
    seen.add(key);
    hosts.at(-1)?.push({ draft: table, name, family: family === "both" ? undefined : family });
  }
  return hosts.map(hostOf);
}

function hostOf(tables: readonly Omit<Table, "prefix">[]): Host {
  const families = new Set(tables.map(({ family }) => family));
  const [family] = families;
  return {
    tables: tables.map((table) => ({
      ...table,
      prefix: `${families.size > 1 && table.family === 6 ? "ip6 " : ""}${table.name === "filter" ? "" : `${table.name} `}`,
    })),
    family: families.size === 1 ? family : undefined,
  };
}

function familyOf({ generated, evidence }: TableDraft): 4 | 6 | "both" | "unknown" {
  const { four, six, both } = evidence;
  if (generated?.family) return generated.family;
  if (both) return "both";
  if (four === 0 && six === 0) return "unknown";
  return six > four ? 6 : 4;
}

/** A chain's name here. */
export function qualified({ prefix }: Table, chain: string): string {
  return prefix + chain;
}

/** The chains that packets get to from some of the chains of a table, those included. */
export function reachedFrom({ draft }: Table, starts: Iterable<string>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...starts];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chain = draft.chains.get(name);
    if (!chain || reached.has(name)) continue;
    reached.add(name);
    for (const { target } of chain.rules) if (target !== undefined) waiting.push(target);
  }
  return reached;
}
