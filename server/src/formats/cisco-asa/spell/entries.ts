import type { Change } from "../../../model/change.ts";
import type { Entry, Filter } from "../../../model/filter.ts";
import { Words } from "../../../syntax/words.ts";
import type { TextEdit } from "../../../text/edit.ts";
import { indentOf, insertAfter, insertBefore, lineEnd, removeLines, replaceLine } from "../../../text/line-edits.ts";
import { spellEntries } from "../../cisco/spell/new-entries.ts";
import type { ListDraft } from "../access-lists.ts";
import type { AsaSyntax } from "../read.ts";
import { type AsaList, asaStyle } from "./list-style.ts";

/** Takes the entry's line away, and the remarks that stand before it. */
export function removeEntry(text: string, syntax: AsaSyntax, filter: Filter, entry: Entry): TextEdit[] | undefined {
  const list = listOf(syntax, filter, entry);
  // A list without entries cannot be bound: the device would drop the statement that binds it.
  if (!list || filter.entries.length < 2) return undefined;
  return [...(syntax.remarks.get(entry) ?? []), entry.span].map((span) => removeLines(text, span));
}

/** `… log`, before `time-range` and `inactive`; `log disable` and `log default` become `log`. */
export function logEntry(text: string, syntax: AsaSyntax, filter: Filter, entry: Entry): TextEdit[] | undefined {
  if (!listOf(syntax, filter, entry) || filter.title !== "access list") return undefined;
  const { log } = entry;
  if (log?.span) return log.on && !log.implied ? undefined : [{ span: log.span, text: "log" }];
  const at = tailOf(text, entry);
  if (at === undefined) return undefined;
  return [{ span: { start: at, end: at }, text: " log" }];
}

/** `… inactive` */
export function disableEntry(text: string, syntax: AsaSyntax, filter: Filter, entry: Entry): TextEdit[] | undefined {
  if (!listOf(syntax, filter, entry) || filter.title !== "access list" || entry.disabled) return undefined;
  if (isShown(text, entry)) return undefined;
  const { end } = entry.span;
  return [{ span: { start: end, end }, text: " inactive" }];
}

/** New lines before an entry and its remarks, or at the end of the list. */
export function insertEntries(
  text: string,
  syntax: AsaSyntax,
  change: Extract<Change, { kind: "insert-entries" }>,
): TextEdit[] | undefined {
  const { filter, before, entries } = change;
  const list = listOf(syntax, filter, before);
  const neighbour = before ?? filter.entries.at(-1);
  const place = neighbour?.span ?? list?.span;
  const lines = list && spellEntries(entries, asaStyle(styleOf(text, syntax, list, neighbour)));
  if (!lines || !place || !takesLines(list)) return undefined;
  const indent = indentOf(text, place.start);
  const indented = lines.map((line) => indent + line);
  if (!before) return [insertAfter(text, Math.max(place.start, place.end - 1), indented)];
  const first = syntax.remarks.get(before)?.[0] ?? before.span;
  return [insertBefore(text, Math.min(first.start, before.span.start), indented)];
}

/** New lines in the place of an entry; its remarks stay. */
export function replaceEntry(
  text: string,
  syntax: AsaSyntax,
  change: Extract<Change, { kind: "replace-entry" }>,
): TextEdit[] | undefined {
  const { filter, entry, entries } = change;
  const list = listOf(syntax, filter, entry);
  if (!list || !takesLines(list) || entry.disabled) return undefined;
  const lines = spellEntries(entries, asaStyle(styleOf(text, syntax, list, entry)));
  if (!lines) return undefined;
  const indent = indentOf(text, entry.span.start);
  return [
    replaceLine(
      text,
      entry.span.start,
      lines.map((line, at) => (at === 0 ? line : indent + line)),
    ),
  ];
}

/** The list as the file writes it, when the entry is one of its lines. */
function listOf(syntax: AsaSyntax, filter: Filter, entry: Entry | undefined): ListDraft | undefined {
  const list = syntax.lists.get(filter.name.value);
  if (!list || list.span.start !== filter.span.start) return undefined;
  return entry?.implied === undefined ? list : undefined;
}

/** Lines with numbers of their own, and standard lists, are not ours to add to. */
function takesLines(list: ListDraft | undefined): boolean {
  return list?.kind === "extended" && list.lastLine === undefined;
}

function styleOf(text: string, syntax: AsaSyntax, list: ListDraft, neighbour: Entry | undefined): AsaList {
  const line = neighbour ? text.slice(neighbour.span.start, neighbour.span.end) : "";
  return {
    name: list.name.value,
    extended: neighbour === undefined || / extended /.test(line),
    anyIsIp4: syntax.anyIsIp4,
  };
}

/** Where `log` goes: behind what the entry matches, before the words that limit it in time. */
function tailOf(text: string, entry: Entry): number | undefined {
  if (isShown(text, entry)) return undefined;
  const words = new Words(text);
  words.load(entry.span.start, entry.span.end, 0);
  while (!words.done && !isLimit(words, entry)) words.skip();
  return words.endOfLast;
}

function isLimit(words: Words, entry: Entry): boolean {
  const { start } = words.span();
  if (words.is("inactive")) return entry.disabled?.start === start;
  return words.is("time-range") && entry.schedule?.span.start === words.span(1).start;
}

/** `show access-list` prints a hit count behind the entry; that is no statement to add to. */
function isShown(text: string, entry: Entry): boolean {
  return text.slice(entry.span.start, lineEnd(text, entry.span.start)).includes("(hitcnt=");
}
