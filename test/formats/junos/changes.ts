import { junos } from "../../../server/src/formats/junos/index.ts";
import type { Change } from "../../../server/src/model/change.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { changedLines, spelled } from "../../support/readings.ts";

/** The lines that a change takes away and adds. */
export function changed(text: string, changeOf: (configuration: Configuration) => Change): string[] | undefined {
  return changedLines(text, spelled(junos, text, changeOf));
}

/** An entry of a filter, by its name. */
export function entry(configuration: Configuration, filterName: string, label: string) {
  const filter = configuration.filters.find((each) => each.name.value === filterName);
  const found = filter?.entries.find((each) => each.label?.value === label);
  if (!filter || !found) throw new Error(`no entry ${label}`);
  return { filter, entry: found };
}
