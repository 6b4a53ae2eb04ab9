import type { YamlLevel, YamlPlace } from "../syntax/yaml-place.ts";
import { placeAt } from "../syntax/yaml-scan.ts";
import { spellScalar } from "../syntax/yaml-spell.ts";
import type { Span } from "../text/span.ts";
import type { KnownName, KnownNames } from "./known.ts";
import { siteShape } from "./schema.ts";
import { exampleOf, type Shape, type SiteKey, shapeUnder } from "./shape.ts";
import { type ValueKind, valueForms } from "./values.ts";

/** Something that may be written at a place of palisade.yaml. */
export interface SiteCompletion {
  readonly label: string;
  readonly kind: "key" | "value";
  /** The text that is there now and is replaced. */
  readonly span: Span;
  /** Lines after the first are indented already. */
  readonly insert: string;
  /** The same with `$0` where the cursor goes, as the Language Server Protocol writes snippets. */
  readonly snippet: string;
  /** What the text that is there now is compared with. */
  readonly filter: string;
  /** A few words. */
  readonly detail?: string;
  /** Markdown. */
  readonly docs?: string;
}

/** What may be written at an offset of a palisade.yaml, however half-written that is. */
export function completeSite(text: string, offset: number, known: KnownNames = {}): readonly SiteCompletion[] {
  const place = placeAt(text, offset);
  const { containers, inner } = shapesOf(place.levels);
  const writing = writingAt(text, place, known);
  const level = place.levels.at(-1);
  switch (place.slot) {
    case "key":
      return keys(containers.at(-1), level, writing);
    case "value":
      return values(inner, writing);
    case "item":
      return inner?.kind === "value" ? values(inner, writing) : writing.flow ? [] : keys(inner, undefined, writing);
    case "dash": {
      // A list may stand at the column of the key it belongs to; the next line may then be either.
      const outer = place.levels.at(-2);
      const beside = outer?.kind === "mapping" && outer.column === level?.column ? containers.at(-2) : undefined;
      return [...dashed(inner, writing), ...keys(beside, outer, writing)];
    }
    case "start": {
      const shape = level === undefined ? siteShape : inner;
      if (shape?.kind === "list") return dashed(shape.of, writing);
      return shape?.kind === "value" ? values(shape, writing) : keys(shape, undefined, writing);
    }
    case "none":
      return [];
  }
}

/** What the open collections ought to be, and what is expected in the innermost of them. */
function shapesOf(levels: readonly YamlLevel[]): {
  readonly containers: readonly (Shape | undefined)[];
  readonly inner: Shape | undefined;
} {
  const containers: (Shape | undefined)[] = [];
  let inner: Shape | undefined = siteShape;
  for (const level of levels) {
    const container = fitting(inner, level);
    containers.push(container);
    inner = container && under(container, level);
  }
  return { containers, inner };
}

function fitting(shape: Shape | undefined, level: YamlLevel): Shape | undefined {
  return (shape?.kind === "list") === (level.kind === "sequence") ? shape : undefined;
}

function under(shape: Shape, level: YamlLevel): Shape | undefined {
  if (shape.kind === "list") return shape.of;
  return level.key === undefined ? undefined : shapeUnder(shape, level.key);
}

interface Writing {
  readonly known: KnownNames;
  readonly word: Span;
  /** The text of the word. */
  readonly written: string;
  readonly column: number;
  readonly flow: boolean;
  /** A blank, where the colon before the word has none. */
  readonly gap: string;
  /** The word is a key and has its colon. */
  readonly colon: boolean;
}

function writingAt(text: string, place: YamlPlace, known: KnownNames): Writing {
  const { word } = place;
  const lineStart = Math.max(text.lastIndexOf("\n", word.start - 1), text.lastIndexOf("\r", word.start - 1)) + 1;
  return {
    known,
    word,
    written: text.slice(word.start, word.end),
    column: word.start - lineStart,
    flow: place.levels.at(-1)?.flow ?? false,
    gap: place.slot === "value" && text[word.start - 1] === ":" ? " " : "",
    colon: /^[ \t]*:/.test(text.slice(word.end, word.end + 100)),
  };
}

