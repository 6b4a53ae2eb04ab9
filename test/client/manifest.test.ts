import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import manifest from "../../package.json";
import { root } from "../../scripts/support/root.ts";
import { formats } from "../../server/src/formats/registry.ts";
import { defaultSettings } from "../../server/src/lsp/settings.ts";

const { contributes } = manifest;
const settings = contributes.configuration.properties;

test("every format has its language, and every grammar is of one", () => {
  const languages = contributes.languages.map(({ id }) => id);
  expect(languages).toEqual([...new Set(formats.map(({ languageId }) => languageId))]);
  for (const { language } of contributes.grammars) expect(languages).toContain(language);
});

test("files that the manifest names are there", () => {
  const named = [
    ...contributes.languages.flatMap((language) => ("configuration" in language ? [language.configuration] : [])),
    ...contributes.grammars.map(({ path }) => path),
  ];
  for (const path of [...named, manifest.icon]) expect(existsSync(join(root, path)), path).toBe(true);
});

test("the settings take every format, and have the server's defaults", () => {
  const { enum: ids, enumDescriptions } = settings["palisade.formats"].additionalProperties;
  expect(ids).toEqual([...formats.map(({ id }) => id), "none"]);
  expect(enumDescriptions).toHaveLength(ids.length);
  const { formats: _, ...plain } = defaultSettings;
  const stated = Object.fromEntries(Object.entries(settings).map(([name, { default: value }]) => [name, value]));
  for (const [name, value] of Object.entries(plain)) expect(stated[`palisade.${name}`], name).toEqual(value);
});

test("the types of VS Code are those of the oldest version it runs in", () => {
  const [, oldest] = /^\^(\d+\.\d+)\.0$/.exec(manifest.engines.vscode) ?? [];
  expect(manifest.devDependencies["@types/vscode"]).toBe(oldest);
});

test("every command the manifest offers is registered", () => {
  const source = ["commands.ts", "rule-pages.ts"]
    .map((name) => readFileSync(join(root, "client/src", name), "utf8"))
    .join();
  for (const { command } of contributes.commands) expect(source).toContain(`"${command}"`);
});
