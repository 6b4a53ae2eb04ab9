import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pageOf } from "../../server/src/report/rule-page.ts";
import { checksOf, everything } from "../../server/src/review/catalogue.ts";
import { root } from "../support/root.ts";
import { formatsPage, formatTable } from "./formats.ts";
import { manifest } from "./manifest.ts";
import { ruleTable } from "./rules.ts";
import { siteFilePage, siteSchemaFile } from "./site-file.ts";

/** A generated file as it ought to be; `text` is undefined when it ought not to be there. */
export interface Page {
  readonly path: string;
  readonly text: string | undefined;
}

/** The generated files that are not as they ought to be. */
export function stalePages(): readonly Page[] {
  const pages = [
    manifest(),
    ...rulePages(),
    formatsPage(current("docs/formats.md")),
    siteFilePage(current("docs/site-file.md") ?? ""),
    siteSchemaFile(),
    readme(),
  ];
  const known = new Set(pages.map(({ path }) => path));
  const left = files("docs/rules").filter((path) => !known.has(path));
  return [
    ...pages.filter(({ path, text }) => current(path) !== text),
    ...left.map((path) => ({ path, text: undefined })),
  ];
}

/** The pages the editor shows, for reading without it. */
function rulePages(): readonly Page[] {
  const checks = checksOf();
  return checks.map(({ id }) => ({ path: `docs/rules/${id}.md`, text: pageOf(id, everything, checks)?.markdown }));
}

function readme(): Page {
  const path = "README.md";
  return { path, text: fill(fill(current(path) ?? "", "formats", formatTable()), "rules", ruleTable()) };
}

/** Puts the text between `<!-- NAME -->` and `<!-- /NAME -->`. */
export function fill(page: string, name: string, text: string): string {
  const start = `<!-- ${name} -->`;
  const from = page.indexOf(start);
  const to = page.indexOf(`<!-- /${name} -->`);
  if (from < 0 || to < from) throw new Error(`the page has no place for ${name}`);
  return `${page.slice(0, from)}${start}\n${text}\n${page.slice(to)}`;
}

function current(path: string): string | undefined {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, "utf8").replaceAll("\r\n", "\n") : undefined;
}

function files(folder: string): readonly string[] {
  const place = join(root, folder);
  return existsSync(place) ? readdirSync(place).map((name) => `${folder}/${name}`) : [];
}
