import type { FilteredMessages } from "../../model/logging.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { below, entriesOf, flagOf, wordOf, wordsOf } from "./places.ts";

/** Whether a message passes a filter; undefined where it depends on what the filter's reader does not know of it. */
type Truth = boolean | undefined;

/** What is known of a message, field by field. */
type KnownFields = Readonly<Record<string, (operator: string, value: string) => Truth>>;

/** `match-list M filter "( severity geq high )"` with somebody to send to: the filters that may keep a subject's messages back. */
export function filteredMessages(holders: readonly PathNode[]): FilteredMessages[] {
  const inTable = (table: string) => below(holders, table).flatMap((node) => entriesOf([node], "match-list"));
  const profiled = entriesOf(holders, "profiles")
    .flatMap((profile) => entriesOf([profile], "match-list"))
    .filter((list) => wordOf(list, "log-type")?.value === "traffic");
  return [
    ...filtersOf(inTable("system"), "vpn-sessions", session),
    ...filtersOf(inTable("globalprotect"), "vpn-sessions", session),
    ...filtersOf(profiled, "denied-packets", denied),
  ];
}

function filtersOf(
  lists: readonly PathNode[],
  about: FilteredMessages["about"],
  known: KnownFields,
): FilteredMessages[] {
  const filtered: FilteredMessages[] = [];
  for (const list of lists) {
    if (wordsOf(list, "send-syslog").length === 0 && !flagOf(list, "send-to-panorama")?.value) continue;
    const filter = wordOf(list, "filter");
    const passes = filter ? passesFilter(filter.value, known) : true;
    // What one list sends is sent, whatever the others leave out.
    if (!filter || passes === true) return [];
    filtered.push({ about, filter, leavesOut: passes === false });
  }
  return filtered;
}

const severities = ["informational", "low", "medium", "high", "critical"];

/** Logins and tunnels are informational. */
const session: KnownFields = { severity: bySeverity };

/** The action of a packet that a rule denies is one of several, but not the one that lets it pass. */
const denied: KnownFields = {
  action: (operator, value) => {
    if (value !== "allow") return undefined;
    return operator === "eq" ? false : operator === "neq" ? true : undefined;
  },
};

function bySeverity(operator: string, value: string): Truth {
  const level = severities.indexOf(value);
  if (level < 0) return undefined;
  switch (operator) {
    case "eq":
    case "leq":
      return operator === "leq" || level === 0;
    case "geq":
      return level === 0;
    case "neq":
      return level > 0;
    default:
      return undefined;
  }
}

/** `All Logs`, `(severity eq critical) or !(subtype eq vpn)`; undefined, too, for what is no such filter. */
function passesFilter(text: string, known: KnownFields): Truth {
  if (/^\s*all logs\s*$/i.test(text)) return true;
  const words = [...text.matchAll(/'([^']*)'|([()!])|([^\s()!']+)/g)].map((found) => found[1] ?? found[0]);
  const answers: Truth[] = [];
  const waiting: string[] = [];
  const settle = (least: number): void => {
    for (let last = waiting.at(-1); last && (strength[last] ?? -1) >= least; last = waiting.at(-1)) {
      waiting.pop();
      const right = answers.pop();
      if (last === "not") answers.push(right === undefined ? undefined : !right);
      else answers.push(last === "and" ? and(answers.pop(), right) : or(answers.pop(), right));
    }
  };
  let expectsTerm = true;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] === "!" ? "not" : (words[at] ?? "").toLowerCase();
    if (word === "(" || word === "not") {
      if (!expectsTerm) return undefined;
      waiting.push(word);
    } else if (word === ")") {
      settle(0);
      if (expectsTerm || waiting.pop() !== "(") return undefined;
    } else if (word === "and" || word === "or") {
      if (expectsTerm) return undefined;
      settle(strength[word]);
      waiting.push(word);
      expectsTerm = true;
    } else {
      const [operator, value] = [words[at + 1], words[at + 2]];
      if (!expectsTerm || operator === undefined || value === undefined) return undefined;
      answers.push(known[word]?.(operator.toLowerCase(), value.toLowerCase()));
      at += 2;
      expectsTerm = false;
    }
  }
  settle(0);
  return expectsTerm || waiting.length > 0 ? undefined : answers.pop();
}

const strength: Readonly<Record<string, number>> & Readonly<Record<"and" | "or", number>> = { or: 1, and: 2, not: 3 };

function and(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === undefined || b === undefined ? undefined : true;
}

function or(a: Truth, b: Truth): Truth {
  if (a === true || b === true) return true;
  return a === undefined || b === undefined ? undefined : false;
}
