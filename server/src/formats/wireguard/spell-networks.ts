import type { NewEntry } from "../../model/change.ts";
import type { Entry } from "../../model/filter.ts";
import { formatRange, type IpRange, maxIp4, maxIp6, parseNetwork, prefixOf } from "../../net/ip.ts";
import type { IniEntry } from "../../syntax/ini.ts";
import type { TextEdit } from "../../text/edit.ts";
import { listItems } from "./allowed-ips.ts";
import type { WireGuardSyntax } from "./read.ts";
import { isPeer } from "./tunnel-name.ts";

/** Puts narrower networks in the place of one in a peer's AllowedIPs, or takes it out. */
export function spellNetworks(
  text: string,
  syntax: WireGuardSyntax,
  entry: Entry,
  replacement: readonly NewEntry[],
): readonly TextEdit[] | undefined {
  const line = listAt(syntax, entry.span.start);
  if (!line) return undefined;
  const items = listItems(text, line.value.span);
  const index = items.findIndex((item) => item.span.start === entry.span.start && item.span.end === entry.span.end);
  const item = items[index];
  const old = item && parseNetwork(item.value.replace(/^\+/, ""));
  const networks = narrowed(old, replacement);
  if (!item || !networks) return undefined;
  const separator = separatorOf(text, items);
  if (networks.length > 0) return [{ span: item.span, text: networks.join(separator) }];
  const next = items[index + 1];
  const previous = items[index - 1];
  if (previous) return [{ span: { start: previous.span.end, end: item.span.end }, text: "" }];
  if (next) return [{ span: { start: item.span.start, end: next.span.start }, text: "" }];
  return [{ span: line.line, text: "" }];
}

function listAt(syntax: WireGuardSyntax, offset: number): IniEntry | undefined {
  for (const section of syntax) {
    if (!isPeer(section)) continue;
    for (const line of section.lines)
      if (line.kind === "entry" && line.value.span.start <= offset && offset < line.value.span.end)
        return line.key.value.toLowerCase() === "allowedips" ? line : undefined;
  }
  return undefined;
}

function separatorOf(text: string, items: readonly { readonly span: { start: number; end: number } }[]): string {
  const [first, second] = items;
  return first && second ? text.slice(first.span.end, second.span.start) : ", ";
}

/** What entries that say nothing but sources leave of a network; a list of addresses can hold no more than that. */
function narrowed(old: IpRange | undefined, entries: readonly NewEntry[]): string[] | undefined {
  if (!old) return undefined;
  const networks: string[] = [];
  for (const { action, sources, destinations, services, log } of entries) {
    if (action !== "permit" || log || services || !destinations.every(isEverything)) return undefined;
    for (const source of sources) {
      const prefix = prefixOf(source);
      if (prefix === undefined || !isWithin(source, old)) return undefined;
      networks.push(source.lo === source.hi ? `${formatRange(source)}/${prefix}` : formatRange(source));
    }
  }
  return networks;
}

function isEverything(range: IpRange): boolean {
  return range.family === 4 ? range.lo === 0 && range.hi === maxIp4 : range.lo === 0n && range.hi === maxIp6;
}

function isWithin(range: IpRange, outer: IpRange): boolean {
  return range.family === outer.family && outer.lo <= range.lo && range.hi <= outer.hi;
}
