import type { Definition, NameKind, Reference } from "../../model/names.ts";
import type { BlockItem, Blocks, BlockWord } from "../../syntax/config-blocks.ts";
import type { Located, Span } from "../../text/span.ts";
import type { ReadTools } from "../format.ts";
import type { Ledger } from "./ledger.ts";
import { type Table, tablesOf } from "./tables.ts";

/** One virtual domain, or what all of them share, with the names it defines and uses. */
export class Scope {
  /** Absent for what virtual domains share, and for a device without them. */
  readonly name: Located<string> | undefined;
  readonly tables: ReadonlyMap<string, Table>;
  readonly ledger: Ledger;
  readonly tools: ReadTools;
  readonly definitions: Definition[] = [];
  readonly references: Reference[] = [];
  readonly #taken = new Set<string>();

  constructor(name: Located<string> | undefined, items: readonly BlockItem[], ledger: Ledger, tools: ReadTools) {
    this.name = name;
    this.tables = tablesOf(items, ledger);
    this.ledger = ledger;
    this.tools = tools;
    for (const item of items) if (item.kind !== "section") ledger.reject(item);
  }

  /** The table of a path; asking counts as reading it. */
  table(path: string): Table | undefined {
    const table = this.tables.get(path);
    if (!table || this.#taken.has(path)) return table;
    this.#taken.add(path);
    for (const head of table.heads) this.ledger.read(head);
    for (const row of table.rows) for (const edit of row.edits) this.ledger.read(edit);
    return table;
  }

  /** Tables that nobody asked for. */
  get left(): readonly Table[] {
    return [...this.tables.values()].filter((table) => !this.#taken.has(table.path));
  }

  define(kind: NameKind, name: BlockWord, title: string, span: Span, expectsUse: boolean): void {
    this.definitions.push({ kind, name, title, span, expectsUse });
  }

  refer(kinds: readonly NameKind[], name: Located<string>, builtIn = false): void {
    const { value, span } = name;
    const known = builtIn || (kinds.includes("interface") && ownInterface.test(value));
    this.references.push({ kinds, name: { value, span }, ...(known ? { builtIn: true } : {}) });
  }

  /** The name that a thing has in the end, where a word before its renaming names it. */
  named(word: BlockWord, ...paths: readonly string[]): Located<string> {
    let { value } = word;
    for (const path of paths) {
      const renamed = this.tables.get(path)?.renamed;
      let { start } = word.span;
      const next = () => renamed?.get(value)?.find(({ at }) => start < at);
      for (let now = next(); now; now = next()) {
        value = now.to;
        start = now.at;
      }
    }
    return { value, span: word.span };
  }
}

/** Interfaces that a device has without stating them. */
const ownInterface = /^(?:any$|ssl\.|l2t\.|naf\.|vsw\.|npu|modem$|virtual-wan-link$)/;

export interface Scopes {
  /** What virtual domains share; the only one where there are none. */
  readonly shared: Scope;
  readonly domains: readonly Scope[];
}

/** Parts a file by virtual domain. */
export function scopesOf(blocks: Blocks, ledger: Ledger, tools: ReadTools): Scopes {
  const shared: BlockItem[] = [];
  const domains = new Map<string, { name: BlockWord; items: BlockItem[] }>();
  for (const item of blocks.items) {
    if (item.kind === "section" && item.path === "global") {
      ledger.read(item);
      for (const each of item.items) shared.push(each);
    } else if (item.kind === "section" && item.path === "vdom") {
      ledger.read(item);
      for (const each of item.items) {
        if (each.kind !== "edit") {
          ledger.reject(each);
          continue;
        }
        ledger.read(each);
        const known = domains.get(each.name.value);
        if (known) for (const own of each.items) known.items.push(own);
        else domains.set(each.name.value, { name: each.name, items: [...each.items] });
      }
    } else if (item.kind === "statement" && isDebris(item.verb.value)) ledger.ignore(item);
    else shared.push(item);
  }
  return {
    shared: new Scope(undefined, shared, ledger, tools),
    domains: [...domains.values()].map(({ name, items }) => new Scope(name, items, ledger, tools)),
  };
}

/** What closes nothing, or stands around a configuration in a captured session: prompts, commands that show. */
function isDebris(word: string): boolean {
  return word === "end" || word === "next" || word === "exit" || word === "show" || word === "get";
}
