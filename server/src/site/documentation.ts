import { describeShape } from "./hover.ts";
import { type Shape, type SiteKey, siteShape } from "./schema.ts";
import { valueForms } from "./values.ts";

/** A Markdown table of every key of palisade.yaml, with what its values look like. */
export function keyTable(): string {
  const rows = siteShape.keys.flatMap((key) => rowsOf(key, ""));
  return ["| key | value | what it is for |", "| --- | --- | --- |", ...rows].join("\n");
}

/** A Markdown table of the names that may stand where only certain names may: roles, tiers, severities. */
export function nameTable(kind: "role" | "tier" | "level"): string {
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