/** The keys a map has not yet. */
function keys(shape: Shape | undefined, level: YamlLevel | undefined, writing: Writing): SiteCompletion[] {
  const isFree = (name: string) => name === writing.written || !level?.keys.includes(name);
  if (shape?.kind === "mapping")
    return shape.keys.filter((key) => isFree(key.name)).map((key) => keyItem(key, "", writing));
  if (shape?.kind !== "table") return [];
  return namesOf(shape.names, writing)
    .filter((name) => isFree(name.id))
    .map((name) => tableKeyItem(name, shape.of, writing));
}

/** What stands behind a key on its line, or in a list within brackets. */
function values(shape: Shape | undefined, writing: Writing): SiteCompletion[] {
  if (shape?.kind === "value") return namesOf(shape.value, writing).map((name) => valueItem(name, "", "", writing));
  if (shape?.kind !== "list" || shape.of.kind !== "value") return [];
  return namesOf(shape.of.value, writing).map((name) => valueItem(name, "[", "]", writing));
}

/** The next item of a list of lines. */
function dashed(shape: Shape | undefined, writing: Writing): SiteCompletion[] {
  if (shape?.kind === "value") return namesOf(shape.value, writing).map((name) => valueItem(name, "- ", "", writing));
  const first = shape?.kind === "mapping" ? shape.keys.find((key) => key.required !== undefined) : undefined;
  return first ? [keyItem(first, "- ", writing)] : [];
}

function namesOf(kind: ValueKind, writing: Writing): readonly KnownName[] {
  return valueForms[kind].choices?.(writing.known) ?? [];
}

function keyItem(key: SiteKey, before: string, writing: Writing): SiteCompletion {
  const docs = `${key.says}\n\n\`\`\`yaml\n${key.name}: ${exampleOf(key)}\n\`\`\``;
  const required = key.required === undefined ? {} : { detail: "required" };
  return {
    ...written(key.name, "key", before + key.name, behindKey(key.shape, before, writing), writing),
    ...required,
    docs,
  };
}

function tableKeyItem(name: KnownName, shape: Shape, writing: Writing): SiteCompletion {
  return {
    ...written(name.id, "key", spellScalar(name.id, plain), behindKey(shape, "", writing), writing),
    ...about(name),
  };
}

/** From the colon on, with `$0` where the value goes. */
function behindKey(shape: Shape, before: string, writing: Writing): string {
  if (writing.colon) return "";
  const indent = `\n${" ".repeat(writing.column + before.length + 2)}`;
  switch (shape.kind) {
    case "value":
      return ": $0";
    case "list":
      return shape.of.kind === "value" || writing.flow ? ": [$0]" : `:${indent}- $0`;
    case "mapping":
    case "table":
      return writing.flow ? ": { $0 }" : `:${indent}$0`;
  }
}

function valueItem(name: KnownName, before: string, after: string, writing: Writing): SiteCompletion {
  const text = writing.gap + before + spellScalar(name.id, plain) + after;
  return { ...written(name.id, "value", text, "", writing), ...about(name) };
}

function written(label: string, kind: "key" | "value", text: string, after: string, writing: Writing): SiteCompletion {
  const quote = /^["'[]/.exec(writing.written)?.[0] ?? "";
  return {
    label,
    kind,
    span: writing.word,
    insert: text + after.replace("$0", ""),
    snippet: text.replace(/[\\$}]/g, "\\$&") + after.replaceAll("}", "\\}"),
    filter: quote + label,
  };
}

function about(name: KnownName): { detail?: string; docs?: string } {
  const detail = name.title ?? name.name;
  return { ...(detail === undefined ? {} : { detail }), ...(name.docs === undefined ? {} : { docs: name.docs }) };
}

const plain = { quotes: false };
