import type { Entry, EntryLog } from "../../../model/filter.ts";
import type { Block, Outcome } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import type { Located, Span } from "../../../text/span.ts";
import { define } from "../names.ts";
import { parseNatural } from "../numbers.ts";
import type { Draft } from "./draft.ts";
import { readExtendedEntry, readStandardEntry } from "./entries.ts";

export type EntryDraft = { -readonly [Key in keyof Entry]: Entry[Key] };

/** A list as its lines come in; their numbers say in which order they hold. */
export interface ListDraft {
  readonly name: Located<string>;
  readonly standard: boolean;
  readonly family: 4 | 6;
  span: Span;
  readonly items: Item[];
  /** The highest number of its lines so far; a line that states none gets the next ten. */
  highest: number;
  /** Its lines are `access-list NUMBER …`, each a statement of its own. */
  readonly numbered: boolean;
  /** `show access-lists` printed it: nothing to add to. */
  readonly shown: boolean;
}

export interface Item {
  readonly order: number;
  readonly statement: Span;
  readonly number?: Located<string>;
  readonly entry?: EntryDraft;
  readonly remark?: Located<string>;
}

/** `access-list NUMBER {permit | deny | remark | dynamic NAME …} …` */
export function readNumberedList(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  const number = parseNatural(name.value, 9999);
  if (number === undefined) return words.done && name.value === "compiled" ? "ignored" : "unknown";
  const standard = isStandard(number);
  if (!standard && !isExtended(number)) return "ignored";
  const list = listFor(draft, words, { name, standard, family: 4, numbered: true, shown: false });
  return readLine(words, draft, list);
}

function isStandard(number: number): boolean {
  return (1 <= number && number <= 99) || (1300 <= number && number <= 1999);
}

function isExtended(number: number): boolean {
  return (100 <= number && number <= 199) || (2000 <= number && number <= 2699);
}

/** `ip access-list {standard | extended} NAME`; NX-OS writes `ip access-list NAME` */
export function readNamedList(words: Words, draft: Draft): Outcome {
  switch (words.peek()) {
    case "log-update":
    case "logging":
    case "match-local-traffic":
    case "persistent":
    case "resequence":
      return "ignored";
    case "role-based":
    case "match-order":
      return "unknown";
  }
  const standard = words.accept("standard");
  if (!standard && !words.accept("extended") && draft.dialect === "ios") return "unknown";
  return openList(words, draft, { standard, family: 4, shown: false });
}

/** `ipv6 access-list NAME` */
export function readNamedList6(words: Words, draft: Draft): Outcome {
  if (words.is("log-update") || words.is("role-based")) return "ignored";
  return openList(words, draft, { standard: false, family: 6, shown: false });
}

/** `Extended IP access list NAME`, `IPv6 access list NAME`: the heads of what `show access-lists` prints */
export function readShownList(words: Words, draft: Draft, kind: "Standard" | "Extended" | "IPv6" | "IP"): Outcome {
  if (kind === "Standard" || kind === "Extended") if (!words.accept("IP")) return "unknown";
  if (!words.acceptPair("access", "list")) return "unknown";
  return openList(words, draft, { standard: kind === "Standard", family: kind === "IPv6" ? 6 : 4, shown: true });
}

function openList(words: Words, draft: Draft, kind: Pick<ListDraft, "standard" | "family" | "shown">): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  const list = listFor(draft, words, { ...kind, name, numbered: false });
  return {
    strangers: "unread",
    knows: (word) => listWords.has(word) || parseNatural(word, maxNumber) !== undefined,
    read: (inner) => {
      list.span = { start: list.span.start, end: inner.statement.end };
      return readLine(inner, draft, list);
    },
  } satisfies Block;
}

const listWords = new Set([
  "sequence",
  "permit",
  "deny",
  "remark",
  "dynamic",
  "evaluate",
  "no",
  "statistics",
  "fragments",
  "ignore",
]);
const maxNumber = 4_294_967_295;

