import { cover, type Located, type Span } from "../../text/span.ts";
import { readChainStatement } from "./chain-statements.ts";
import { type Draft, kinds, objects, takeTable, unread } from "./command-words.ts";
import { Cursor } from "./cursor.ts";
import { readDeletion, readFlush, readRenaming } from "./deletions.ts";
import { type ChainDraft, chainOf, isJudged, type RuleDraft, setOf, type TableDraft } from "./draft.ts";
import { takeElements } from "./elements.ts";
import { readSetStatement } from "./set-statements.ts";
import type { Block, Statement } from "./statements.ts";
import type { Token } from "./tokens.ts";

export interface OpenBlock {
  readonly kind: Block;
  readonly table?: TableDraft;
  /** The chain or set. */
  readonly name?: Located<string>;
  readonly ignored?: boolean;
}

const verbs: ReadonlySet<string> = new Set([
  "add",
  "create",
  "insert",
  "replace",
  "delete",
  "destroy",
  "flush",
  "reset",
  "list",
  "rename",
  "get",
  "monitor",
  "describe",
  "export",
  "import",
]);
const blockWords: ReadonlySet<string> = new Set(["table", "chain", "set", "map", ...objects]);

/** Whether a brace behind these tokens begins a block, rather than a set of values. */
export function opensBlock(block: OpenBlock, tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  if (first?.kind !== "word") return false;
  if (block.kind === "table") return blockWords.has(first.text);
  if (block.kind !== "file") return false;
  if (first.text === "add" || first.text === "create") return second !== undefined && blockWords.has(second.text);
  return blockWords.has(first.text);
}

/** Reads a statement outside all blocks; the block it opens, if it does. */
export function readCommand(statement: Statement, draft: Draft): OpenBlock | undefined {
  const cursor = new Cursor(statement.tokens);
  const verb = cursor.takeAnyOf(verbs);
  if (verb !== undefined && cursor.done) return unread(statement, draft);
  switch (verb) {
    case undefined:
    case "add":
    case "create":
    case "insert":
      return readAddition(cursor, statement, draft, verb);
    case "delete":
    case "destroy":
      return readDeletion(cursor, statement, draft);
    case "flush":
      return readFlush(cursor, statement, draft);
    case "rename":
      return readRenaming(cursor, statement, draft);
    case "replace":
      return unread(statement, draft);
    default:
      draft.ignored.push(statement.span);
      return undefined;
  }
}

function readAddition(
  cursor: Cursor,
  statement: Statement,
  draft: Draft,
  verb: string | undefined,
): OpenBlock | undefined {
  const kind = cursor.takeAnyOf(kinds);
  const object = kind ?? "rule";
  const isCommand = verb !== undefined || kind !== undefined;
  if (object === "table") return openTable(cursor, statement, draft);
  if (object === "ct") cursor.take();
  // What is added to may stand in another file; a line without a verb must name a table of this one.
  const table = takeTable(cursor, draft, isCommand);
  const name = cursor.take();
  if (!table || name.value === "") return unread(statement, draft);
  const ignored = !isJudged(table.family);
  if (ignored || objects.has(object)) draft.ignored.push(statement.span);
  if (objects.has(object)) return statement.opens ? { kind: "object", ignored } : undefined;
  switch (object) {
    case "chain":
      chainOf(table, name, statement.span);
      return statement.opens ? { kind: "chain", table, name, ignored } : undefined;
    case "set":
    case "map":
      setOf(table, name, statement.span, object === "map");
      return statement.opens ? { kind: "set", table, name, ignored } : undefined;
    case "element": {
      const set = table.sets.get(name.value);
      if (!set || cursor.peek() !== "{") return ignored ? undefined : unread(statement, draft);
      for (const element of takeElements(cursor)) set.elements.push(element);
      set.extended = true;
      return undefined;
    }
    default: {
      if (ignored) return undefined;
      const chain = table.chains.get(name.value) ?? (isCommand ? elsewhere(table, name, statement.span) : undefined);
      if (!chain || !addRule(cursor, statement, chain.rules, verb === "insert")) return unread(statement, draft);
      return undefined;
    }
  }
}

