import type { NewEntry, NewService } from "../../../model/change.ts";
import type { IpRange } from "../../../net/ip.ts";
import { networksOf } from "../../../net/networks.ts";
import { isEvery } from "../../../net/packet-set.ts";

/** How the lines of one list are written. */
export interface ListStyle {
  /** The one family the list sees. */
  readonly family?: 4 | 6;
  /** Every address, of one family or of both. */
  any(family: 4 | 6 | undefined): string;
  network(range: IpRange): string;
  /** The name or number of a protocol; undefined for all of them. */
  protocol(number: number | undefined): string;
  remark(text: string): string;
  entry(words: readonly string[]): string;
}

/** More lines than this are nothing a person would want to see inserted. */
const mostLines = 100;

/** The lines that say the entries; undefined when they cannot be said, or only at great length. */
export function spellEntries(entries: readonly NewEntry[], style: ListStyle): string[] | undefined {
  const lines: string[] = [];
  for (const entry of entries) {
    if (entry.remark !== undefined) lines.push(style.remark(remarkText(entry.remark)));
    const written = spellEntry(entry, style);
    if (!written || written.length === 0) return undefined;
    lines.push(...written);
    if (lines.length > mostLines) return undefined;
  }
  return lines.length > 0 ? lines : undefined;
}

function spellEntry(entry: NewEntry, style: ListStyle): string[] | undefined {
  const { schedule, conditions, inbound, outbound, states, fragments } = entry.like ?? {};
  if (conditions || inbound || outbound || states || fragments) return undefined;
  const sources = spellAddresses(entry.sources, style);
  const destinations = spellAddresses(entry.destinations, style);
  const services = entry.services === undefined ? [{}] : entry.services.flatMap(portsOf);
  if (sources.length * destinations.length * services.length > mostLines) return undefined;
  const lines: string[] = [];
  for (const source of sources)
    for (const destination of destinations) {
      if (source.family && destination.family && source.family !== destination.family) continue;
      for (const { protocol, ports } of services) {
        const words = [entry.action, style.protocol(protocol), source.text, destination.text];
        if (ports) words.push(ports);
        if (entry.log) words.push("log");
        if (schedule) words.push("time-range", schedule.value);
        lines.push(style.entry(words));
      }
    }
  return lines;
}

interface Spelled {
  readonly text: string;
  readonly family?: 4 | 6;
}

/** No ranges at all mean every address. */
export function spellAddresses(
  ranges: readonly IpRange[],
  style: Pick<ListStyle, "family" | "any" | "network">,
): Spelled[] {
  const seen = style.family ? ranges.filter((range) => range.family === style.family) : ranges;
  const whole = seen.filter(isEvery);
  if (ranges.length === 0 || new Set(whole.map((range) => range.family)).size === 2)
    return [{ text: style.any(style.family) }];
  return seen.flatMap(networksOf).map((range): Spelled => {
    return { text: isEvery(range) ? style.any(range.family) : style.network(range), family: range.family };
  });
}

interface SpelledService {
  readonly protocol?: number;
  readonly ports?: string;
}

/** `eq 443`, `range 5000 5010` */
function portsOf({ protocol, ports }: NewService): SpelledService[] {
  if (!ports) return [{ protocol }];
  const spelled: SpelledService[] = [];
  for (let at = 0; at < ports.length; at += 2) {
    const [lo, hi] = [ports[at], ports[at + 1]];
    spelled.push({ protocol, ports: lo === hi ? `eq ${lo}` : `range ${lo} ${hi}` });
  }
  return spelled;
}

/** A remark is one line of at most 100 characters. */
function remarkText(remark: string): string {
  return remark.replace(/\s+/g, " ").trim().slice(0, 100);
}
