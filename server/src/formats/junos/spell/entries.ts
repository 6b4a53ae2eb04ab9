import type { NewEntry } from "../../../model/change.ts";
import type { Entry, Filter } from "../../../model/filter.ts";
import type { PathNode } from "../../../syntax/path-tree.ts";
import type { TextEdit } from "../../../text/edit.ts";
import { indentOf, insertAfter, insertBefore } from "../../../text/line-edits.ts";
import { deactivateElement, insertElements } from "./elements.ts";
import {
  addTo,
  commandsOf,
  commandTo,
  formOf,
  linesOf,
  ownerOf,
  type Page,
  type Piece,
  removeNode,
  statementsOf,
} from "./page.ts";
import { policyPieces } from "./policies.ts";
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
    case "xml":
      return deactivateElement(page, node);
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

/** New terms or policies where they take effect: in front of another, or as the last ones. */
export function insertEntries(
  page: Page,
  filter: Filter,
  before: Entry | undefined,
  entries: readonly NewEntry[],
): TextEdit[] | undefined {
  const next = before && nodeOf(page, filter, before);
  if (before && !next) return undefined;
  return filter.title === "firewall filter"
    ? insertTerms(page, filter, next, entries)
    : filter.title === "security policy"
      ? insertPolicies(page, filter, next, entries)
      : undefined;
}

function insertTerms(
  page: Page,
  filter: Filter,
  next: PathNode | undefined,
  entries: readonly NewEntry[],
): TextEdit[] | undefined {
  const place = next?.parent ?? ownerOf(page, filter.span)?.find("term");
  if (place?.word !== "term") return undefined;
  const pieces = termPieces(filter, entries, namesIn(place));
  return pieces && insertPieces(page, place, next, pieces);
}

/** Policies are asked pair by pair of zones, so they stand with those that they are like. */
function insertPolicies(
  page: Page,
  filter: Filter,
  next: PathNode | undefined,
  entries: readonly NewEntry[],
): TextEdit[] | undefined {
  const places = entries.map(({ like }) => (like ? nodeOf(page, filter, like) : next)?.parent);
  const [place] = places;
  if (place?.word !== "policy" || place.parent?.word === "global" || places.some((each) => each !== place))
    return undefined;
  const fresh = policyPieces(page, entries, namesIn(place));
  const inserted = fresh && insertPieces(page, place, next?.parent === place ? next : undefined, fresh.pieces);
  return inserted && [...inserted, ...fresh.edits];
}

function namesIn(place: PathNode): ReadonlySet<string> {
  return new Set(place.all.map((each) => each.word));
}

/** Writes pieces in front of a node of the place, or behind its last. */
function insertPieces(
  page: Page,
  place: PathNode,
  next: PathNode | undefined,
  pieces: readonly Piece[],
): TextEdit[] | undefined {
  const { text } = page;
  const beside = next ?? place.all.at(-1);
  const form = formOf(page, place);
  if (!beside || form === "both") return undefined;
  if (form === "xml") return insertElements(page, beside, next ? "before" : "after", pieces);
  if (form === "commands") {
    const path = place.parent && commandTo(page, place.parent);
    const own = statementsOf(page, beside);
    const [first] = own;
    const last = own.at(-1);
    if (!path || !first || !last) return undefined;
    const lines = commandsOf(path, pieces);
    return [next ? insertBefore(text, first.span.start, lines) : insertAfter(text, last.span.end - 1, lines)];
  }
  const lines = linesOf(pieces, indentOf(text, beside.extent.start));
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
