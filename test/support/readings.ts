import { expect } from "vitest";
import type { Format, Reading } from "../../server/src/formats/format.ts";
import type { Change } from "../../server/src/model/change.ts";
import type { Configuration } from "../../server/src/model/configuration.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import type { Span } from "../../server/src/text/span.ts";
import { unsoundness } from "./soundness.ts";
import { readTools } from "./tools.ts";

export { damaged } from "./damage.ts";

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
  expect(unsoundness(format, text)).toBeUndefined();
  return format.read(text, readTools);
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

/** The lines that a change took away, marked with `-`, and those it put in, with `+`; undefined where there is none. */
export function changedLines(before: string, after: string | undefined): string[] | undefined {
  if (after === undefined) return undefined;
  const [old, fresh] = [before.split("\n"), after.split("\n")];
  let start = 0;
  while (start < old.length && old[start] === fresh[start]) start++;
  let end = 0;
  while (end < old.length - start && end < fresh.length - start && old.at(-1 - end) === fresh.at(-1 - end)) end++;
  return [
    ...old.slice(start, old.length - end).map((line) => `-${line}`),
    ...fresh.slice(start, fresh.length - end).map((line) => `+${line}`),
  ];
}
