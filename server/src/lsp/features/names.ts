import type { Configuration } from "../../model/configuration.ts";
import type { Definition, Reference } from "../../model/names.ts";
import type { Span } from "../../text/span.ts";

/** A name as it stands at some place of a file. */
export interface NameAt {
  readonly configuration: Configuration;
  readonly name: string;
  readonly span: Span;
  /** What it stands for; more than one where a vendor allows several, none where nothing has that name. */
  readonly definitions: readonly Definition[];
  readonly uses: readonly Reference[];
  /** The name is used here rather than defined. */
  readonly reference?: Reference;
}

/** The name at an offset, its definitions and uses, all within one configuration. */
export function nameAt(configurations: readonly Configuration[], offset: number): NameAt | undefined {
  for (const configuration of configurations) {
    const reference = configuration.references.find((each) => holds(each.name.span, offset));
    if (reference) {
      const definitions = definitionsOf(configuration, reference);
      const uses =
        definitions.length > 0 ? usesOf(configuration, definitions) : sameReferences(configuration, reference);
      return { configuration, name: reference.name.value, span: reference.name.span, definitions, uses, reference };
    }
    const definition = configuration.definitions.find((each) => holds(each.name.span, offset));
    if (!definition) continue;
    const definitions = configuration.definitions.filter((each) => isSameThing(each, definition));
    const uses = usesOf(configuration, definitions);
    return { configuration, name: definition.name.value, span: definition.name.span, definitions, uses };
  }
  return undefined;
}

function definitionsOf(configuration: Configuration, reference: Reference): readonly Definition[] {
  return configuration.definitions.filter((each) => answersTo(each, reference));
}

function usesOf(configuration: Configuration, definitions: readonly Definition[]): readonly Reference[] {
  return configuration.references.filter((each) => definitions.some((definition) => answersTo(definition, each)));
}

/** References to a name that nothing defines. */
function sameReferences(configuration: Configuration, reference: Reference): readonly Reference[] {
  return configuration.references.filter(
    (each) => each.name.value === reference.name.value && each.kinds.some((kind) => reference.kinds.includes(kind)),
  );
}

function answersTo(definition: Definition, reference: Reference): boolean {
  return definition.name.value === reference.name.value && reference.kinds.includes(definition.kind);
}

function isSameThing(a: Definition, b: Definition): boolean {
  return a.kind === b.kind && a.name.value === b.name.value;
}

/** The end counts, so that a cursor right behind a name is at it. */
function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end && span.start < span.end;
}
