import type { FilteredMessages } from "../../model/logging.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { signOf, stepsOf, type Token } from "./expressions.ts";
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
  const steps = stepsOf(termsOf(text, known));
  const answers: Truth[] = [];
  for (const step of steps ?? []) {
    if ("term" in step) {
      answers.push(step.term);
      continue;
    }
    const right = answers.pop();
    if (step.operator === "not") answers.push(right === undefined ? undefined : !right);
    else answers.push(step.operator === "and" ? and(answers.pop(), right) : or(answers.pop(), right));
  }
  return answers.pop();
}

/** `severity geq high`: three words are a term. */
function* termsOf(text: string, known: KnownFields): Generator<Token<Truth>> {
  const words = [...text.matchAll(/'([^']*)'|([()!])|([^\s()!']+)/g)].map((found) =>
    (found[1] ?? found[0]).toLowerCase(),
  );
  for (let at = 0; at < words.length; at++) {
    const [word = "", operator = "", value = ""] = words.slice(at, at + 3);
    const sign = signOf(word);
    if (sign) yield { sign };
    else {
      yield { term: known[word]?.(operator, value) };
      at += 2;
    }
  }
}

function and(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === undefined || b === undefined ? undefined : true;
}

function or(a: Truth, b: Truth): Truth {
  if (a === true || b === true) return true;
  return a === undefined || b === undefined ? undefined : false;
}
