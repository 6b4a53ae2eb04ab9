import { junos } from "../../../server/src/formats/junos/index.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { factsIn } from "../../support/facts.ts";
import { shownEntry } from "../../support/shown-entries.ts";

export const { configurationOf, expectFacts, expectUnread } = factsIn(junos);

/** The entries of a filter, each as one line. */
export function entriesOf(configuration: Configuration, filter: string): string[] {
  const found = configuration.filters.find((each) => each.name.value === filter);
  if (!found) throw new Error(`no filter ${filter} but ${configuration.filters.map((each) => each.name.value)}`);
  return found.entries.map(shownEntry);
}
