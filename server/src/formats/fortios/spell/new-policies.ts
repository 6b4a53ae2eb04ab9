import type { Change, NewEntry } from "../../../model/change.ts";
import type { Configuration } from "../../../model/configuration.ts";
import type { Entry, Filter } from "../../../model/filter.ts";
import type { BlockEdit, BlockItem, BlockSection } from "../../../syntax/config-blocks.ts";
import type { TextEdit } from "../../../text/edit.ts";
import { indentOf, insertAfter, insertBefore, removeLines } from "../../../text/line-edits.ts";
import { NamedObjects } from "./new-objects.ts";
import { editAt, itemsOf, type Page, state } from "./page.ts";
import { isPolicyTable, isSimple, sidesOf, statementsOf, tellsPackets } from "./policy-tables.ts";

/** New policies before another, like one of the table's. */
export function insertPolicies(
  page: Page,
  configuration: Configuration,
  { filter, before, entries }: Extract<Change, { kind: "insert-entries" }>,
): TextEdit[] | undefined {
  const next = before && policyOf(page, filter, before);
  if (!next) return undefined;
  const maker = new Maker(page, configuration, next.section, filter);
  const lines = maker.policies(entries);
  return lines && [...maker.objects(), insertBefore(page.text, next.edit.head.start, lines)];
}

/** The first of the new policies that does what the old one did is the old one, changed; the others stand around it. */
export function replacePolicy(
  page: Page,
  configuration: Configuration,
  { filter, entry, entries }: Extract<Change, { kind: "replace-entry" }>,
): TextEdit[] | undefined {
  const old = policyOf(page, filter, entry);
  const at = entries.findIndex(({ action }) => action === entry.action.value.kind);
  const heir = entries[at];
  if (!old || !heir) return undefined;
  const maker = new Maker(page, configuration, old.section, filter);
  const before = maker.policies(entries.slice(0, at));
  const changed = maker.changed(old.edit, heir);
  const after = maker.policies(entries.slice(at + 1));
  if (!before || !changed || !after) return undefined;
  return [
    ...maker.objects(),
    ...(before.length > 0 ? [insertBefore(page.text, old.edit.head.start, before)] : []),
    ...changed,
    ...(after.length > 0 ? [insertAfter(page.text, old.edit.span.end - 1, after)] : []),
  ];
}

interface Place {
  readonly edit: BlockEdit;
  readonly section: BlockSection;
}

/** A policy that says nothing but `set KEY VALUE`, in a block of policies. */
function policyOf(page: Page, filter: Filter, entry: Entry): Place | undefined {
  const edit = entry.implied === undefined && filter.entries.includes(entry) ? editAt(page, entry.span) : undefined;
  if (!edit?.closed || !edit.items.every((item) => item.kind === "statement" && item.verb.value === "set"))
    return undefined;
  // One policy may be several entries, and its addresses then are not its own.
  if (filter.entries.filter((each) => each.span.start === entry.span.start).length > 1) return undefined;
  for (const item of itemsOf(page))
    if (item.kind === "section" && isPolicyTable(item.path) && item.items.includes(edit))
      return { edit, section: item };
  return undefined;
}

/** Writes policies and gathers the objects that they name. */
class Maker {
  readonly #page: Page;
  readonly #section: BlockSection;
  readonly #filter: Filter;
  readonly #named: NamedObjects;
  #lastNumber: number;

