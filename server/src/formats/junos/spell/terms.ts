import type { NewEntry, NewService } from "../../../model/change.ts";
import type { Filter } from "../../../model/filter.ts";
import { formatIp, type IpRange, prefixOf } from "../../../net/ip.ts";
import { protocolName } from "../../../net/packet.ts";
import type { Piece } from "./page.ts";

/** The entries as terms, one for each protocol they name; undefined where the filter cannot say them. */
export function termPieces(
  filter: Filter,
  entries: readonly NewEntry[],
  taken: ReadonlySet<string>,
): Piece[] | undefined {
  const names = new Set(taken);
  const pieces: Piece[] = [];
  for (const entry of entries)
    for (const service of entry.services ?? [undefined]) {
      const sources = addresses("source-address", entry.sources, filter);
      const destinations = addresses("destination-address", entry.destinations, filter);
      if (!sources || !destinations) return undefined;
      const from = [...sources, ...destinations, ...(service ? serviceWords(service) : [])];
      const then: Piece[] = [
        ...(entry.log ? [{ words: "syslog" }] : []),
        { words: entry.action === "permit" ? "accept" : "discard" },
      ];
      const name = freeName(entry, service, names);
      names.add(name);
      pieces.push({
        words: `term ${name}`,
        below: [...(from.length > 0 ? [{ words: "from", below: from }] : []), { words: "then", below: then }],
        ...(entry.remark ? { comment: entry.remark } : {}),
      });
    }
  return pieces;
}

/** `source-address { 10.0.0.0/8; }`; only whole networks of the filter's family. */
function addresses(key: string, ranges: readonly IpRange[], { family }: Filter): Piece[] | undefined {
  if (ranges.length === 0) return [];
  const networks = ranges.map((range) => {
    const length = prefixOf(range);
    return length === undefined || range.family !== family ? undefined : { words: `${formatIp(range.lo)}/${length}` };
  });
  const known = networks.filter((each) => each !== undefined);
  return known.length === ranges.length ? [{ words: key, below: known }] : undefined;
}

function serviceWords({ protocol, ports }: NewService): Piece[] {
  const name = protocolName(protocol);
  const words: Piece[] = [{ words: `protocol ${name.startsWith("protocol ") ? protocol : name}` }];
  if (!ports) return words;
  const listed: string[] = [];
  for (let at = 0; at + 1 < ports.length; at += 2)
    listed.push(ports[at] === ports[at + 1] ? String(ports[at]) : `${ports[at]}-${ports[at + 1]}`);
  return [
    ...words,
    ...(listed.length === 1
      ? [{ words: `destination-port ${listed[0]}` }]
      : [{ words: `destination-port [ ${listed.join(" ")} ]` }]),
  ];
}

/** `permit-tcp-443`, with a number behind it where that is taken */
function freeName({ action }: NewEntry, service: NewService | undefined, taken: ReadonlySet<string>): string {
  const protocol = service && protocolName(service.protocol).replace(/ /g, "-");
  const port = service?.ports?.[0];
  const stem = [action, protocol, port].filter((each) => each !== undefined).join("-");
  if (!taken.has(stem)) return stem;
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}
