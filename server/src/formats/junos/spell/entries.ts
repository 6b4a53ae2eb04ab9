import type { NewEntry } from "../../../model/change.ts";
import type { Entry, Filter } from "../../../model/filter.ts";
import type { PathNode } from "../../../syntax/path-tree.ts";
import type { TextEdit } from "../../../text/edit.ts";
import { indentOf, insertAfter, insertBefore } from "../../../text/line-edits.ts";
import { addTo, commandsOf, commandTo, formOf, linesOf, ownerOf, type Page, removeNode, statementsOf } from "./page.ts";
import { termPieces } from "./terms.ts";

/** Takes the policy or term away. */
export function removeEntry(page: Page, filter: Filter, entry: Entry): TextEdit[] | undefined {
  const node = nodeOf(page, filter, entry);
  return node && removeNode(page, node);
}

/** `log { session-init; }` in a policy, `syslog;` in a term */
export function logEntry(page: Page, filter: Filter, entry: Entry): TextEdit[] | undefined {
  const then = nodeOf(page, filter, entry)?.find("then");
  if (!then || entry.log?.on || then.inactive) return undefined;
  if (filter.title === "firewall filter") return addTo(page, then, [{ words: "syslog" }]);
  if (filter.title !== "security policy") return undefined;
  const moment = entry.action.value.kind === "permit" ? "session-close" : "session-init";
  return addTo(page, then, [{ words: "log", below: [{ words: moment }] }]);
}

/** `inactive:` in front of it, or a line `deactivate …` behind it */
export function disableEntry(page: Page, filter: Filter, entry: Entry): TextEdit[] | undefined {
  const node = entry.disabled ? undefined : nodeOf(page, filter, entry);
  if (!node) return undefined;
  const { text } = page;
  switch (formOf(page, node)) {
    case "both":
      return undefined;
    case "braces": {
      const { start } = node.extent;
      if (/^[a-z]+:\s/.test(text.slice(start, start + 20))) return undefined;
      return [{ span: { start, end: start }, text: "inactive: " }];
    }
    case "commands": {
      const path = commandTo(page, node);
      const last = statementsOf(page, node).at(-1);
      if (!path?.startsWith("set ") || !last) return undefined;
      return [insertAfter(text, last.span.end - 1, [path.replace(/^set /, "deactivate ")])];
    }
  }
}

/** New terms where they take effect: in front of another, or as the last ones. */
export function insertEntries(
  page: Page,
  filter: Filter,
  before: Entry | undefined,
  entries: readonly NewEntry[],
): TextEdit[] | undefined {
  const next = before && nodeOf(page, filter, before);
  const list = ownerOf(page, filter.span);
  const place = next?.parent ?? list?.find("term");
  if (place?.word !== "term" || filter.title !== "firewall filter" || (before && !next)) return undefined;
  const pieces = termPieces(filter, entries, new Set(place.all.map((each) => each.word)));
  if (!pieces) return undefined;
  const { text } = page;
  const last = place.all.at(-1);
  const beside = next ?? last;
  if (!beside) return undefined;
  if (formOf(page, place) === "both") return undefined;
  if (formOf(page, place) === "commands") {
    const filterPath = place.parent && commandTo(page, place.parent);
    if (!filterPath) return undefined;
    const lines = commandsOf(filterPath, pieces);
    const [first] = statementsOf(page, beside);
    if (next) return first && [insertBefore(text, first.span.start, lines)];
    const end = statementsOf(page, beside).at(-1)?.span.end ?? 0;
    return [insertAfter(text, Math.max(0, end - 1), lines)];
  }
  const indent = indentOf(text, beside.extent.start);
  const lines = linesOf(pieces, indent);
  return [next ? insertBefore(text, next.extent.start, lines) : insertAfter(text, beside.extent.end - 1, lines)];
}

/** The entry goes, and others stand in its place. */
export function replaceEntry(
  page: Page,
  filter: Filter,
  entry: Entry,
  entries: readonly NewEntry[],
): TextEdit[] | undefined {
  const fresh = insertEntries(page, filter, entry, entries);
  const gone = removeEntry(page, filter, entry);
  return fresh && gone && [...fresh, ...gone];
}

/** What states the entry; nobody's where several entries share it, or the vendor adds it. */
function nodeOf(page: Page, filter: Filter, entry: Entry): PathNode | undefined {
  if (entry.implied !== undefined) return undefined;
  if (filter.entries.filter((each) => each.span.start === entry.span.start).length > 1) return undefined;
  return ownerOf(page, entry.span);
}
