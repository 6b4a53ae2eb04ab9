import { expect } from "vitest";
import type { Format } from "../../server/src/formats/format.ts";
import type { Configuration } from "../../server/src/model/configuration.ts";
import type { Problem, Span } from "../../server/src/text/span.ts";
import { expectProblems, readCarets } from "./carets.ts";
import { readText } from "./readings.ts";

/** What tests of a reader ask: which facts it finds, each at its place, and what it leaves unread. */
export function factsIn(format: Format) {
  const configurationOf = (text: string): Configuration => readText(format, text).configuration;

  /** The facts are those that the carets show, and every line was understood. */
  function expectFacts(source: string, factsOf: (configuration: Configuration) => readonly Problem[]): void {
    const marked = readCarets(source);
    const { configuration, unread } = readText(format, marked.text);
    expect(unread).toEqual([]);
    expectProblems(factsOf(configuration), marked);
  }

  /** What no reader understood is what the carets mark. */
  function expectUnread(source: string): Configuration {
    const marked = readCarets(source);
    const { configuration, reading } = readText(format, marked.text);
    expectProblems(
      reading.unread.map((each) => fact(each, each.about ?? "")),
      marked,
    );
    return configuration;
  }

  return { configurationOf, expectFacts, expectUnread };
}

export function fact({ span }: { readonly span: Span }, message: string | number): Problem {
  return { span, message: String(message) };
}
