import { fortiOs } from "../../../server/src/formats/fortios/index.ts";
import { factsIn } from "../../support/facts.ts";
import { shownEntry } from "../../support/shown-entries.ts";

export const { configurationOf, expectFacts, expectUnread } = factsIn(fortiOs);

/** The entries of all filters, each as one line. */
export function entriesOf(text: string): string[] {
  return configurationOf(text).filters.flatMap((filter) => filter.entries.map(shownEntry));
}
