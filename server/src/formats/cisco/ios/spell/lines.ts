import type { Change, NewEntry } from "../../../../model/change.ts";
import type { Entry, Filter } from "../../../../model/filter.ts";
import type { TextEdit } from "../../../../text/edit.ts";
import { indentOf, insertAfter, insertBefore, replaceLine } from "../../../../text/line-edits.ts";
import { spellAddresses, spellEntries } from "../../spell/new-entries.ts";
import type { Item, ListDraft } from "../access-lists.ts";
import type { IosSyntax } from "../read.ts";
import { itemOf, listOf } from "./entries.ts";
import { styleOf } from "./list-style.ts";

/**
 * New lines before an entry and its remarks, or at the end of the list. Lines in between get numbers, also where the
 * others state none: a device that holds the list already would put lines without a number at its end.
 */
export function insertEntries(
  text: string,
  syntax: IosSyntax,
  { filter, before, entries }: Extract<Change, { kind: "insert-entries" }>,
): TextEdit[] | undefined {
  const list = listOf(syntax, filter);
  const lines = list && spellLines(entries, syntax, list);
  if (!lines) return undefined;
  return before ? between(text, syntax, list, filter, before, lines) : atEnd(text, syntax, list, lines);
}

/** New lines in the place of an entry; its remarks and its number stay. */
export function replaceEntry(
  text: string,
  syntax: IosSyntax,
  { filter, entry, entries }: Extract<Change, { kind: "replace-entry" }>,
): TextEdit[] | undefined {
  const list = listOf(syntax, filter);
  const item = itemOf(syntax, filter, entry);
  const lines = list && spellLines(entries, syntax, list);
  const [first, ...others] = lines ?? [];
  if (!list || !item || first === undefined) return undefined;
  const inStatements = isOfStatements(text, item);
  const numbers = list.items.some(({ number }) => number) ? numbersAfter(list, item, others.length) : [];
  if (!numbers || (inStatements && numbers.length > 0)) return undefined;
  const head = inStatements ? `access-list ${list.name.value} ` : "";
  const write = numberedBy(text, syntax, list);
  const written = [
    item.number ? write(first, item.order) : head + first,
    ...others.map((line, at) => (numbers[at] === undefined ? head + line : write(line, numbers[at]))),
  ];
  const indent = indentOf(text, entry.span.start);
  return [
    replaceLine(
      text,
      entry.span.start,
      written.map((line, at) => (at === 0 ? line : indent + line)),
    ),
  ];
}

function spellLines(entries: readonly NewEntry[], syntax: IosSyntax, list: ListDraft): string[] | undefined {
  const style = styleOf(syntax.dialect, list);
  if (!list.standard) return spellEntries(entries, style);
  const lines = entries.flatMap(({ action, sources, destinations, services, log, like }) => {
    // All that a standard list knows is where packets come from.
    if (destinations.length > 0 || services || like?.schedule) return [undefined];
    return spellAddresses(sources, style).map((source) => `${action} ${source.text}${log ? " log" : ""}`);
  });
  return lines.length > 0 && lines.every((line) => line !== undefined) ? lines : undefined;
}

function between(
  text: string,
  syntax: IosSyntax,
  list: ListDraft,
  filter: Filter,
  before: Entry,
  lines: readonly string[],
): TextEdit[] | undefined {
  const item = itemOf(syntax, filter, before);
  if (!item) return undefined;
  const remarks = syntax.remarks.get(before) ?? [];
  const first = list.items.find(({ statement }) => statement.start === remarks[0]?.start) ?? item;
  const last = list.items.reduce((most, { order }) => (order < first.order && order > most ? order : most), 0);
  const numbers = numbersBetween(last, first.order, lines.length);
  if (!numbers) return undefined;
  const place = first.statement.start;
  const indent = indentOf(text, place);
  const write = numberedBy(text, syntax, list);
  const written = lines.map((line, at) => write(line, numbers[at] ?? 0));
  if (!isOfStatements(text, item))
    return [
      insertBefore(
        text,
        place,
        written.map((line) => indent + line),
      ),
    ];
  const head = `${indent}ip access-list ${list.standard ? "standard" : "extended"} ${list.name.value}`;
  return [insertBefore(text, place, [head, ...written.map((line) => `${indent} ${line}`)])];
}

/** Behind the line that comes last, written as that one is. */
function atEnd(text: string, syntax: IosSyntax, list: ListDraft, lines: readonly string[]): TextEdit[] {
  const last = list.items.reduce<Item | undefined>((a, b) => (a && a.order > b.order ? a : b), undefined);
  if (!last) {
    const indent = `${indentOf(text, list.span.start)} `;
    return [
      insertAfter(
        text,
        list.span.start,
        lines.map((line) => indent + line),
      ),
    ];
  }
  const indent = indentOf(text, last.statement.start);
  const head = isOfStatements(text, last) ? `access-list ${list.name.value} ` : "";
  const write = numberedBy(text, syntax, list);
  const written = lines.map((line, at) => (last.number ? write(line, list.highest + 10 * (at + 1)) : head + line));
  return [
    insertAfter(
      text,
      last.statement.start,
      written.map((line) => indent + line),
    ),
  ];
}

/** `access-list 101 …`: a statement of its own, not a line below one */
function isOfStatements(text: string, { statement }: Item): boolean {
  return text.startsWith("access-list ", statement.start);
}

/** How a line and its number are written: `15 permit …`; in IPv6 lists of IOS `permit … sequence 15`, or as others there. */
function numberedBy(text: string, { dialect }: IosSyntax, list: ListDraft): (line: string, number: number) => string {
  const like = list.items.find(({ number }) => number)?.statement.start;
  if (list.family === 6 && dialect === "ios") {
    if (like === undefined || /^(permit|deny) /.test(text.slice(like, like + 7)))
      return (line, number) => (line.startsWith("remark ") ? line : `${line} sequence ${number}`);
    if (text.startsWith("sequence ", like)) return (line, number) => `sequence ${number} ${line}`;
  }
  return (line, number) => `${number} ${line}`;
}

function numbersAfter(list: ListDraft, item: Item, count: number): number[] | undefined {
  const next = list.items.reduce(
    (least, { order }) => (order > item.order && order < least ? order : least),
    Number.POSITIVE_INFINITY,
  );
  return numbersBetween(item.order, Number.isFinite(next) ? next : item.order + 10 * (count + 1), count);
}

/** Numbers spread between two others; undefined where they do not fit. */
function numbersBetween(low: number, high: number, count: number): number[] | undefined {
  const step = Math.floor((high - low) / (count + 1));
  return step < 1 ? undefined : Array.from({ length: count }, (_, at) => low + step * (at + 1));
}
