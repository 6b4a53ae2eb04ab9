import type { NameKind } from "../../model/names.ts";
import type { IndentedReading } from "../../syntax/indented.ts";
import type { Names } from "./names.ts";

/**
 * A statement that is passed over may use a name all the same (`capture … access-list NAME`); a list that only such a
 * statement names is not left over.
 */
export function referToPassedOver(text: string, names: Names, lines: IndentedReading): void {
  const used = new Set(names.references.map((reference) => reference.name.value));
  const unused = new Map<string, NameKind>();
  for (const definition of names.definitions.values())
    if (definition.expectsUse && !used.has(definition.name.value)) unused.set(definition.name.value, definition.kind);
  if (unused.size === 0) return;
  for (const { start, end } of lines.passedOver)
    for (let at = start; at < end; ) {
      let stop = at;
      while (stop < end && text.charCodeAt(stop) > 32) stop++;
      const kind = unused.get(text.slice(at, stop));
      if (kind)
        names.references.push({
          kinds: [kind],
          name: { value: text.slice(at, stop), span: { start: at, end: stop } },
        });
      at = stop + 1;
    }
}
