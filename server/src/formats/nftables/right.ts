import { cover, type Located } from "../../text/span.ts";
import type { Cursor } from "./cursor.ts";
import type { SetDraft } from "./draft.ts";
import { type Element, takeElements, takeParts } from "./elements.ts";
import { referToSet, type Scope } from "./scope.ts";

/** What is compared with: values, or a set that has a name. */
export interface Right {
  readonly elements: readonly Element[];
  readonly isSet: boolean;
  readonly named?: Located<string>;
  readonly draft?: SetDraft;
  /** The set's content may be other than the file says. */
  readonly open?: string;
}

/** Values on the right of a match or a map. */
export function takeRight(cursor: Cursor, scope?: Scope): Right | undefined {
  cursor.skipNewlines();
  if (cursor.kind === "sign" && cursor.peek() === "{") return { elements: takeElements(cursor), isSet: true };
  if (cursor.takeIf("@")) {
    const at = cursor.before;
    const name = cursor.take();
    if (!scope) return { elements: [], isSet: true, named: name };
    const [named, draft] = referToSet(scope, {
      value: name.value,
      span: name.span.start === at.start ? at : name.span,
    });
    const open = !draft ? `undefined ${name.value}` : draft.dynamic ? `elements of ${name.value}` : undefined;
    return {
      elements: draft?.elements ?? [],
      isSet: true,
      named,
      ...(draft ? { draft } : {}),
      ...(open ? { open } : {}),
    };
  }
  const elements: Element[] = [];
  do {
    const start = cursor.span;
    const parts = takeParts(cursor);
    elements.push({ parts, rest: false, limited: false, span: cover(start, cursor.before) });
  } while (cursor.takeIf(","));
  return { elements, isSet: false };
}
