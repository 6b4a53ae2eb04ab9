import type { XmlElement } from "../../syntax/xml.ts";
import type { Located, Span } from "../../text/span.ts";
import type { Item, PreferencesDraft, Taken } from "./draft.ts";
import { attribute, childNamed, lowerName, switchOf } from "./elements.ts";
import { readGroup } from "./groups.ts";
import { readPassword } from "./passwords.ts";
import { readRegistry } from "./registry.ts";
import { readService } from "./services.ts";
import { targetingOf } from "./targeting.ts";
import { readTask } from "./tasks.ts";
import { readUser } from "./users.ts";

type Reader = (item: Item, draft: PreferencesDraft) => Taken;

/** By the roots of the files in which the items stand, in lower case; reports call them by other names. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["user", readUser],
  ["group", readGroup],
  ["registry", readRegistry],
  ["ntservice", readService],
  ["task", readTask],
  ["taskv2", readTask],
  ["immediatetask", readTask],
  ["immediatetaskv2", readTask],
]);

/** Items of which nothing but a password matters to a review. */
const irrelevant: ReadonlySet<string> = new Set([
  "datasource",
  "device",
  "drive",
  "environmentvariable",
  "file",
  "folder",
  "ini",
  "localprinter",
  "netshare",
  "portprinter",
  "sharedprinter",
  "shortcut",
]);

/** What was not taken for its meaning. */
export interface LeftOut {
  readonly unread: Span[];
  readonly ignored: Span[];
}

/** Reads all items below a list of preferences, those in collections too. */
export function readItems(list: XmlElement, draft: PreferencesDraft): LeftOut {
  const left: LeftOut = { unread: [], ignored: [] };
  const isOff = switchOf(list, "disabled")?.value ?? false;
  for (const element of list.children) readElement(element, { isOff, conditions: [] }, draft, left);
  return left;
}

interface Around {
  readonly isOff: boolean;
  readonly conditions: readonly Located<string>[];
}

function readElement(element: XmlElement, around: Around, draft: PreferencesDraft, left: LeftOut): void {
  const name = lowerName(element);
  const isOff = around.isOff || (switchOf(element, "disabled")?.value ?? false);
  const targeting = targetingOf(element);
  const conditions = targeting ? [...around.conditions, targeting] : around.conditions;
  if (name === "filters") return;
  if (name === "collection") {
    for (const child of element.children) readElement(child, { isOff, conditions }, draft, left);
    return;
  }
  const properties = childNamed(element, "properties");
  if (properties) readPassword(element, properties, isOff, draft);
  const taken =
    isOff || irrelevant.has(name)
      ? "ignored"
      : properties
        ? readItem(element, properties, conditions, draft)
        : "unread";
  if (taken === "ignored") left.ignored.push(element.span);
  if (taken === "unread") left.unread.push(element.span);
}

function readItem(
  element: XmlElement,
  properties: XmlElement,
  conditions: readonly Located<string>[],
  draft: PreferencesDraft,
): Taken {
  const read = readers.get(lowerName(element));
  const written = attribute(properties, "action") ?? { value: "U", span: element.startTag };
  const action = actions.get(written.value.toUpperCase());
  if (!read) return "unread";
  if (!action) {
    draft.problems.push({ span: written.span, message: "expected C, R, U or D" });
    return "unread";
  }
  const [inner] = conditions.slice(-1);
  const condition = inner && { value: conditions.map(({ value }) => value).join(", "), span: inner.span };
  return read(
    { element, properties, action: { value: action, span: written.span }, ...(condition ? { condition } : {}) },
    draft,
  );
}

/** Create, replace, update (what an empty action means too), delete. */
const actions: ReadonlyMap<string, Item["action"]["value"]> = new Map([
  ["", "update"],
  ["U", "update"],
  ["C", "create"],
  ["R", "replace"],
  ["D", "delete"],
]);
