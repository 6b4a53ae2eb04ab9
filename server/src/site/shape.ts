import type { ValueKind } from "./values.ts";

/** What may stand at a place of palisade.yaml. */
export type Shape =
  | { readonly kind: "value"; readonly value: ValueKind; readonly least?: number; readonly most?: number }
  | { readonly kind: "list"; readonly of: Shape }
  | MappingShape
  /** Keys that the writer chooses. */
  | { readonly kind: "table"; readonly names: ValueKind; readonly of: Shape };

export interface MappingShape {
  readonly kind: "mapping";
  readonly keys: readonly SiteKey[];
}

export interface SiteKey {
  readonly name: string;
  readonly shape: Shape;
  /** What it is for, in Markdown, for the person who writes it. */
  readonly says: string;
  /** Its value in an example, as YAML. */
  readonly example: string;
  /** What to do when it is missing; keys without may be left out. */
  readonly required?: string;
}

/** A key's value in an example, as YAML on one line. */
export function exampleOf(key: SiteKey): string {
  if (key.example !== "") return key.example;
  const { shape } = key;
  if (shape.kind === "list" && shape.of.kind === "mapping") return `[${exampleOfKeys(shape.of)}]`;
  return shape.kind === "mapping" ? exampleOfKeys(shape) : "";
}

function exampleOfKeys(shape: MappingShape): string {
  return `{ ${shape.keys.map((key) => `${key.name}: ${exampleOf(key)}`).join(", ")} }`;
}

/** The shape under a key, where the shape has keys. */
export function shapeUnder(shape: Shape | undefined, key: string): Shape | undefined {
  if (shape?.kind === "table") return shape.of;
  return keyNamed(shape, key)?.shape;
}

/** A key of a shape that has keys. */
export function keyNamed(shape: Shape | undefined, key: string): SiteKey | undefined {
  return shape?.kind === "mapping" ? shape.keys.find((each) => each.name === key) : undefined;
}

/** One value of a kind. */
export function value(kind: ValueKind): Shape {
  return { kind: "value", value: kind };
}

/** A list of values of a kind. */
export function list(kind: ValueKind): Shape {
  return { kind: "list", of: value(kind) };
}
