import type { TableDraft } from "./draft.ts";

/** The kernel's tables of rules, each with chains at some of the points that packets pass. */
export type TableName = "raw" | "mangle" | "nat" | "filter" | "security";

const hooks: Readonly<Record<TableName, readonly string[]>> = {
  raw: ["PREROUTING", "OUTPUT"],
  mangle: ["PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"],
  nat: ["PREROUTING", "INPUT", "OUTPUT", "POSTROUTING"],
  filter: ["INPUT", "FORWARD", "OUTPUT"],
  security: ["INPUT", "FORWARD", "OUTPUT"],
};

export function isTableName(name: string): name is TableName {
  return Object.hasOwn(hooks, name);
}

/** A chain that the kernel itself sends packets to. */
export function isBuiltIn(table: TableName, chain: string): boolean {
  return hooks[table].includes(chain);
}

/** The table by its name, or by the chains in it; undefined for one that no kernel has. */
export function tableName({ name, chains, evidence }: TableDraft): TableName | undefined {
  if (name) return isTableName(name.value) ? name.value : undefined;
  const before = chains.has("PREROUTING");
  const behind = chains.has("POSTROUTING");
  if (chains.has("FORWARD")) return before || behind ? "mangle" : "filter";
  if (behind || (before && evidence.translates)) return "nat";
  return before ? "raw" : "filter";
}
