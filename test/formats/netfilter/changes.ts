import type { Format } from "../../../server/src/formats/format.ts";
import type { NewEntry } from "../../../server/src/model/change.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { newEntry } from "../../support/changes.ts";
import { spelled } from "../../support/readings.ts";

type EntryChange = "remove-entry" | "log-entry" | "disable-entry";

/** Changes of rules, each found by the name of its chain and by words that stand in it. */
export function changesOfRules(format: Format) {
  const entryOf = (configuration: Configuration, text: string, name: string, words: string) => {
    const filter = filterOf(configuration, name);
    const entry = filter.entries.find(
      ({ span, implied }) => !implied && text.slice(span.start, span.end).includes(words),
    );
    if (!entry) throw new Error(`no ${words} in ${name}`);
    return { filter, entry };
  };

  const change = (text: string, kind: EntryChange, name: string, words: string) =>
    spelled(format, text, (configuration) => ({ kind, ...entryOf(configuration, text, name, words) }));

  /** Before the rule with these words, or at the end. */
  const insert = (text: string, name: string, words: string | undefined, ...entries: readonly NewEntry[]) =>
    spelled(format, text, (configuration) => {
      const kind = "insert-entries";
      if (words === undefined) return { kind, filter: filterOf(configuration, name), entries };
      const { filter, entry } = entryOf(configuration, text, name, words);
      return { kind, filter, before: entry, entries };
    });

  const replace = (text: string, name: string, words: string, ...entries: readonly NewEntry[]) =>
    spelled(format, text, (configuration) => {
      const found = entryOf(configuration, text, name, words);
      return { kind: "replace-entry", ...found, entries: entries.map((each) => ({ ...each, like: found.entry })) };
    });

  return { entryOf, change, insert, replace };
}

function filterOf({ filters }: Configuration, name: string) {
  const filter = filters.find((each) => each.name.value === name);
  if (!filter) throw new Error(`no ${name}`);
  return filter;
}

/** A rule to be written, about TCP where ports are given. */
export function newRule(action: NewEntry["action"], destination: string, ports?: readonly number[]): NewEntry {
  return newEntry(action, [], [destination], ports && [{ protocol: 6, ports }]);
}
