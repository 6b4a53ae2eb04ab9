import type { AddressMatch } from "../../model/address.ts";
import type { Configuration } from "../../model/configuration.ts";
import { namesOf } from "../../model/evaluate/resolve.ts";
import type { Entry, Filter } from "../../model/filter.ts";
import { trafficOnce } from "../../review/traffic.ts";
import type { LineIndex } from "../../text/lines.ts";
import { contains } from "../../text/span.ts";
import { code } from "../markdown.ts";
import { stillMatches } from "./still-matches.ts";
import { addressesIn, servicesIn } from "./words.ts";

export interface EntryAt {
  readonly filter: Filter;
  readonly entry: Entry;
  /** Place in its list, from 1, and how many there are. */
  readonly number: number;
  readonly of: number;
}

/** The entry of a list that an offset lies in. */
export function entryAt(configuration: Configuration, offset: number): EntryAt | undefined {
  for (const filter of configuration.filters) {
    const stated = filter.entries.filter((entry) => entry.implied === undefined);
    const at = stated.findIndex((entry) => contains(entry.span, offset));
    const entry = stated[at];
    if (entry) return { filter, entry, number: at + 1, of: stated.length };
  }
  return undefined;
}

/** What an entry matches, its names opened, and what of that gets to it. */
export function aboutEntry(
  configuration: Configuration,
  { filter, entry, number, of }: EntryAt,
  lines: LineIndex,
): string {
  const names = namesOf(configuration);
  const { packets, certain } = trafficOnce(configuration).matches(entry);
  const addresses = (match: AddressMatch | undefined) =>
    match ? addressesIn(names.addressBounds(match)) : "any address";
  const head = `Entry ${number} of ${of} in ${code(filter.name.value)} (${filter.title})`;
  const matched =
    packets.length === 0
      ? "It can match no packet."
      : `**${actionWords(filter, entry)}** ${servicesIn(packets)} from ${addresses(entry.source)} to ${addresses(entry.destination)}`;
  const notes = [
    entry.disabled && "inactive",
    entry.log && (entry.log.on ? "logged" : "not logged"),
    entry.schedule && `only during ${code(entry.schedule.value)}`,
    !certain && "partly known only to the running device",
  ].filter(Boolean);
  const still = entry.disabled || packets.length === 0 ? undefined : stillMatches(configuration, filter, entry, lines);
  return [head, matched, still, notes.join(", ")].filter(Boolean).join("\n\n");
}

function actionWords({ purpose }: Filter, { action }: Entry): string {
  switch (action.value.kind) {
    case "permit":
      return purpose === "selection" ? "Chooses" : "Permits";
    case "deny":
      return purpose === "selection" ? "Leaves out" : "Denies";
    case "call":
      return `Asks ${code(action.value.filter.value)} about`;
    case "return":
      return "Leaves undecided";
    case "continue":
      return "Marks";
  }
}
