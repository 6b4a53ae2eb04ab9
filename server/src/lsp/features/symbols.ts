import {
  type DocumentSymbol,
  type Position,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceSymbol,
} from "vscode-languageserver";
import type { Configuration } from "../../model/configuration.ts";
import type { Entry, Filter } from "../../model/filter.ts";
import type { Definition, NameKind } from "../../model/names.ts";
import type { LineIndex } from "../../text/lines.ts";
import { cover, type Span } from "../../text/span.ts";
import type { Reviewed } from "../reviews.ts";
import { sectionsOf, shapesOf } from "./shape.ts";

/** An outline of one file: what it defines, lists with their entries, in the file's sections where it has some. */
export function documentSymbols(reviewed: Reviewed): DocumentSymbol[] {
  const configurations = reviewed.review.reading?.configurations ?? [];
  const defined = configurations.flatMap((configuration) => outline(configuration, reviewed));
  return nested([...sectionSymbols(reviewed.lines), ...defined]);
}

/** The same without levels, for clients that know none. */
export function flatSymbols(reviewed: Reviewed): SymbolInformation[] {
  const flatten = (symbols: readonly DocumentSymbol[], container?: string): SymbolInformation[] =>
    symbols.flatMap((symbol) => [
      {
        name: symbol.name,
        kind: symbol.kind,
        location: { uri: reviewed.place.uri, range: symbol.range },
        ...(container !== undefined && { containerName: container }),
      },
      ...flatten(symbol.children ?? [], symbol.name),
    ]);
  return flatten(documentSymbols(reviewed));
}

/** What files define, where a name has the letters of the query in their order. */
export function workspaceSymbols(all: readonly Reviewed[], query: string, most: number): WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  for (const { review, lines, place } of all)
    for (const configuration of review.reading?.configurations ?? [])
      for (const { name, kind, title } of onePerName(configuration.definitions)) {
        if (!hasLetters(name.value, query)) continue;
        found.push({
          name: name.value,
          kind: symbolKinds[kind],
          location: { uri: place.uri, range: lines.range(name.span) },
          containerName: `${title}, ${configuration.hostname?.value ?? place.path}`,
        });
        if (found.length >= most) return found;
      }
  return found;
}

const symbolKinds: Readonly<Record<NameKind, SymbolKind>> = {
  address: SymbolKind.Object,
  service: SymbolKind.Constant,
  filter: SymbolKind.Array,
  schedule: SymbolKind.Event,
  interface: SymbolKind.Interface,
  zone: SymbolKind.Namespace,
  tunnel: SymbolKind.Module,
  "vpn-policy": SymbolKind.Class,
  certificate: SymbolKind.Key,
  crypto: SymbolKind.Struct,
  account: SymbolKind.Property,
  "server-group": SymbolKind.Package,
  class: SymbolKind.Class,
  pool: SymbolKind.Enum,
  "route-policy": SymbolKind.Function,
  other: SymbolKind.Field,
};

function outline(configuration: Configuration, reviewed: Reviewed): DocumentSymbol[] {
  const filters = new Map(configuration.filters.map((filter) => [filter.name.value, filter]));
  return onePerName(configuration.definitions).map((definition) => {
    const filter = definition.kind === "filter" ? filters.get(definition.name.value) : undefined;
    return filter ? listSymbol(definition, filter, reviewed) : symbolOf(definition, definition.span, reviewed.lines);
  });
}

function listSymbol(definition: Definition, filter: Filter, reviewed: Reviewed): DocumentSymbol {
  const stated = filter.entries.filter((entry) => entry.implied === undefined);
  const whole = stated.reduce<Span>((all, entry) => cover(all, entry.span), definition.span);
  const symbol = symbolOf(definition, whole, reviewed.lines);
  return { ...symbol, children: stated.map((entry) => entrySymbol(entry, reviewed)) };
}

function symbolOf({ name, kind, title, span }: Definition, whole: Span, lines: LineIndex): DocumentSymbol {
  return {
    name: name.value.trim() === "" ? title : name.value,
    detail: title,
    kind: symbolKinds[kind],
    range: lines.range(cover(cover(whole, span), name.span)),
    selectionRange: lines.range(name.span),
  };
}

function sectionSymbols(lines: LineIndex): DocumentSymbol[] {
  return sectionsOf(shapesOf(lines)).map(({ first, last }) => {
    const header = { start: lines.lineStart(first), end: lines.lineEnd(first) };
    return {
      name: lines.lineText(first).trim().slice(1, -1).trim() || "[]",
      kind: SymbolKind.Namespace,
      range: lines.range({ start: header.start, end: lines.lineEnd(last) }),
      selectionRange: lines.range(header),
    };
  });
}

/** What stands within something else becomes a part of it; the entries of a list are all its parts already. */
function nested(symbols: readonly DocumentSymbol[]): DocumentSymbol[] {
  const top: DocumentSymbol[] = [];
  const open: DocumentSymbol[] = [];
  const outerFirst = (a: DocumentSymbol, b: DocumentSymbol) =>
    compare(a.range.start, b.range.start) || compare(b.range.end, a.range.end);
  for (const symbol of [...symbols].sort(outerFirst)) {
    let outer = open.at(-1);
    while (outer && compare(outer.range.end, symbol.range.end) < 0) {
      open.pop();
      outer = open.at(-1);
    }
    if (symbol.children === undefined) open.push(symbol);
    if (outer) outer.children = [...(outer.children ?? []), symbol];
    else top.push(symbol);
  }
  return top;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Longer lines say nothing more in an outline. */
const longest = 80;

/** Named from its action on: that it is a line of its list is seen anyway. */
function entrySymbol({ span, action, label, disabled }: Entry, { review, lines }: Reviewed): DocumentSymbol {
  const own = span.start <= action.span.start && action.span.end <= span.end ? action.span : span;
  const words = review.text.slice(own.start, span.end).split(/\s+/).join(" ");
  const { kind } = action.value;
  return {
    name: label?.value || (words.length > longest ? `${words.slice(0, longest)}…` : words) || kind,
    ...(disabled && { detail: "inactive" }),
    kind: kind === "permit" ? SymbolKind.Boolean : SymbolKind.Null,
    range: lines.range(span),
    selectionRange: lines.range(own),
  };
}

/** A list may be defined by each of its lines; it is one thing. */
function onePerName(definitions: readonly Definition[]): readonly Definition[] {
  const first = new Map<string, Definition>();
  for (const definition of definitions) {
    const key = `${definition.kind} ${definition.name.value}`;
    if (!first.has(key)) first.set(key, definition);
  }
  return [...first.values()];
}

function hasLetters(name: string, query: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