function listFor(
  draft: Draft,
  words: Words,
  { name, ...kind }: Pick<ListDraft, "name" | "standard" | "family" | "shown" | "numbered">,
): ListDraft {
  const known = draft.lists.get(name.value);
  define(draft, "filter", name, words, "access list", true);
  if (known) {
    known.span = { start: known.span.start, end: Math.max(known.span.end, words.statement.end) };
    return known;
  }
  const list: ListDraft = { name, ...kind, span: words.statement, items: [], highest: 0 };
  draft.lists.set(name.value, list);
  return list;
}

/** ` [[sequence] NUMBER] {permit | deny | remark | evaluate} … [sequence NUMBER]`, ` no …` */
function readLine(words: Words, draft: Draft, list: ListDraft): Outcome {
  if (words.accept("no")) return takeBack(words, list);
  let number = takeNumber(words);
  if (number && words.done) return "unknown";
  if (words.accept("remark")) {
    list.items.push({ ...placeOf(list, words, number), remark: words.rest() });
    if (number) list.highest = Math.max(list.highest, Number(number.value));
    return undefined;
  }
  if (words.accept("dynamic")) {
    words.skip();
    if (words.accept("timeout")) words.skip();
  }
  if (words.is("statistics") || words.is("fragments") || words.is("ignore")) return "ignored";
  const read = list.standard ? readStandardEntry(words, draft) : readExtendedEntry(words, draft, list.family);
  if (!read) return "unknown";
  const { entry, sequence } = read;
  number ??= sequence;
  if (number) entry.label ??= number;
  const place = placeOf(list, words, number);
  list.highest = Math.max(list.highest, place.order);
  list.items.push({ ...place, entry });
  return undefined;
}

/** `10`, `sequence 10` */
function takeNumber(words: Words): Located<string> | undefined {
  if (words.is("sequence") && isNumber(words.peek(1))) words.skip();
  return isNumber(words.peek()) ? words.takeLocated() : undefined;
}

function isNumber(word: string): boolean {
  return parseNatural(word, maxNumber) !== undefined;
}

function placeOf(list: ListDraft, words: Words, number: Located<string> | undefined): Omit<Item, "entry" | "remark"> {
  const order = number ? Number(number.value) : list.highest + 10;
  return { order, statement: words.statement, ...(number ? { number } : {}) };
}

/** ` no NUMBER`, ` no permit …`: takes the line away that has the number, or says the same */
function takeBack(words: Words, list: ListDraft): Outcome {
  if (/^(remark|statistics|fragments|ignore)$/.test(words.peek())) return "ignored";
  const number = takeNumber(words);
  const text = words.text.slice(words.span().start, words.statement.end);
  const at = list.items.findLastIndex(({ order, entry }) =>
    number
      ? order === Number(number.value)
      : entry && words.text.slice(entry.action.span.start, entry.span.end) === text,
  );
  if (at < 0) return "unknown";
  words.rest();
  list.items.splice(at, 1);
  return undefined;
}

/** The remarks that stand before each entry. */
export type Remarks = ReadonlyMap<Entry, readonly Span[]>;

/** The list's entries in the order of their numbers, each with the remarks before it. */
export function entriesOf(list: ListDraft, remarks: Map<Entry, readonly Span[]>): Entry[] {
  const entries: Entry[] = [];
  let before: { readonly text: Located<string>; readonly statement: Span }[] = [];
  const items = list.items.toSorted((a, b) => a.order - b.order);
  for (const { entry, remark, statement } of items) {
    if (remark) before.push({ text: remark, statement });
    if (!entry) continue;
    const last = before.at(-1);
    if (last) {
      entry.remark = { value: before.map(({ text }) => text.value).join("\n"), span: last.text.span };
      remarks.set(
        entry,
        before.map((each) => each.statement),
      );
      before = [];
    }
    entry.log ??= quiet;
    entries.push(entry);
  }
  return entries;
}

const quiet: EntryLog = { on: false, implied: "an entry leaves a message only where it says log" };