  constructor(page: Page, configuration: Configuration, section: BlockSection, filter: Filter) {
    this.#page = page;
    this.#section = section;
    this.#filter = filter;
    this.#named = new NamedObjects(configuration);
    this.#lastNumber = section.items.reduce(
      (most, item) => (item.kind === "edit" ? Math.max(most, Number(item.name.value) || 0) : most),
      0,
    );
  }

  /** The lines of new policies; undefined where one of them cannot be said. */
  policies(entries: readonly NewEntry[]): string[] | undefined {
    const lines: string[] = [];
    for (const entry of entries) {
      const like = entry.like && !entry.like.conditions ? policyOf(this.#page, this.#filter, entry.like) : undefined;
      const matches = like && this.#matches(entry, like.edit);
      if (!like || !matches || !isSimple(like.edit)) return undefined;
      const same = entry.action === entry.like?.action.value.kind;
      const indent = indentOf(this.#page.text, like.edit.head.start);
      const kept = statementsOf(like.edit).filter(({ key }) =>
        same ? !isSaidAnew(key?.value ?? "", entry) : conditionKeys.has(key?.value ?? ""),
      );
      const own = [
        ...kept.map(({ span }) => this.#page.text.slice(span.start, span.end)),
        ...matches.map(([key, value]) => `set ${key} ${value}`),
        `set action ${entry.action === "permit" ? "accept" : "deny"}`,
        ...(entry.log ? ["set logtraffic all"] : []),
        ...(entry.remark === undefined
          ? []
          : [`set comments "${entry.remark.replaceAll(/["\\\r\n]+/g, " ").slice(0, 255)}"`]),
      ];
      lines.push(`${indent}edit ${++this.#lastNumber}`, ...own.map((line) => `${indent}    ${line}`), `${indent}next`);
    }
    return lines;
  }

  /** The edits that make an old policy match what the new one does. */
  changed(edit: BlockEdit, entry: NewEntry): TextEdit[] | undefined {
    const matches = this.#matches(entry, edit);
    if (!matches || !isSimple(edit)) return undefined;
    const stated = new Set(statementsOf(edit).map(({ key }) => key?.value));
    if (!matches.every(([key]) => stated.has(key))) return undefined;
    const wanted = entry.log ? [...matches, ["logtraffic", "all"] as const] : matches;
    const kept = new Set(matches.map(([key]) => key));
    const others = statementsOf(edit).filter(({ key }) => key && tellsPackets(key.value) && !kept.has(key.value));
    return [
      ...wanted.flatMap(([key, value]) => state(this.#page, edit, key, value) ?? []),
      ...others.map(({ span }) => removeLines(this.#page.text, span)),
    ];
  }

  /** The edits that add the objects which the file does not have. */
  objects(): TextEdit[] {
    return [
      ...this.#added("firewall address", this.#named.addresses[4]),
      ...this.#added("firewall address6", this.#named.addresses[6]),
      ...this.#added("firewall service custom", this.#named.services),
    ];
  }

  #matches(entry: NewEntry, like: BlockEdit): (readonly [key: string, value: string])[] | undefined {
    const service = this.#named.serviceWords(entry.services);
    const sides = sidesOf(this.#section.path, like, entry);
    if (!service || !sides) return undefined;
    const matches: (readonly [string, string])[] = [];
    for (const { family, source, destination, sources, destinations } of sides) {
      const [from, to] = [sources, destinations].map((ranges) => this.#named.addressWords(ranges, family));
      if (from === undefined || to === undefined) return undefined;
      matches.push([source, from], [destination, to]);
    }
    return [...matches, ["service", service]];
  }

  /** Beside the policies: what they name is the virtual domain's own. */
  #added(path: string, objects: ReadonlyMap<string, readonly string[]>): TextEdit[] {
    if (objects.size === 0) return [];
    const { text } = this.#page;
    const indent = indentOf(text, this.#section.head.start);
    const blocks = [...objects].flatMap(([name, lines]) => [
      `${indent}    edit "${name}"`,
      ...lines.map((line) => `${indent}        ${line}`),
      `${indent}    next`,
    ]);
    const section = siblingsOf(this.#page, this.#section).find(
      (item): item is BlockSection => item.kind === "section" && item.path === path && item.closed,
    );
    if (section && section.span.start < this.#section.span.start)
      return [insertBefore(text, section.span.end - 1, blocks)];
    return [insertBefore(text, this.#section.head.start, [`${indent}config ${path}`, ...blocks, `${indent}end`])];
  }
}

function siblingsOf(page: Page, section: BlockSection): readonly BlockItem[] {
  for (const item of itemsOf(page)) if (item.kind !== "statement" && item.items.includes(section)) return item.items;
  return page.syntax.blocks.items;
}

function isSaidAnew(key: string, { log }: NewEntry): boolean {
  return key === "logtraffic" ? log : saidAnew.has(key) || tellsPackets(key);
}

const saidAnew: ReadonlySet<string> = new Set("name uuid policyid comments comment action status".split(" "));
const conditionKeys: ReadonlySet<string> = new Set(["srcintf", "dstintf", "schedule"]);
