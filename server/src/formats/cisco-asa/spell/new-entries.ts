import type { NewEntry, NewService } from "../../../model/change.ts";
import { formatIp, formatRange, type IpRange, maskOfPrefix4, prefixOf } from "../../../net/ip.ts";
import { networksOf } from "../../../net/networks.ts";
import { protocolNumber } from "../../../net/packet.ts";
import { isEvery } from "../../../net/packet-set.ts";

/** How the lines of a list are written. */
export interface ListStyle {
  readonly name: string;
  /** PIX leaves the word `extended` out. */
  readonly extended: boolean;
  /** `any` means IPv4 only, and `any4` is not known. */
  readonly anyIsIp4: boolean;
}

/** More lines than this are nothing a person would want to see inserted. */
const mostLines = 100;

/** The lines that say the entries; undefined when they cannot be said, or only at great length. */
export function spellEntries(entries: readonly NewEntry[], style: ListStyle): string[] | undefined {
  const lines: string[] = [];
  for (const entry of entries) {
    if (entry.remark !== undefined) lines.push(`access-list ${style.name} remark ${remarkText(entry.remark)}`);
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
  const services = entry.services === undefined ? [everyService] : entry.services.flatMap(spellService);
  if (sources.length * destinations.length * services.length > mostLines) return undefined;
  const lines: string[] = [];
  for (const source of sources)
    for (const destination of destinations) {
      if (source.family && destination.family && source.family !== destination.family) continue;
      for (const service of services) {
        const words = [
          `access-list ${style.name}`,
          ...(style.extended ? ["extended"] : []),
          entry.action,
          service.protocol,
          source.text,
          destination.text,
          ...(service.ports ? [service.ports] : []),
          ...(entry.log ? ["log"] : []),
          ...(schedule ? [`time-range ${schedule.value}`] : []),
        ];
        lines.push(words.join(" "));
      }
    }
  return lines;
}

interface Spelled {
  readonly text: string;
  readonly family?: 4 | 6;
}

/** `any`, `any4`, `host A`, `A MASK`, `A6/LENGTH`; no ranges at all mean every address. */
function spellAddresses(ranges: readonly IpRange[], { anyIsIp4 }: ListStyle): Spelled[] {
  const whole = ranges.filter(isEvery);
  if (ranges.length === 0 || new Set(whole.map((range) => range.family)).size === 2) return [{ text: "any" }];
  return ranges.flatMap(networksOf).map((range): Spelled => {
    if (isEvery(range)) return { text: anyIsIp4 ? "any" : `any${range.family}`, family: range.family };
    if (range.lo === range.hi) return { text: `host ${formatIp(range.lo)}`, family: range.family };
    if (range.family === 6) return { text: formatRange(range), family: 6 };
    return { text: `${formatIp(range.lo)} ${formatIp(maskOfPrefix4(prefixOf(range) ?? 32))}`, family: 4 };
  });
}

interface SpelledService {
  readonly protocol: string;
  readonly ports?: string;
}

const everyService: SpelledService = { protocol: "ip" };

/** `tcp … eq 443`, `udp … range 5000 5010`; other protocols by name or number */
function spellService({ protocol, ports }: NewService): SpelledService[] {
  const name = protocolWords.get(protocol) ?? String(protocol);
  if (!ports) return [{ protocol: name }];
  const spelled: SpelledService[] = [];
  for (let at = 0; at < ports.length; at += 2) {
    const [lo, hi] = [ports[at], ports[at + 1]];
    spelled.push({ protocol: name, ports: lo === hi ? `eq ${lo}` : `range ${lo} ${hi}` });
  }
  return spelled;
}

const protocolWords: ReadonlyMap<number, string> = new Map(
  (["icmp", "igmp", "tcp", "udp", "gre", "esp", "ah", "icmp6", "eigrp", "ospf", "pim", "sctp"] as const).map((name) => [
    protocolNumber[name],
    name,
  ]),
);

/** A remark is one line of at most 100 characters. */
function remarkText(remark: string): string {
  return remark.replace(/\s+/g, " ").trim().slice(0, 100);
}
