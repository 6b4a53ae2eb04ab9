import type { Diagnostic } from "vscode-languageserver";
import { diagnosticsOf } from "./diagnostics.ts";
import type { Session } from "./session.ts";
import type { ShownFile } from "./shown-file.ts";
import { uriKey } from "./uris.ts";

/** A list of diagnostics, named so that it need not be sent twice. */
export interface DiagnosticList {
  readonly id: string;
  readonly items: Diagnostic[];
}

/** The lists of all files that were asked about; the same list keeps its id. */
export class DiagnosticLists {
  readonly #session: Session;
  readonly #lists = new Map<string, DiagnosticList & { readonly madeOf: readonly unknown[] }>();
  #count = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The list of what a file shows now; without a file, an empty one. */
  of(uri: string, shown: ShownFile | undefined): DiagnosticList {
    const known = this.#lists.get(uriKey(uri));
    const madeOf = shown?.madeOf ?? [];
    if (known && isSame(known.madeOf, madeOf)) return known;
    const items = shown ? diagnosticsOf(this.#session, shown) : [];
    const id = known && isSameItems(known.items, items) ? known.id : String(++this.#count);
    const list = { id, items, madeOf };
    this.#lists.set(uriKey(uri), list);
    return list;
  }

  /** The last list of a file, whatever it shows now. */
  last(uri: string): DiagnosticList | undefined {
    return this.#lists.get(uriKey(uri));
  }
}

/** The last are compared first: what is typed moves whatever stands behind it. */
function isSameItems(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = a.length - 1; at >= 0; at--) if (JSON.stringify(a[at]) !== JSON.stringify(b[at])) return false;
  return true;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
