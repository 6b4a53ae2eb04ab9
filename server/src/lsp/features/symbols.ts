import { type DocumentSymbol, type SymbolInformation, SymbolKind, type WorkspaceSymbol } from "vscode-languageserver";
import type { Configuration } from "../../model/configuration.ts";
import type { Entry, Filter } from "../../model/filter.ts";
import type { Definition, NameKind } from "../../model/names.ts";
import { cover, type Span } from "../../text/span.ts";
import type { Reviewed } from "../reviews.ts";

/** An outline of one file: what it defines, lists with their entries. */
export function documentSymbols(reviewed: Reviewed): DocumentSymbol[] {
  const configurations = reviewed.review.reading?.configurations ?? [];
  return configurations.flatMap((configuration) => outline(configuration, reviewed)).sort(byPlace);
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
    return symbolOf(definition, filter, configuration, reviewed);
  });
}

function symbolOf(
  { name, kind, title, span }: Definition,
  filter: Filter | undefined,
  configuration: Configuration,
  reviewed: Reviewed,
): DocumentSymbol {
  const { lines } = reviewed;
  const children = filter?.entries
    .filter((entry) => entry.implied === undefined)
    .map((entry) => entrySymbol(entry, reviewed));
  const whole = [...(filter?.entries ?? []).filter((entry) => entry.implied === undefined)].reduce<Span>(
    (all, entry) => cover(all, entry.span),
    cover(span, name.span),
  );
  const interfaceOf = kind === "zone" ? configuration.zones.find((zone) => zone.name.value === name.value) : undefined;
  const members = interfaceOf?.interfaces.map((each) => each.value).join(", ");
  return {
    name: name.value === "" ? title : name.value,
    detail: members ? `${title}: ${members}` : title,
    kind: symbolKinds[kind],
    range: lines.range(whole),
    selectionRange: lines.range(name.span),
    ...(children && { children }),
  };
}

/** Longer lines say nothing more in an outline. */
const longest = 80;

function entrySymbol(entry: Entry, { review, lines }: Reviewed): DocumentSymbol {
  const words = review.text.slice(entry.span.start, entry.span.end).split(/\s+/).join(" ");
  const shown = entry.label?.value ?? (words.length > longest ? `${words.slice(0, longest)}…` : words);
  return {
    name: shown === "" ? entry.action.value.kind : shown,
    detail: entry.disabled ? "inactive" : entry.action.value.kind,
    kind: entry.action.value.kind === "permit" ? SymbolKind.Boolean : SymbolKind.Null,
    range: lines.range(entry.span),
    selectionRange: lines.range(entry.action.span.start >= entry.span.start ? entry.action.span : entry.span),
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

function byPlace(a: DocumentSymbol, b: DocumentSymbol): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}
