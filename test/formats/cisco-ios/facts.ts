import { expect } from "vitest";
import { ciscoIos } from "../../../server/src/formats/cisco-ios/index.ts";
import { ciscoNxOs } from "../../../server/src/formats/cisco-nxos/index.ts";
import type { Format } from "../../../server/src/formats/format.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import type { Problem, Span } from "../../../server/src/text/span.ts";
import { expectProblems, readCarets } from "../../support/carets.ts";
import { readText } from "../../support/readings.ts";
import { shownEntry } from "../cisco-asa/facts.ts";

/** The facts are those that the carets show, and every line was understood. */
export function expectFacts(
  source: string,
  factsOf: (configuration: Configuration) => readonly Problem[],
  format: Format = ciscoIos,
): void {
  const marked = readCarets(source);
  const { configuration, unread } = readText(format, marked.text);
  expect(unread).toEqual([]);
  expectProblems(factsOf(configuration), marked);
}

/** What no reader understood is what the carets mark. */
export function expectUnread(source: string, format: Format = ciscoIos): Configuration {
  const marked = readCarets(source);
  const { configuration, reading } = readText(format, marked.text);
  expectProblems(
    reading.unread.map(({ span, about }) => ({ span, message: about ?? "" })),
    marked,
  );
  return configuration;
}

export function configurationOf(text: string, format: Format = ciscoIos): Configuration {
  return readText(format, text).configuration;
}

export const nxosOf = (text: string): Configuration => configurationOf(text, ciscoNxOs);

export function fact(span: Span, message: string): Problem {
  return { span, message };
}

/** The entries of the lists that the text writes, each as one line: `permit 10.0.0.0/8 → any tcp/443 log 6`. */
export function entriesOf({ filters }: Configuration): string[] {
  return filters
    .filter(({ title }) => title.endsWith("access list"))
    .flatMap((filter) =>
      filter.entries
        .filter((entry) => entry.implied === undefined)
        .map((entry) => shownEntry(entry).replace(/\b(\d+)-\1\b/g, "$1")),
    );
}
