import { panOs } from "../../../server/src/formats/panos/index.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { factsIn } from "../../support/facts.ts";
import { packetOf } from "../../support/packets.ts";
import { shownEntry } from "../../support/shown-entries.ts";
import { readTools } from "../../support/tools.ts";

export const { configurationOf, expectFacts, expectUnread } = factsIn(panOs);

/** Several virtual systems or device groups, by name. */
export function configurationsOf(text: string): ReadonlyMap<string, Configuration> {
  return new Map(panOs.read(text, readTools).configurations.map((each) => [each.hostname?.value ?? "", each]));
}

/** The entries somebody wrote, each as one line. */
export function entriesOf(configuration: Configuration): string[] {
  return configuration.filters
    .flatMap((filter) => filter.entries)
    .filter((entry) => entry.implied === undefined)
    .map(shownEntry);
}

/** What becomes of one packet between two zones. */
export function verdict(
  configuration: Configuration,
  inbound: string,
  outbound: string,
  packet: Readonly<Record<string, unknown>>,
): string {
  const asked = packetOf({ src: "10.20.0.5", dst: "192.0.2.1", ...packet });
  return trafficOf(configuration).verdict(asked, { inbound, outbound }).verdict;
}
