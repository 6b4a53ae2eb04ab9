import { expect } from "vitest";
import { junos } from "../../../server/src/formats/junos/index.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import type { Problem, Span } from "../../../server/src/text/span.ts";
import { expectProblems, readCarets } from "../../support/carets.ts";
import { readText } from "../../support/readings.ts";
import { shownEntry } from "../fortios/facts.ts";

/** The facts are those that the carets show, and every line was understood. */
export function expectFacts(source: string, factsOf: (configuration: Configuration) => readonly Problem[]): void {
  const marked = readCarets(source);
  const { configuration, unread } = readText(junos, marked.text);
  expect(unread).toEqual([]);
  expectProblems(factsOf(configuration), marked);
}

/** What no reader understood is what the carets mark. */
export function expectUnread(source: string): Configuration {
  const marked = readCarets(source);
  const { configuration, reading } = readText(junos, marked.text);
  expectProblems(
    reading.unread.map(({ span, about }) => ({ span, message: about ?? "" })),
    marked,
  );
  return configuration;
}

export function configurationOf(text: string): Configuration {
  return readText(junos, text).configuration;
}

export function fact({ span }: { readonly span: Span }, message: string): Problem {
  return { span, message };
}

/** The entries of a filter, each as one line. */
export function entriesOf(configuration: Configuration, filter: string): string[] {
  const found = configuration.filters.find((each) => each.name.value === filter);
  if (!found) throw new Error(`no filter ${filter} but ${configuration.filters.map((each) => each.name.value)}`);
  return found.entries.map(shownEntry);
}
