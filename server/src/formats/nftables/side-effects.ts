import { cover, type Located } from "../../text/span.ts";
import type { Cursor } from "./cursor.ts";
import { takeRight } from "./right.ts";
import { referToSet, type Scope } from "./scope.ts";
import { takeSelector } from "./selectors.ts";

/** Whether a statement begins that does something beside the verdict: counts, marks, remembers. */
export function isSideEffect(cursor: Cursor): boolean {
  if (cursor.kind !== "word") return false;
  if (plain.has(cursor.peek()) || withArguments.has(cursor.peek()) || withSet.has(cursor.peek())) return true;
  const { at } = cursor;
  const sets = takeSelector(cursor) !== undefined && cursor.peek() === "set";
  const ofConnection =
    cursor.tokens[at]?.text === "ct" &&
    /^(?:helper|timeout|expectation|secmark)$/.test(cursor.tokens[at + 1]?.text ?? "");
  cursor.at = at;
  return sets || ofConnection;
}

const plain: ReadonlySet<string> = new Set(["counter", "notrack", "last"]);
const withArguments: ReadonlySet<string> = new Set([
  "dup",
  "fwd",
  "tproxy",
  "synproxy",
  "flow",
  "meter",
  "set",
  "objref",
  "reset",
]);
const withSet: ReadonlySet<string> = new Set(["add", "update", "delete"]);

/** Past the statement; what it does only sometimes is a condition for the rest of the rule. */
export function skipSideEffect(cursor: Cursor, scope: Scope): Located<string> | undefined {
  const from = cursor.at;
  const { span } = cursor;
  const word = cursor.peek();
  if (word === "counter") skipCounter(cursor, scope);
  else if (plain.has(word)) cursor.at++;
  else if (withSet.has(word) || word === "meter" || (word === "set" && withSet.has(cursor.peek(1)))) {
    const limited = skipSetStatement(cursor, scope);
    if (limited) return { value: `${word} of a limited set`, span: cover(span, cursor.before) };
  } else if (takeSelector(cursor) && cursor.takeIf("set")) skipValue(cursor, scope);
  else {
    cursor.at = from + 1;
    while (!cursor.done && !beginsStatement(cursor)) skipOne(cursor);
  }
  return undefined;
}

/** `counter`, `counter packets 0 bytes 0`, `counter name NAME` */
function skipCounter(cursor: Cursor, scope: Scope): void {
  cursor.at++;
  if (cursor.takeIf("name")) skipValue(cursor, scope);
  if (cursor.takeIf("packets")) cursor.take();
  if (cursor.takeIf("bytes")) cursor.take();
}

/** `add @flood { ip saddr limit rate over 10/second }`, `meter NAME size 100 { … }`; true when a rate or quota stands in it. */
function skipSetStatement(cursor: Cursor, scope: Scope): boolean {
  while (!cursor.done && cursor.peek() !== "{") {
    if (cursor.takeIf("@")) referToSet(scope, cursor.take());
    else cursor.at++;
  }
  const from = cursor.at;
  cursor.skipBraces();
  if (cursor.takeIf("@")) referToSet(scope, cursor.take());
  return cursor.tokens.slice(from, cursor.at).some((token) => /^(?:limit|quota|ct)$/.test(token.text));
}

/** Past a value a field is set to: words joined by operators, perhaps looked up in a map. */
export function skipValue(cursor: Cursor, scope: Scope): void {
  do {
    if (takeSelector(cursor) === undefined) skipOne(cursor);
    while (cursor.takeIf(".")) if (takeSelector(cursor) === undefined) skipOne(cursor);
    if (cursor.takeIf("map")) takeRight(cursor, scope);
    if (cursor.takeIf("-") || cursor.takeIf("/")) cursor.take();
  } while (takeOperator(cursor));
}

const arithmetic: ReadonlySet<string> = new Set([
  "|",
  "&",
  "^",
  "or",
  "and",
  "xor",
  "<<",
  ">>",
  "lshift",
  "rshift",
  ",",
]);

function takeOperator(cursor: Cursor): boolean {
  return cursor.takeAnyOf(arithmetic) !== undefined;
}

function skipOne(cursor: Cursor): void {
  if (cursor.kind === "sign" && cursor.peek() === "{") cursor.skipBraces();
  else cursor.at++;
}

const starts: ReadonlySet<string> = new Set(
  "accept drop reject continue return queue jump goto log counter limit quota notrack masquerade snat dnat redirect comment".split(
    " ",
  ),
);

function beginsStatement(cursor: Cursor): boolean {
  return cursor.kind === "word" && starts.has(cursor.peek());
}
