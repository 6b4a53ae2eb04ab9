import type { TextElsewhere } from "../formats/format.ts";
import { formatOf } from "../formats/registry.ts";
import { everything } from "./catalogue.ts";
import type { FileReview, Finding } from "./review.ts";

/** A way out of a finding in a file that is no place to edit: text to copy into the place where the file comes from. */
export interface Elsewhere extends TextElsewhere {
  /** What it does, as an order. */
  readonly title: string;
}

/** What can be done about a finding where its file comes from; none where the file itself can be edited. */
export function elsewhereOf({ format, reading }: FileReview, finding: Finding): readonly Elsewhere[] {
  const spell = format === undefined ? undefined : formatOf(format, everything.formats)?.elsewhere;
  if (!spell || !reading) return [];
  return finding.proposals.flatMap(({ title, changes }) => {
    const texts = changes.flatMap((change) => spell(reading, change) ?? []);
    const [first] = texts;
    const isWhole = texts.length === changes.length && texts.every(({ form }) => form === first?.form);
    return first && isWhole ? [{ ...first, title, text: texts.map(({ text }) => text).join("\n\n") }] : [];
  });
}
