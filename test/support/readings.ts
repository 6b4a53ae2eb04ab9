import fc from "fast-check";
import { expect } from "vitest";
import type { Format, Reading } from "../../server/src/formats/format.ts";
import type { Change } from "../../server/src/model/change.ts";
import type { Configuration } from "../../server/src/model/configuration.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import type { Span } from "../../server/src/text/span.ts";
import { readTools } from "./tools.ts";

/** A reading that has one configuration, with the means to look at it. */
export interface Read<Syntax> {
  readonly text: string;
  readonly reading: Reading<Syntax>;
  readonly configuration: Configuration;
  /** The text that a span marks. */
  at(place: { readonly span: Span } | undefined): string | undefined;
  /** What no reader understood. */
  readonly unread: readonly string[];
}

export function readText<Syntax>(format: Format<Syntax>, text: string): Read<Syntax> {
  const reading = format.read(text, readTools);
  const [configuration, ...others] = reading.configurations;
  if (!configuration || others.length > 0) throw new Error("expected one configuration");
  const at = (place: { readonly span: Span } | undefined) => place && text.slice(place.span.start, place.span.end);
  return { text, reading, configuration, at, unread: reading.unread.map((each) => at(each) ?? "") };
}

/** What holds for the reading of any text: spans lie inside, counts add up, the same text reads the same. */
export function expectSound<Syntax>(format: Format<Syntax>, text: string): Reading<Syntax> {
  const reading = format.read(text, readTools);
  const { total, read, ignored, unread } = reading.lines;
  expect(read + ignored + unread).toBe(total);
  expect(reading.unread.length > 0).toBe(unread > 0);
  for (const span of spansIn([reading.configurations, reading.unread, reading.problems]))
    if (span.start < 0 || span.end < span.start || text.length < span.end)
      throw new Error(`a span ${span.start}-${span.end} lies outside a text of ${text.length}`);
  expect(format.read(text, readTools)).toEqual(reading);
  const sure = format.recognise({ path: "any/file.txt", text });
  expect(0 <= sure && sure <= 1).toBe(true);
  return reading;
}

/** Texts that were good once: pieces lost, doubled, moved, or overwritten by what formats like to trip over. */
export function damaged(samples: readonly string[]): fc.Arbitrary<string> {
  const cut = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(40) });
  const strange = fc.constantFrom(
    "",
    '"',
    "=",
    "[",
    "]",
    ",",
    ";",
    "#",
    "\\",
    "*",
    "\n",
    "\r",
    "\ufeff",
    "\0",
    "$(",
    "__",
    "é",
    "😀",
  );
  const harm = fc.record({ from: cut, to: cut, what: fc.oneof(strange, fc.string(), fc.constant(undefined)) });
  return fc.tuple(fc.constantFrom(...samples), fc.array(harm, { minLength: 1, maxLength: 6 })).map(([sample, harms]) =>
    harms.reduce((text, { from, to, what }) => {
      const start = Math.floor(from.at * text.length);
      const moved = text.slice(start, start + from.length);
      const rest = text.slice(0, start) + text.slice(start + from.length);
      const target = Math.floor(to.at * rest.length);
      return rest.slice(0, target) + (what ?? moved) + rest.slice(target);
    }, sample),
  );
}

/** The text after a change, which reads as well as before; undefined where the format has no spelling for it. */
export function spelled<Syntax>(
  format: Format<Syntax>,
  text: string,
  changeOf: (configuration: Configuration) => Change,
): string | undefined {
  const { reading, configuration } = readText(format, text);
  const edits = format.spell(text, reading, changeOf(configuration));
  if (!edits) return undefined;
  const after = applyEdits(text, edits);
  expect(format.read(after, readTools).lines.unread, "lines unread after the change").toBe(reading.lines.unread);
  return after;
}

function* spansIn(value: unknown): Generator<Span> {
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next !== "object" || next === null) continue;
    if ("start" in next && "end" in next && typeof next.start === "number" && typeof next.end === "number")
      yield { start: next.start, end: next.end };
    else rest.push(...Object.values(next));
  }
}
