import type { AddressObject } from "../../model/address.ts";
import type { Definition, NameKind, Reference } from "../../model/names.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located } from "../../text/span.ts";
import type { ReadTools } from "../format.ts";
import { entriesOf } from "./places.ts";

/** What was read for one scope, and is the same for others: hundreds of device groups may share thousands of addresses. */
export class Known {
  readonly addresses = new Map<PathNode, AddressObject>();
  readonly definitions = new Map<PathNode, Definition>();
}

/** Whatever rules are read for: where its objects stand, and the names they define and use. */
export class Scope {
  readonly name: Located<string> | undefined;
  /** What sees the same names, the nearest first: a virtual system, device groups, what is shared. */
  readonly layers: readonly (readonly PathNode[])[];
  /** Those of the layers whose rules it has. */
  readonly ruleLayers: readonly (readonly PathNode[])[];
  readonly tools: ReadTools;
  readonly known: Known;
  readonly definitions: Definition[] = [];
  readonly references: Reference[] = [];
  /** Entries that others of their name hide. */
  readonly hidden: PathNode[];
  readonly #tables = new Map<string, readonly PathNode[]>();
  readonly #byName = new Map<string, ReadonlyMap<string, PathNode>>();

  constructor(parts: Pick<Scope, "name" | "layers" | "ruleLayers" | "tools" | "known" | "hidden">) {
    this.name = parts.name;
    this.layers = parts.layers;
    this.ruleLayers = parts.ruleLayers;
    this.tools = parts.tools;
    this.known = parts.known;
    this.hidden = parts.hidden;
  }

  /** The entries of a table that are seen from here; of one name the nearest counts. */
  table(...path: readonly string[]): readonly PathNode[] {
    const key = path.join(" ");
    const known = this.#tables.get(key);
    if (known) return known;
    const seen = new Map<string, PathNode>();
    for (const layer of this.layers)
      for (const entry of entriesOf(layer, ...path))
        if (seen.has(entry.word)) this.hidden.push(entry);
        else seen.set(entry.word, entry);
    const entries = [...seen.values()];
    this.#tables.set(key, entries);
    return entries;
  }

  /** The entry of that name. */
  entry(name: string, ...path: readonly string[]): PathNode | undefined {
    const key = path.join(" ");
    let entries = this.#byName.get(key);
    if (!entries) {
      entries = new Map(this.table(...path).map((entry) => [entry.word, entry]));
      this.#byName.set(key, entries);
    }
    return entries.get(name);
  }

  has(name: string, ...path: readonly string[]): boolean {
    return this.entry(name, ...path) !== undefined;
  }

  define(kind: NameKind, entry: PathNode, title: string, expectsUse: boolean): void {
    const before = this.known.definitions.get(entry);
    const isSame = before?.kind === kind && before.title === title && before.expectsUse === expectsUse;
    const own = isSame ? before : { kind, name: entry.located, title, span: entry.extent, expectsUse };
    if (!before) this.known.definitions.set(entry, own);
    this.definitions.push(own);
  }

  refer(kinds: readonly NameKind[], { value, span }: Located<string>, builtIn = false): void {
    this.references.push({ kinds, name: { value, span }, ...(builtIn ? { builtIn: true } : {}) });
  }
}
