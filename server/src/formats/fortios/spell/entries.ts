import type { Entry, Filter } from "../../../model/filter.ts";
import type { TextEdit } from "../../../text/edit.ts";
import { editAt, type Page, removeItem, state } from "./page.ts";

/** Takes the policy's `edit … next` away. */
export function removeEntry(page: Page, filter: Filter, entry: Entry): TextEdit[] | undefined {
  // One policy may be several entries; taking it away would take them all.
  if (filter.entries.filter((each) => each.span.start === entry.span.start).length > 1) return undefined;
  const edit = policyOf(page, entry);
  return edit?.closed ? removeItem(page, edit) : undefined;
}

/** `set logtraffic all` */
export function logEntry(page: Page, entry: Entry): TextEdit[] | undefined {
  const edit = policyOf(page, entry);
  return edit && state(page, edit, "logtraffic", "all");
}

/** `set status disable` */
export function disableEntry(page: Page, entry: Entry): TextEdit[] | undefined {
  const edit = entry.disabled ? undefined : policyOf(page, entry);
  return edit && state(page, edit, "status", "disable");
}

function policyOf(page: Page, entry: Entry) {
  return entry.implied === undefined ? editAt(page, entry.span) : undefined;
}
