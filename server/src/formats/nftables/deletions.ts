import { type Draft, kinds, objects, takeTable, unread } from "./command-words.ts";
import type { Cursor } from "./cursor.ts";
import { isJudged } from "./draft.ts";
import type { Statement } from "./statements.ts";

/** `delete table FAMILY NAME`, `destroy chain …`: what a rule has is known to the kernel alone. */
export function readDeletion(cursor: Cursor, statement: Statement, draft: Draft): undefined {
  const object = cursor.takeAnyOf(kinds) ?? "";
  const from = cursor.at;
  const table = takeTable(cursor, draft);
  if (object === "table") {
    cursor.at = from;
    // Deleting what is not there is how files begin: the kernel may hold what they said before.
    if (table) draft.tables.delete(`${table.family} ${table.name.value}`);
    draft.ignored.push(statement.span);
    return undefined;
  }
  const name = cursor.take().value;
  if (object === "chain") table?.chains.delete(name);
  else if (object === "set" || object === "map") table?.sets.delete(name);
  else if (!objects.has(object) && table && isJudged(table.family)) return unread(statement, draft);
  draft.ignored.push(statement.span);
  return undefined;
}

/** `rename chain TABLE OLD NEW` */
export function readRenaming(cursor: Cursor, statement: Statement, draft: Draft): undefined {
  cursor.takeIf("chain");
  const table = takeTable(cursor, draft);
  const old = cursor.take().value;
  const name = cursor.take();
  const chain = table?.chains.get(old);
  if (!table || !chain || name.value === "" || table.chains.has(name.value)) return unread(statement, draft);
  table.chains.delete(old);
  table.chains.set(name.value, { ...chain, name });
  return undefined;
}

/** `flush ruleset`, `flush chain FAMILY TABLE NAME` */
export function readFlush(cursor: Cursor, statement: Statement, draft: Draft): undefined {
  const { value: object } = cursor.take();
  draft.ignored.push(statement.span);
  if (object === "ruleset") {
    // `flush ruleset inet` leaves the other families alone.
    const family = cursor.done ? undefined : cursor.take().value;
    for (const [key, table] of draft.tables)
      if (family === undefined || table.family === family) draft.tables.delete(key);
    if (family === undefined) draft.flushed = true;
    return undefined;
  }
  const table = takeTable(cursor, draft);
  const name = cursor.take().value;
  if (object === "table") for (const chain of table?.chains.values() ?? []) chain.rules.length = 0;
  else if (object === "chain") table?.chains.get(name)?.rules.splice(0);
  else if (object === "set" || object === "map") table?.sets.get(name)?.elements.splice(0);
  return undefined;
}
