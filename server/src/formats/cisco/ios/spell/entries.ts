import type { Entry, Filter } from "../../../../model/filter.ts";
import { Words } from "../../../../syntax/words.ts";
import type { TextEdit } from "../../../../text/edit.ts";
import { removeLines } from "../../../../text/line-edits.ts";
import type { Item, ListDraft } from "../access-lists.ts";
import type { IosSyntax } from "../read.ts";
import { zonePolicy } from "../zone-checks.ts";
import { logClass } from "./zone-classes.ts";

/** Takes the entry's line away, and the remarks that stand before it. */
export function removeEntry(text: string, syntax: IosSyntax, filter: Filter, entry: Entry): TextEdit[] | undefined {
  if (!itemOf(syntax, filter, entry) || isLast(filter)) return undefined;
  return [...(syntax.remarks.get(entry) ?? []), entry.span].map((span) => removeLines(text, span));
}

/** Makes a comment of the entry's line: there is no other way to switch it off. */
export function disableEntry(_: string, syntax: IosSyntax, filter: Filter, entry: Entry): TextEdit[] | undefined {
  if (!itemOf(syntax, filter, entry) || isLast(filter)) return undefined;
  const { start } = entry.span;
  return [{ span: { start, end: start }, text: "! " }];
}

/** `… log`, before `time-range` and `sequence` */
export function logEntry(text: string, syntax: IosSyntax, filter: Filter, entry: Entry): TextEdit[] | undefined {
  if (filter.title === zonePolicy) return logClass(text, syntax, entry);
  if (!itemOf(syntax, filter, entry) || entry.log?.on || entry.states) return undefined;
  const words = new Words(text);
  words.load(entry.span.start, entry.span.end, 0);
  while (!words.done && !isTail(words, entry)) words.skip();
  const at = words.endOfLast;
  return [{ span: { start: at, end: at }, text: " log" }];
}

function isTail(words: Words, entry: Entry): boolean {
  if (words.is("sequence")) return entry.label?.span.start === words.span(1).start;
  return words.is("!") || (words.is("time-range") && entry.schedule?.span.start === words.span(1).start);
}

/** A list that holds no entry lets everything pass. */
function isLast(filter: Filter): boolean {
  return filter.entries.filter((entry) => entry.implied === undefined).length < 2;
}

/** The list as the file writes it, where that is the filter; what `show access-lists` prints is not written to. */
export function listOf({ lists }: IosSyntax, filter: Filter): ListDraft | undefined {
  const list = lists.get((filter.copyOf ?? filter.name).value);
  return list && !list.shown && list.span.start === filter.span.start ? list : undefined;
}

/** The line of the list that is the entry. */
export function itemOf(syntax: IosSyntax, filter: Filter, entry: Entry): Item | undefined {
  return listOf(syntax, filter)?.items.find((item) => item.entry === entry);
}
