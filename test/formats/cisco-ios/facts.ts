import { ciscoIos } from "../../../server/src/formats/cisco-ios/index.ts";
import { ciscoNxOs } from "../../../server/src/formats/cisco-nxos/index.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { factsIn } from "../../support/facts.ts";
import { shownEntry } from "../cisco-asa/facts.ts";

export const { configurationOf, expectFacts, expectUnread } = factsIn(ciscoIos);

/** The same of NX-OS. */
export const nxos = factsIn(ciscoNxOs);

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
