import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

/** What a value breaks of the schema of `palisade review --format json`; empty when it keeps it. */
export function jsonProblems(value: unknown): string[] {
  return problems(
    new Ajv({ allErrors: true, allowUnionTypes: true }).compile(readJson(new URL("json.schema.json", import.meta.url))),
    value,
  );
}

/** What a value breaks of the published schema of SARIF 2.1.0; empty when it keeps it. */
export function sarifProblems(value: unknown): string[] {
  const path = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  // The schema is of draft 4, which differs from what ajv reads only in how it names itself.
  const { $schema, id, ...schema } = readJson(path);
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  return problems(ajv.compile(schema), value);
}

function readJson(path: string | URL): Record<string, unknown> {
  return JSON.parse(readFileSync(path, "utf8"));
}

function problems(validate: ValidateFunction, value: unknown): string[] {
  if (validate(JSON.parse(JSON.stringify(value)))) return [];
  return (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message}`);
}
