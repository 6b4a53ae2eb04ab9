import { Cursor } from "./cursor.ts";
import type { SetDraft } from "./draft.ts";
import { takeElements } from "./elements.ts";
import type { Statement } from "./statements.ts";

/** Reads one statement of a set or map; false when it is none that is known. */
export function readSetStatement(statement: Statement, set: SetDraft): boolean {
  const cursor = new Cursor(statement.tokens);
  const { value: word } = cursor.take();
  switch (word) {
    case "type":
    case "typeof":
      set.types = readTypes(cursor);
      return true;
    case "flags":
      if (statement.tokens.some(({ text }) => text === "dynamic" || text === "timeout")) set.dynamic = true;
      return true;
    case "elements":
      if (!cursor.takeIf("=") || cursor.peek() !== "{") return false;
      for (const element of takeElements(cursor)) set.elements.push(element);
      return cursor.done;
    case "timeout":
    case "gc-interval":
    case "size":
    case "policy":
    case "auto-merge":
    case "counter":
    case "quota":
    case "limit":
    case "last":
    case "ct":
    case "comment":
      return true;
    default:
      return false;
  }
}

/** `ipv4_addr . inet_service`, `ip saddr . tcp dport`; what stands behind a colon is what a map gives. */
function readTypes(cursor: Cursor): string[] {
  const types: string[] = [];
  let words: string[] = [];
  while (!cursor.done && cursor.peek() !== ":") {
    if (cursor.kind === "sign" && cursor.peek() === ".") {
      types.push(words.join(" "));
      words = [];
    } else words.push(cursor.peek());
    cursor.at++;
  }
  types.push(words.join(" "));
  return types;
}
