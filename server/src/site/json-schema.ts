import type { KnownNames } from "./known.ts";
import { siteShape } from "./schema.ts";
import { exampleOf, type MappingShape, type Shape, type SiteKey } from "./shape.ts";
import { type ValueKind, valueForms } from "./values.ts";

/** A JSON Schema, 2020-12, as plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * The JSON Schema of palisade.yaml, for editors that do not run Palisade. Where names of rules, formats or file
 * shares are handed in, it allows no others.
 */
export function siteSchema(known: KnownNames = {}): JsonSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "palisade.yaml",
    description: "What Palisade has to know about a client's network, and no configuration file tells.",
    ...ofMapping(siteShape, known),
  };
}

/** Everything may also be null: a key without a value declares nothing. */
function ofShape(shape: Shape, known: KnownNames): JsonSchema {
  switch (shape.kind) {
    case "value":
      if (shape.value === "count")
        return {
          type: ["integer", "null"],
          minimum: shape.least ?? 0,
          ...(shape.most === undefined ? {} : { maximum: shape.most }),
        };
      return ofText(shape.value, known, ["null"]);
    case "list":
      return {
        type: ["array", "null"],
        items: shape.of.kind === "value" ? ofText(shape.of.value, known, []) : ofShape(shape.of, known),
      };
    case "mapping":
      return ofMapping(shape, known);
    case "table":
      return {
        type: ["object", "null"],
        propertyNames: ofName(shape.names, known),
        additionalProperties: ofShape(shape.of, known),
      };
  }
}

function ofMapping(shape: MappingShape, known: KnownNames): JsonSchema {
  const required = shape.keys.filter((key) => key.required !== undefined).map((key) => key.name);
  return {
    // An entry with required keys is never left empty.
    type: required.length > 0 ? "object" : ["object", "null"],
    properties: Object.fromEntries(shape.keys.map((key) => [key.name, ofKey(key, known)])),
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  };
}

function ofKey(key: SiteKey, known: KnownNames): JsonSchema {
  const markdownDescription = `${key.says}\n\n\`\`\`yaml\n${key.name}: ${exampleOf(key)}\n\`\`\``;
  return { description: key.says, markdownDescription, ...ofShape(key.shape, known) };
}

function ofText(kind: ValueKind, known: KnownNames, orElse: readonly "null"[]): JsonSchema {
  const names = namesOf(kind, known);
  if (names) return { enum: [...names, ...orElse.map(() => null)] };
  // YAML reads a name that looks like a number as one; Palisade takes it for the text that it is.
  const texts = mayLookLikeNumbers.has(kind) ? ["string", "number"] : ["string"];
  return { type: [...texts, ...orElse], ...patternOf(kind) };
}

/** Keys are always texts. */
function ofName(kind: ValueKind, known: KnownNames): JsonSchema {
  const names = namesOf(kind, known);
  return names ? { enum: names } : { type: "string", ...patternOf(kind) };
}

const mayLookLikeNumbers = new Set<ValueKind>(["text", "subject", "zone", "account"]);

/** The names that are the only ones, where they are known. */
function namesOf(kind: ValueKind, known: KnownNames): readonly string[] | undefined {
  const { only, choices } = valueForms[kind];
  const names = only ? choices?.(known).map((name) => name.id) : undefined;
  return names && names.length > 0 ? names : undefined;
}

function patternOf(kind: ValueKind): { readonly pattern?: string } {
  const { pattern } = valueForms[kind];
  return pattern === undefined ? {} : { pattern };
}
