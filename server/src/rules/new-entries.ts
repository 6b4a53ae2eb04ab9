import type { NewEntry, NewService } from "../model/change.ts";
import { everyIp4, everyIp6, formatRange, type IpRange } from "../net/ip.ts";
import { addressSets, type PacketBlock, type PacketSet, rangesOf } from "../net/packet-set.ts";
import { count, equal, type Ranges } from "../net/ranges.ts";

/** The packets a new entry matches. */
export function packetsOf(entry: NewEntry): PacketSet {
  const sources = entry.sources.length === 0 ? undefined : addressSets(entry.sources);
  const destinations = entry.destinations.length === 0 ? undefined : addressSets(entry.destinations);
  return families.flatMap((family): PacketBlock[] => {
    const source = sources?.[family];
    const destination = destinations?.[family];
    if (source?.length === 0 || destination?.length === 0) return [];
    const ends = { family, ...(source ? { source } : {}), ...(destination ? { destination } : {}) };
    if (!entry.services) return [ends];
    return entry.services.map(({ protocol, ports }) => ({
      ...ends,
      protocol: [protocol, protocol],
      ...(ports ? { destinationPort: ports } : {}),
    }));
  });
}

const families = [4, 6] as const;

/** Entries for exactly these packets; undefined when they are told apart by more than ends, protocol and port. */
export function entriesFor(packets: PacketSet, action: "permit" | "deny", log: boolean): NewEntry[] | undefined {
  const rows = new Map<string, Row>();
  for (const block of packets) {
    const { family, source, destination, protocol, destinationPort, ...others } = block;
    if (Object.keys(others).length > 0) return undefined;
    const services = servicesOf(protocol, destinationPort);
    if (!services) return undefined;
    const sources = rangesOf(source ?? []);
    const destinations = rangesOf(destination ?? []);
    const everywhere = sources.length === 0 && destinations.length === 0;
    const key = everywhere ? `every ${family}` : `${sources.map(formatRange)} to ${destinations.map(formatRange)}`;
    const row = rows.get(key) ?? { family, everywhere, sources, destinations, services: [] };
    if (services === "every" || row.services === "every") row.services = "every";
    else row.services.push(...services.filter((each) => !isAmong(row.services, each)));
    rows.set(key, row);
  }
  return joinFamilies([...rows.values()]).map(({ sources, destinations, services }) => ({
    action,
    sources,
    destinations,
    log,
    ...(services === "every" ? {} : { services }),
  }));
}

interface Row {
  readonly family: 4 | 6;
  /** Limits neither end. */
  readonly everywhere: boolean;
  readonly sources: readonly IpRange[];
  readonly destinations: readonly IpRange[];
  services: NewService[] | "every";
}

/** What holds for all addresses of both families is said once, without addresses; of one family alone, with its range. */
function joinFamilies(rows: readonly Row[]): readonly Row[] {
  const [four, six] = families.map((family) => rows.find((row) => row.everywhere && row.family === family));
  if (four && six && sameServices(four.services, six.services)) return rows.filter((row) => row !== six);
  return rows.map((row) => {
    if (!row.everywhere) return row;
    const every = [row.family === 4 ? everyIp4 : everyIp6];
    return { ...row, sources: every, destinations: every };
  });
}

function sameServices(a: Row["services"], b: Row["services"]): boolean {
  if (a === "every" || b === "every") return a === b;
  return a.length === b.length && a.every((each) => isAmong(b, each));
}

function isAmong(services: Row["services"], service: NewService): boolean {
  if (services === "every") return true;
  return services.some((each) => each.protocol === service.protocol && equal(each.ports ?? [], service.ports ?? []));
}

function servicesOf(protocol: Ranges | undefined, ports: Ranges | undefined): NewService[] | "every" | undefined {
  if (protocol === undefined || count(protocol) === 256) return ports === undefined ? "every" : undefined;
  if (count(protocol) > 16) return undefined;
  const services: NewService[] = [];
  for (let at = 0; at < protocol.length; at += 2)
    for (let number = protocol[at] as number; number <= (protocol[at + 1] as number); number++)
      services.push({ protocol: number, ...(ports ? { ports } : {}) });
  return services;
}
