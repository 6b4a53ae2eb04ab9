import { namesOf } from "../../server/src/review/site-file.ts";
import { describeShape } from "../../server/src/site/hover.ts";
import { siteSchema } from "../../server/src/site/json-schema.ts";
import { siteShape } from "../../server/src/site/schema.ts";
import type { Shape, SiteKey } from "../../server/src/site/shape.ts";
import { valueForms } from "../../server/src/site/values.ts";
import { fill, type Page } from "./pages.ts";

/** docs/site-file.md with its tables. */
export function siteFilePage(before: string): Page {
  const tables = [
    ["keys", keyTable()],
    ["roles", nameTable("role")],
    ["tiers", nameTable("tier")],
    ["levels", nameTable("level")],
  ] as const;
  const text = tables.reduce((page, [name, table]) => fill(page, name, table), before);
  return { path: "docs/site-file.md", text };
}

/** The JSON Schema of palisade.yaml, for editors that do not run Palisade. */
export function siteSchemaFile(): Page {
  const schema = siteSchema(namesOf());
  return { path: "docs/palisade.schema.json", text: `${JSON.stringify(schema, undefined, 2)}\n` };
}

/** A Markdown table of every key of palisade.yaml, with what its values look like. */
function keyTable(): string {
  const rows = siteShape.keys.flatMap((key) => rowsOf(key, ""));
  return ["| key | value | what it is for |", "| --- | --- | --- |", ...rows].join("\n");
}

/** A Markdown table of the names that may stand where only certain names may: roles, tiers, severities. */
function nameTable(kind: "role" | "tier" | "level"): string {
  const rows = valueForms[kind].choices?.({}).map(({ id, title }) => `| \`${id}\` | ${title ?? ""} |`) ?? [];
  return ["| name | means |", "| --- | --- |", ...rows].join("\n");
}

function rowsOf(key: SiteKey, before: string): string[] {
  const name = before + key.name;
  const required = key.required === undefined ? "" : ", required";
  const row = `| \`${name}\` | ${describeShape(key.shape)}${required} | ${key.says.replaceAll("|", "\\|")} |`;
  const { keys, mark } = keysUnder(key.shape);
  return [row, ...keys.flatMap((each) => rowsOf(each, `${name}${mark}.`))];
}

function keysUnder(shape: Shape): { readonly keys: readonly SiteKey[]; readonly mark: string } {
  if (shape.kind === "mapping") return { keys: shape.keys, mark: "" };
  return shape.kind === "list" && shape.of.kind === "mapping"
    ? { keys: shape.of.keys, mark: "[]" }
    : { keys: [], mark: "" };
}
