import type { Entry, Filter } from "../../model/filter.ts";
import { broken, notAssessed, type Observation, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { besideWords, type DeadText, SharedTexts, wholeEntries } from "./whole-entries.ts";

export const shadowedEntry: Rule = {
  id: "shadowed-entry",
  title: "An entry can never match",
  recommendation: undefined,
  severity: "information",
  proves: "broken-only",
  unnecessary: true,
  docs: `
Every packet this entry could match is taken by an earlier entry, or by several of them together, so it never does anything.
If the earlier ones do the same, it is a leftover and can go. If they do the opposite, the list does not do what this line
says: a deny behind a wider permit denies nothing.

Remove the entry, or, if it says what was meant, move it ahead of the entries that hide it.`,
  bad: [
    asa(`
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
access-list INSIDE_in extended permit tcp any any
access-list INSIDE_in extended deny tcp any any eq telnet
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never matches: an earlier entry already permits it
access-group INSIDE_in in interface inside
`),
  ],
  good: [
    asa(`
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
access-list INSIDE_in extended deny tcp any any eq telnet
access-list INSIDE_in extended permit tcp any any
access-group INSIDE_in in interface inside
`),
  ],

  *check({ configuration, traffic }) {
    const shared = new SharedTexts(configuration.filters);
    for (const filter of configuration.filters) {
      if (filter.copyOf) continue;
      const { dead, complete } = traffic.dead(filter);
      for (const each of wholeEntries(filter, dead, shared))
        if (!each.empty && (each.contradicted || !filter.unordered)) yield report(each, filter);
      if (!complete)
        yield notAssessed(
          filter.name.span,
          `${filter.name.value} is too complex to tell which entries can never match`,
        );
    }
  },
};

function report(dead: DeadText, filter: Filter): Observation {
  const { entry, span, beside, hiddenBy, contradicted } = dead;
  return broken({
    span,
    message: `never matches${besideWords(dead)}: ${takenBy(hiddenBy, filter)}`,
    ...(contradicted ? { severity: "warning" as const } : {}),
    related: [
      ...hiddenBy.slice(0, mostNamed).map((other) => ({
        span: other.span,
        message: `this ${does(doing(other, filter))} it`,
      })),
      ...beside.slice(0, mostNamed).map((other) => ({ span: other.span, message: "never matches either" })),
    ],
    fixes: [
      {
        title: beside.length > 0 ? "Remove these entries" : "Remove this entry",
        changes:
          span === entry.statement
            ? [{ kind: "remove-statement", span }]
            : [entry, ...beside].map((each) => ({ kind: "remove-entry", filter, entry: each })),
        safe: !contradicted,
      },
    ],
  });
}

/** A statement of many entries may be hidden by as many others. */
const mostNamed = 10;

function takenBy(others: readonly Entry[], filter: Filter): string {
  const which = filter.unordered ? "other" : "earlier";
  const done = new Set(others.map((other) => doing(other, filter)));
  const [only, ...more] = done;
  if (others.length === 1 && only)
    return `${which === "other" ? "another" : "an earlier"} entry already ${does(only)} it`;
  if (only && more.length === 0) return `${which} entries together already ${only} it`;
  if (!done.has("take")) return `${which} entries already permit some of it and deny the rest`;
  return `${which} entries together already take it`;
}

type Doing = "permit" | "deny" | "take";

/** A return or a goto takes packets out of the list, and others decide; a list that only chooses packets lets none pass. */
function doing({ action: { value } }: Entry, { purpose }: Filter): Doing {
  return purpose === undefined && (value.kind === "permit" || value.kind === "deny") ? value.kind : "take";
}

function does(what: Doing): string {
  return what === "deny" ? "denies" : `${what}s`;
}
