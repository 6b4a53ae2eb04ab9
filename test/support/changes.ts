import type { Format } from "../../server/src/formats/format.ts";
import type { NewEntry, NewService } from "../../server/src/model/change.ts";
import { difference } from "../../server/src/model/difference.ts";
import { type IpRange, parseRange } from "../../server/src/net/ip.ts";
import { readText } from "./readings.ts";

/** An entry to be written; no source or no destination means any. */
export function newEntry(
  action: NewEntry["action"],
  sources: readonly string[],
  destinations: readonly string[],
  services?: readonly NewService[],
  more: Partial<NewEntry> = {},
): NewEntry {
  return {
    action,
    sources: sources.map(range),
    destinations: destinations.map(range),
    ...(services ? { services } : {}),
    log: false,
    ...more,
  };
}

function range(text: string): IpRange {
  const found = parseRange(text);
  if (!found) throw new Error(text);
  return found;
}

/** Whether packets are newly permitted or newly denied, once a text was changed. */
export function effectsOf(format: Format, before: string, after: string | undefined): string[] {
  if (after === undefined) throw new Error("no spelling");
  const [old, now] = [readText(format, before).configuration, readText(format, after).configuration];
  return [...new Set(difference(old, now).changes.map(({ change }) => change))];
}
