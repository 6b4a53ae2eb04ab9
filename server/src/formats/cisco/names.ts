import type { Definition, NameKind, Reference } from "../../model/names.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located, Span } from "../../text/span.ts";

/** Where the names that statements define and use are gathered. */
export interface Names {
  readonly definitions: Map<string, DefinitionDraft>;
  readonly references: Reference[];
}

/** A definition whose statements are still coming in. */
export interface DefinitionDraft extends Definition {
  span: Span;
  /** Every statement that helps to define it. */
  parts: Span[];
}

/** What a definition is found by: names of different things may be the same. */
export function definitionKey(title: string, name: string): string {
  return `${title} ${name}`;
}

/** Notes that the statement defines a name, or adds to what an earlier one defined. */
export function define(
  names: Names,
  kind: NameKind,
  name: Located<string>,
  words: Words,
  title: string,
  expectsUse: boolean,
): DefinitionDraft {
  const key = definitionKey(title, name.value);
  const known = names.definitions.get(key);
  if (known) {
    known.parts.push(words.statement);
    return known;
  }
  const span = words.statement;
  const definition: DefinitionDraft = { kind, name, title, expectsUse, span, parts: [span] };
  names.definitions.set(key, definition);
  return definition;
}

/** Notes that a name is used. */
export function refer(
  names: Names,
  kinds: readonly NameKind[],
  name: Located<string>,
  more?: { readonly builtIn?: boolean; readonly whenUndefined?: string },
): Located<string> {
  names.references.push(more ? { kinds, name, ...more } : { kinds, name });
  return name;
}

/** Takes a word that uses a name. */
export function takeReference(words: Words, names: Names, kinds: readonly NameKind[]): Located<string> {
  const name = words.takeLocated();
  return name.value === "" ? name : refer(names, kinds, name);
}
