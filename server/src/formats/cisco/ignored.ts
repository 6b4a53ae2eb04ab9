import type { Block, Outcome, Reader } from "../../syntax/indented.ts";

/** Statements that say nothing a review asks about, and whatever stands below them. */
export const ignoredBlock: Block = {
  knows: () => false,
  read: () => "unknown",
  strangers: "ignored",
  ignored: true,
};

function ignore(): Outcome {
  return ignoredBlock;
}

/** One row of a table of statements for each word, all of them known not to matter. */
export function ignored(words: string): [string, Reader<unknown>][] {
  return words.split(/\s+/).flatMap((word) => (word === "" ? [] : [[word, word === "description" ? leave : ignore]]));
}

/** Nothing stands below a description, however deep the next line is indented. */
function leave(): Outcome {
  return "ignored";
}
