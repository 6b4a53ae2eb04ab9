import type { Inspection } from "../../model/inspection.ts";
import type { BlockEdit, BlockItem, BlockSection, BlockWord } from "../../syntax/config-blocks.ts";
import type { Located, Stated } from "../../text/span.ts";
import type { Scope } from "./scope.ts";
import type { Row } from "./tables.ts";

/** FortiGuard's numbers: web category "File Sharing and Storage", application category "Storage.Backup". */
const sharingSites = "24";
const sharingApplications = "22";

/**
 * Web filters and application lists, as far as they tell what becomes of public file shares. The rest of them is passed
 * over with all other profiles.
 */
export function inspectionsOf(scope: Scope): Inspection[] {
  const rows = (path: string) => scope.tables.get(path)?.rows ?? [];
  return [
    ...rows("webfilter profile").map((row) => inspection(row, "web filter profile", sitesOf(row))),
    ...rows("application list").map((row) => inspection(row, "application list", applicationsOf(row))),
  ];
}

function inspection({ name }: Row, title: string, fileShares: Inspection["fileShares"]): Inspection {
  return { name, title, ...(fileShares ? { fileShares } : {}) };
}

/** `config ftgd-wf`, `config filters`: `set category 24`, `set action block`; what no filter names is allowed. */
function sitesOf({ name, edits }: Row): Stated<"deny" | "permit"> | undefined {
  const [fortiGuard] = sectionsIn(edits, "ftgd-wf");
  if (!fortiGuard) return undefined;
  for (const edit of sectionsIn([fortiGuard], "filters").flatMap(editsIn)) {
    if (!valuesOf(edit, "category").some(({ value }) => value === sharingSites)) continue;
    return doneBy(edit, ["block"], "permit");
  }
  return { value: "permit", span: name.span, implied: "a web filter allows the categories that it does not name" };
}

/** `config entries`: the first that is about the whole category decides, and one that states no action blocks. */
function applicationsOf({ name, edits }: Row): Stated<"deny" | "permit"> | undefined {
  for (const edit of sectionsIn(edits, "entries").flatMap(editsIn)) {
    const asks = edit.items.flatMap((item) => (item.kind === "statement" && item.key ? [item.key.value] : []));
    if (asks.some((key) => partKeys.has(key))) return undefined;
    if (valuesOf(edit, "category").some(({ value }) => value === sharingApplications))
      return doneBy(edit, ["block", "reset"], "deny");
  }
  const [other] = edits.flatMap((edit) => valuesOf(edit, "other-application-action"));
  if (other) return { value: other.value === "block" ? "deny" : "permit", span: other.span };
  return { value: "permit", span: name.span, implied: "an application list passes what it does not name" };
}

/** They make an entry about some applications of a category, and nobody here knows which. */
const partKeys: ReadonlySet<string> = new Set(
  "application sub-category risk vendor technology behavior popularity protocols exclusion".split(" "),
);

function doneBy(edit: BlockEdit, denying: readonly string[], unsaid: "deny" | "permit"): Stated<"deny" | "permit"> {
  const action: Located<string> | undefined = valuesOf(edit, "action")[0];
  if (action) return { value: denying.includes(action.value) ? "deny" : "permit", span: action.span };
  return { value: unsaid, span: edit.name.span, implied: "the action of an entry that states none" };
}

function sectionsIn(blocks: readonly { readonly items: readonly BlockItem[] }[], path: string): BlockSection[] {
  return blocks.flatMap(({ items }) =>
    items.filter((item): item is BlockSection => item.kind === "section" && item.path === path),
  );
}

function editsIn({ items }: BlockSection): BlockEdit[] {
  return items.filter((item) => item.kind === "edit");
}

function valuesOf({ items }: BlockEdit, key: string): readonly BlockWord[] {
  return items.flatMap((item) => (item.kind === "statement" && item.key?.value === key ? item.values : []));
}
