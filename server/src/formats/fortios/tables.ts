import type { BlockEdit, BlockItem, BlockSection, BlockStatement, BlockWord } from "../../syntax/config-blocks.ts";
import { addTo } from "../../text/grouped.ts";
import type { Span } from "../../text/span.ts";
import type { Ledger } from "./ledger.ts";
import { RowOrder } from "./row-order.ts";
import { type Section, Settings } from "./settings.ts";

/** One thing of a table: all of the `edit NAME … next` blocks with its name. */
export interface Row {
  name: BlockWord;
  /** The first of its blocks. */
  readonly span: Span;
  readonly edits: BlockEdit[];
  readonly settings: Settings;
}

/** Everything the file says below one path, in all of its `config PATH … end` blocks. */
export interface Table extends Section {
  readonly path: string;
  readonly heads: readonly BlockSection[];
  /** In the order in which the device keeps them. */
  readonly rows: readonly Row[];
  readonly settings: Settings;
  /** By names that were given up, in the order of the text. */
  readonly renamed: ReadonlyMap<string, readonly Renaming[]>;
}

/** What something is called from there on. */
export interface Renaming {
  readonly to: string;
  readonly at: number;
}

/** Gathers blocks by their path; the order in which paths first come is kept. */
export function tablesOf(items: readonly BlockItem[], ledger: Ledger): ReadonlyMap<string, Table> {
  const sections = new Map<string, BlockSection[]>();
  for (const item of items) {
    if (item.kind === "section") addTo(sections, item.path, item);
  }
  return new Map([...sections].map(([path, heads]) => [path, tableOf(path, heads, ledger)]));
}

function tableOf(path: string, heads: readonly BlockSection[], ledger: Ledger): Table {
  const draft: TableDraft = { rows: new Map(), order: new RowOrder(), renamed: new Map() };
  const settings: BlockItem[] = [];
  for (const head of heads)
    for (const item of head.items) {
      if (item.kind === "edit") addEdit(draft, item, ledger);
      else if (item.kind === "statement" && changesRows.has(item.verb.value)) changeRows(draft, item, ledger);
      else settings.push(item);
    }
  return { path, heads, rows: draft.order.rows, settings: new Settings(settings, ledger), renamed: draft.renamed };
}

interface TableDraft {
  readonly rows: Map<string, Row>;
  readonly order: RowOrder<Row>;
  readonly renamed: Map<string, Renaming[]>;
}

function addEdit({ rows, order }: TableDraft, edit: BlockEdit, ledger: Ledger): void {
  const known = rows.get(edit.name.value);
  if (known) {
    known.edits.push(edit);
    known.settings.add(edit.items);
    return;
  }
  const row = { name: edit.name, span: edit.span, edits: [edit], settings: new Settings(edit.items, ledger) };
  rows.set(edit.name.value, row);
  order.append(row);
}

const changesRows: ReadonlySet<string> = new Set(["move", "rename", "clone", "delete", "purge"]);

/** `move A before B`, `move A after B`, `rename A to B`, `clone A to B`, `delete A`, `purge` */
function changeRows(draft: TableDraft, statement: BlockStatement, ledger: Ledger): void {
  const { rows, order, renamed } = draft;
  const { verb, key, values } = statement;
  const [how, target] = values;
  const row = key && rows.get(key.value);
  if (verb.value === "purge") {
    rows.clear();
    order.clear();
    ledger.read(statement);
  } else if (verb.value === "delete" && key) {
    if (row) remove(draft, row);
    ledger.read(statement);
  } else if (verb.value === "move" && target && (how?.value === "before" || how?.value === "after")) {
    const other = rows.get(target.value);
    if (row && other && row !== other) {
      if (how.value === "after") order.putAfter(row, other);
      else order.putBefore(row, other);
    }
    ledger.read(statement);
  } else if (verb.value === "rename" && key && target && how?.value === "to") {
    if (row && !rows.has(target.value)) {
      rows.delete(key.value);
      rows.set(target.value, row);
      addTo(renamed, key.value, { to: target.value, at: statement.span.start });
      row.name = target;
    }
    ledger.read(statement);
  } else if (verb.value === "clone" && target && how?.value === "to") {
    if (row && !rows.has(target.value)) {
      const settings = row.settings.copy();
      const made = { name: target, span: statement.span, edits: [], settings };
      rows.set(target.value, made);
      order.append(made);
    }
    ledger.read(statement);
  } else ledger.reject(statement);
}

function remove({ rows, order }: TableDraft, row: Row): void {
  rows.delete(row.name.value);
  order.remove(row);
  for (const edit of row.edits) row.settings.ledger.ignore(edit);
}