/** A chain that another file makes. */
function elsewhere(table: TableDraft, name: Located<string>, span: Span): ChainDraft {
  const chain: ChainDraft = { name, span, rules: [], elsewhere: true };
  table.chains.set(name.value, chain);
  return chain;
}

/** `position 3`, `index 2`, `handle 4` before the rule say where it goes; only an index tells which rule that is. */
function addRule(cursor: Cursor, { tokens, span }: Statement, rules: RuleDraft[], inserted: boolean): boolean {
  let at = inserted ? 0 : rules.length;
  if (cursor.takeIf("index")) {
    const index = Number(cursor.take().value);
    if (!Number.isInteger(index) || index >= rules.length) return false;
    at = inserted ? index : index + 1;
  } else if (cursor.takeIf("position") || cursor.takeIf("handle")) return false;
  const [first] = tokens.slice(cursor.at);
  if (!first) return false;
  const rule: RuleDraft = {
    tokens: tokens.slice(cursor.at),
    span: { start: first.span.start, end: span.end },
    command: span,
  };
  rules.splice(at, 0, inserted || at < rules.length ? { ...rule, inserted: true } : rule);
  return true;
}

function openTable(cursor: Cursor, statement: Statement, draft: Draft): OpenBlock | undefined {
  const table = takeTable(cursor, draft, true);
  if (!table) return unread(statement, draft);
  const ignored = !isJudged(table.family);
  if (ignored) draft.ignored.push(statement.span);
  return statement.opens ? { kind: "table", table, ignored } : undefined;
}

/** Reads a statement inside a table; the block it opens, if it does. */
export function readTableStatement(
  statement: Statement,
  { table, ignored }: OpenBlock,
  draft: Draft,
): OpenBlock | undefined {
  if (!table) return undefined;
  if (ignored) draft.ignored.push(statement.span);
  const cursor = new Cursor(statement.tokens);
  const { value: word } = cursor.take();
  if (statement.opens && objects.has(word)) {
    draft.ignored.push(statement.span);
    return { kind: "object" };
  }
  if (statement.opens && (word === "chain" || word === "set" || word === "map")) {
    const name = cursor.take();
    if (name.value === "") {
      unread(statement, draft);
      return { kind: "object" };
    }
    if (word === "chain") chainOf(table, name, statement.span);
    else setOf(table, name, statement.span, word === "map");
    return { kind: word === "chain" ? "chain" : "set", table, name, ...(ignored ? { ignored } : {}) };
  }
  if (word === "flags") {
    if (statement.tokens.some((token) => token.text === "dormant")) table.dormant = statement.span;
  } else if (word === "comment") draft.ignored.push(statement.span);
  else if (!ignored) unread(statement, draft);
  return statement.opens ? { kind: "object" } : undefined;
}

/** Reads a statement inside a block other than a table. */
export function readInside(statement: Statement, block: OpenBlock, draft: Draft): void {
  const { kind, table, name, ignored } = block;
  if (kind === "object" || ignored || !table || !name) {
    draft.ignored.push(statement.span);
    return;
  }
  if (kind === "chain") {
    const chain = chainOf(table, name, statement.span);
    chain.span = cover(chain.span, statement.span);
    const taken = readChainStatement(statement, chain);
    if (taken === "ignored") draft.ignored.push(statement.span);
    else if (taken === "unread") unread(statement, draft);
    return;
  }
  const set = setOf(table, name, statement.span, false);
  set.span = cover(set.span, statement.span);
  if (!readSetStatement(statement, set)) unread(statement, draft);
}

/** Notes where a block ends. */
export function closeBlock({ kind, table, name }: OpenBlock, brace: Span): void {
  if (!table || !name) return;
  const owner =
    kind === "chain" ? table.chains.get(name.value) : kind === "set" ? table.sets.get(name.value) : undefined;
  if (!owner || owner.closed) return;
  owner.span = cover(owner.span, brace);
  owner.closed = true;
}
