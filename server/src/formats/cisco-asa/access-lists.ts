import type { Entry, Filter } from "../../model/filter.ts";
import { spelledOut } from "../../model/moved.ts";
import type { Outcome } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located, Span } from "../../text/span.ts";
import { define, refer } from "../cisco/names.ts";
import { parseNatural } from "../cisco/numbers.ts";
import { type Draft, filterKinds, takeZone } from "./draft.ts";
import { readExtendedEntry, readStandardEntry } from "./entries.ts";

export type ListKind = "extended" | "standard" | "ethertype" | "webtype";

/** A list as its lines come in; `line N` may put a line ahead of earlier ones. */
export interface ListDraft {
  readonly name: Located<string>;
  kind: ListKind;
  span: Span;
  items: (Entry | RemarkDraft)[];
  hasRemarks?: true;
  /** Where the last line says it stands. */
  lastLine?: number;
}

export interface RemarkDraft {
  readonly text: Located<string>;
  readonly statement: Span;
}

/** `access-group NAME in interface outside` */
export interface AccessGroup {
  readonly list: Located<string>;
  readonly span: Span;
  readonly direction: "in" | "out" | "global";
  readonly interface?: Located<string>;
  readonly controlPlane: boolean;
  readonly perUserOverride: boolean;
}

/**
 * `access-list NAME [line N] {extended | standard | ethertype | webtype | advanced | remark} …`;
 * PIX leaves `extended` out. `show access-list` prints the same lines with a hit count, and below a line that names
 * groups what it stands for.
 */
export function readAccessList(words: Words, draft: Draft): Outcome {
  if (isListSetting(words)) return "ignored";
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  const list = listFor(draft, name, words);
  let place: number | undefined;
  if (words.is("line") && parseNatural(words.peek(1), 999_999) !== undefined) {
    place = parseNatural(words.peek(1), 999_999);
    words.skip(2);
    if (words.indent > 0 && place === list.lastLine) return "ignored";
    if (place !== undefined) list.lastLine = place;
  }
  if (list.items.length === 0 && list.span !== words.statement) list.span = words.statement;
  else list.span = { start: list.span.start, end: Math.max(list.span.end, words.statement.end) };
  if (words.accept("remark")) {
    const text = words.rest();
    list.hasRemarks = true;
    insert(list, place, { text, statement: words.statement });
    return undefined;
  }
  return readEntryOf(words, draft, list, place);
}

/** `ipv6 access-list NAME [line N] {permit | deny} …`, the spelling before 9.0. */
export function readIp6AccessList(words: Words, draft: Draft): Outcome {
  const before = draft.anyIsIp4;
  draft.anyIsIp4 = false;
  const outcome = readAccessList(words, draft);
  draft.anyIsIp4 = before;
  return outcome;
}

function readEntryOf(words: Words, draft: Draft, list: ListDraft, place: number | undefined): Outcome {
  switch (words.peek()) {
    case "ethertype":
    case "webtype":
      list.kind = words.is("webtype") ? "webtype" : "ethertype";
      words.rest();
      return undefined;
    case "standard": {
      words.skip();
      list.kind = "standard";
      const entry = readStandardEntry(words, draft);
      if (!entry) return "unknown";
      insert(list, place, entry);
      return undefined;
    }
    case "extended":
    case "advanced":
      words.skip();
      break;
  }
  const from = draft.references.length;
  const entry = readExtendedEntry(words, draft);
  if (!entry) return "unknown";
  insert(list, place, entry);
  if (place === undefined && words.rejected.length === 0 && words.indent === 0 && list.items.length > 1) {
    const { start, end } = entry.span;
    draft.entryLines.push({ start, end, list: list.name.value, entry, from, to: draft.references.length });
  }
  return undefined;
}

/** `access-list alert-interval 120`, `access-list mode auto`, the headings of `show access-list`: nothing to match. */
function isListSetting(words: Words): boolean {
  switch (words.peek()) {
    case "alert-interval":
    case "deny-flow-max":
      return parseNatural(words.peek(1), 99_999) !== undefined;
    case "commit":
    case "compiled":
      return words.left === 1;
    case "mode":
      return words.is("auto", 1) || words.is("manual", 1);
    case "cached":
      return words.is("ACL", 1);
    default:
      return words.peek().endsWith(";");
  }
}

function listFor(draft: Draft, name: Located<string>, words: Words): ListDraft {
  const known = draft.lists.get(name.value);
  if (known) return known;
  const list: ListDraft = { name, kind: "extended", span: words.statement, items: [] };
  draft.lists.set(name.value, list);
  define(draft, "filter", name, words, "access list", true);
  return list;
}

function insert(list: ListDraft, place: number | undefined, item: Entry | RemarkDraft): void {
  if (place === undefined || place < 1 || place > list.items.length) list.items.push(item);
  else list.items.splice(place - 1, 0, item);
}

function isRemark(item: Entry | RemarkDraft): item is RemarkDraft {
  return "text" in item;
}

/** The remarks that stand before each entry. */
export type Remarks = ReadonlyMap<Entry, readonly Span[]>;

/** The list's entries in order, each with the remarks before it. */
export function entriesOf(list: ListDraft, remarks: Map<Entry, readonly Span[]>): readonly Entry[] {
  if (!list.hasRemarks) return list.items as readonly Entry[];
  const entries: Entry[] = [];
  let before: RemarkDraft[] = [];
  for (let at = 0; at < list.items.length; at++) {
    const item = list.items[at] as Entry | RemarkDraft;
    if (isRemark(item)) {
      before.push(item);
      continue;
    }
    let entry = item;
    const last = before[before.length - 1]?.text;
    if (last) {
      // A copy: an entry may be shared with the reading of an earlier text, where no remark stood.
      entry = {
        ...spelledOut(item),
        remark: { value: before.map(({ text }) => text.value).join("\n"), span: last.span },
      };
      list.items[at] = entry;
      remarks.set(
        entry,
        before.map((remark) => remark.statement),
      );
      before = [];
    }
    entries.push(entry);
  }
  return entries;
}

export const listTitles: Readonly<Record<ListKind, Filter["title"]>> = {
  extended: "access list",
  standard: "standard access list",
  ethertype: "EtherType access list",
  webtype: "web access list",
};

/** `access-group NAME {in | out} interface IF [per-user-override] [control-plane]`, `access-group NAME global` */
export function readAccessGroup(words: Words, draft: Draft): Outcome {
  const list = words.takeLocated();
  if (words.accept("global")) {
    refer(draft, filterKinds, list, { whenUndefined: undefinedList });
    draft.accessGroups.push({
      list,
      span: words.statement,
      direction: "global",
      controlPlane: false,
      perUserOverride: false,
    });
    return undefined;
  }
  const direction = words.is("out") ? "out" : "in";
  if (!words.accept("in") && !words.accept("out") && !words.is("interface")) return "unknown";
  if (!words.accept("interface") || words.done) return "unknown";
  refer(draft, filterKinds, list, { whenUndefined: undefinedList });
  const zone = takeZone(words, draft);
  const perUserOverride = words.accept("per-user-override");
  const controlPlane = words.accept("control-plane");
  draft.accessGroups.push({ list, span: words.statement, direction, interface: zone, controlPlane, perUserOverride });
  return undefined;
}

const undefinedList = "the device refuses the statement, and the interface is left to its security level";
