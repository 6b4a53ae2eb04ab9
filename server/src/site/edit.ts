import { addToYaml } from "../syntax/yaml-edit.ts";
import type { YamlValue } from "../syntax/yaml-spell.ts";
import type { TextEdit } from "../text/edit.ts";
import { formatDay } from "./day.ts";
import { keyAt } from "./schema.ts";
import { exampleOf } from "./shape.ts";
import type { Fact } from "./site.ts";

const header = `# What Palisade has to know about this client, and no configuration file tells.
# Completion and hover explain every key.

`;

/** The edits that make room for a fact that the reader has to fill in: its key, with an example in a comment. */
export function declareFact(text: string | undefined, fact: Fact): readonly TextEdit[] | undefined {
  const path = fact.split(".");
  const key = keyAt(path);
  if (key === undefined) return undefined;
  const empty: YamlValue = key.shape.kind === "list" ? [] : key.shape.kind === "value" ? null : {};
  return place(text, path, empty, `such as ${exampleOf(key)}`);
}

/** Days are day numbers (days since 1970-01-01). */
export interface NewAcceptance {
  readonly rule: string;
  readonly in?: string;
  readonly until: number;
  readonly reason: string;
}

export function addAcceptance(text: string | undefined, acceptance: NewAcceptance): readonly TextEdit[] | undefined {
  const { rule, until, reason } = acceptance;
  const within = acceptance.in === undefined ? {} : { in: acceptance.in };
  return place(text, ["accept"], [{ rule, ...within, until: formatDay(until), reason }]);
}

function place(
  text: string | undefined,
  path: readonly string[],
  value: YamlValue,
  note?: string,
): readonly TextEdit[] | undefined {
  if (text !== undefined) return addToYaml(text, path, value, note);
  return addToYaml("", path, value, note)?.map((edit) => ({ ...edit, text: header + edit.text }));
}
