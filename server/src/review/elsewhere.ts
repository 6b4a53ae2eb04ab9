import { formatOf } from "../formats/registry.ts";
import { everything } from "./catalogue.ts";
import type { FileReview, Finding } from "./review.ts";

/** A way out of a finding in a file that is no place to edit. */
export interface Elsewhere {
  /** What it does, as an order. */
  readonly title: string;
  /** Text to copy into the place where the file comes from. */
  readonly text: string;
}

/** What can be done about a finding where its file comes from; none where the file itself can be edited. */
export function elsewhereOf({ format, reading }: FileReview, finding: Finding): readonly Elsewhere[] {
  const spell = format === undefined ? undefined : formatOf(format, everything.formats)?.elsewhere;
  if (!spell || !reading) return [];
  return finding.proposals.flatMap(({ title, changes }) => {
    const texts = changes.map((change) => spell(reading, change));
    const spelled = texts.filter((text) => text !== undefined);
    return spelled.length > 0 && spelled.length === texts.length ? [{ title, text: spelled.join("\n\n") }] : [];
  });
}
