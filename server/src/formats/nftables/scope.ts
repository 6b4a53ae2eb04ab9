import type { Reference } from "../../model/names.ts";
import type { Translation } from "../../model/network.ts";
import type { Located, Span } from "../../text/span.ts";
import type { ChainDraft, SetDraft, TableDraft } from "./draft.ts";
import type { LoggedSoFar } from "./logs.ts";

/** What rules may look up, and where they tell what they use. */
export interface Scope {
  readonly table: TableDraft;
  /** The chain's name in the model, as its callers write it. */
  readonly chain: string;
  /** Its rules choose what is translated. */
  readonly chooses: boolean;
  /** How many braces of rules it stands in. */
  readonly depth: number;
  readonly references: Reference[];
  readonly unread: Span[];
  readonly translations: Translation[];
  /** Interfaces that matches name. */
  readonly interfaces: Map<string, Located<string>>;
  /** What the chain's rules before have logged. */
  readonly logged: LoggedSoFar;
  /** Chains without a name, which rules hold in braces. */
  readonly anonymous: ChainDraft[];
}

/** Refers to a chain of the table, in the words of the model. */
export function referToChain({ table, references }: Scope, { value, span }: Located<string>): Located<string> {
  const name = { value: `${table.family} ${table.name.value} ${value}`, span };
  references.push({ kinds: ["filter"], name, whenUndefined: "the file does not load" });
  return name;
}

/** Refers to a set of the table; its draft where the file has one. */
export function referToSet(
  { table, references }: Scope,
  { value, span }: Located<string>,
): [Located<string>, SetDraft | undefined] {
  const name = { value: `${table.family} ${table.name.value} ${value}`, span };
  references.push({ kinds: ["address", "service", "other"], name, whenUndefined: "the file does not load" });
  return [name, table.sets.get(value)];
}
