import { junos } from "../../../server/src/formats/junos/index.ts";
import type { Change } from "../../../server/src/model/change.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { spelled } from "../../support/readings.ts";

/** The lines that a change takes away and adds. */
export function changed(text: string, changeOf: (configuration: Configuration) => Change): string[] | undefined {
  const now = spelled(junos, text, changeOf);
  if (now === undefined) return undefined;
  const [old, fresh] = [text.split("\n"), now.split("\n")];
  let start = 0;
  while (start < old.length && old[start] === fresh[start]) start++;
  let end = 0;
  while (end < old.length - start && end < fresh.length - start && old.at(-1 - end) === fresh.at(-1 - end)) end++;
  return [
    ...old.slice(start, old.length - end).map((line) => `-${line}`),
    ...fresh.slice(start, fresh.length - end).map((line) => `+${line}`),
  ];
}

/** An entry of a filter, by its name. */
export function entry(configuration: Configuration, filterName: string, label: string) {
  const filter = configuration.filters.find((each) => each.name.value === filterName);
  const found = filter?.entries.find((each) => each.label?.value === label);
  if (!filter || !found) throw new Error(`no entry ${label}`);
  return { filter, entry: found };
}
