import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formats } from "../../server/src/formats/registry.ts";
import { root } from "../support/root.ts";
import type { Page } from "./pages.ts";

interface Language {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly configuration?: string;
}

/** package.json with a language for each format, and each format in the settings; what else it says of a language stays. */
export function manifest(): Page {
  const path = "package.json";
  const stated = JSON.parse(readFileSync(join(root, path), "utf8"));
  const languages: readonly Language[] = stated.contributes.languages;
  // Several formats are XML, a language that editors know.
  const first = formats.filter(
    ({ languageId }, at) => formats.findIndex((each) => each.languageId === languageId) === at,
  );
  stated.contributes.languages = first.map((format) => language(format, languages));
  stated.contributes.grammars = first.flatMap(({ languageId }) => grammar(languageId));
  const values = stated.contributes.configuration.properties["palisade.formats"].additionalProperties;
  values.enum = [...formats.map(({ id }) => id), "none"];
  values.enumDescriptions = [...formats.map(({ name }) => name), "Leave the file alone"];
  return { path, text: `${JSON.stringify(stated, undefined, 2)}\n` };
}

function language({ languageId, name }: { languageId: string; name: string }, stated: readonly Language[]): Language {
  const known = stated.find(({ id }) => id === languageId) ?? { id: languageId, aliases: [name] };
  const configuration = `./syntaxes/${languageId}.language-configuration.json`;
  return existsSync(join(root, configuration)) ? { ...known, configuration } : known;
}

function grammar(languageId: string) {
  const path = `./syntaxes/${languageId}.tmLanguage.json`;
  if (!existsSync(join(root, path))) return [];
  const { scopeName } = JSON.parse(readFileSync(join(root, path), "utf8")) as { scopeName: string };
  return [{ language: languageId, scopeName, path }];
}
