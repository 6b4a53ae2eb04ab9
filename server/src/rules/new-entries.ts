import type { NewEntry, NewService } from "../model/change.ts";
import type { Entry } from "../model/filter.ts";
import { everyIp4, everyIp6, formatRange, type IpRange } from "../net/ip.ts";
import { addressSets, type PacketBlock, type PacketSet, rangesOf } from "../net/packet-set.ts";
import { count, type Ranges, union } from "../net/ranges.ts";

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

/** How new entries are made. */
export interface Making {
  readonly action: "permit" | "deny";
  readonly log: boolean;
  /** The entry whose packets these are some of: the new ones stand between the same interfaces, and so on. */
  readonly like?: Entry;
}

/** Entries for exactly these packets; undefined when they are told apart by more than ends, protocol and port. */
export function entriesFor(packets: PacketSet, { action, log, like }: Making): NewEntry[] | undefined {
  const rows = new Map<string, Row>();
  for (const block of packets) {
    const { family, source, destination, protocol = [0, 255], destinationPort, ...others } = block;
    if (!areOf(others, like)) return undefined;
    const sources = rangesOf(source ?? []);
    const destinations = rangesOf(destination ?? []);
    const everywhere = sources.length === 0 && destinations.length === 0;
    const key = everywhere ? `every ${family}` : `${sources.map(formatRange)} to ${destinations.map(formatRange)}`;
    const row = rows.get(key) ?? { family, everywhere, sources, destinations, services: new Services() };
    if (!row.services.add(protocol, destinationPort)) return undefined;
    rows.set(key, row);
  }
  return joinFamilies([...rows.values()]).map(({ sources, destinations, services }) => {
    const named = services.list();
    return { action, sources, destinations, log, ...(named ? { services: named } : {}), ...(like ? { like } : {}) };
  });
}

/** Whether an entry like the other says these parts without being told. */
function areOf(parts: Partial<PacketBlock>, like: Entry | undefined): boolean {
  const said = { state: like?.states !== undefined, fragment: like?.fragments !== undefined };
  return Object.keys(parts).every((part) => (part === "state" || part === "fragment") && said[part]);
}

interface Row {
  readonly family: 4 | 6;
  /** Limits neither end. */
  readonly everywhere: boolean;
  readonly sources: readonly IpRange[];
  readonly destinations: readonly IpRange[];
  readonly services: Services;
}

/** What holds for all addresses of both families is said once, without addresses; of one family alone, with its range. */
function joinFamilies(rows: readonly Row[]): readonly Row[] {
  const [four, six] = families.map((family) => rows.find((row) => row.everywhere && row.family === family));
  if (four && six && four.services.equals(six.services)) return rows.filter((row) => row !== six);
  return rows.map((row) => {
    if (!row.everywhere) return row;
    const every = [row.family === 4 ? everyIp4 : everyIp6];
    return { ...row, sources: every, destinations: every };
  });
}

/** Protocols and their ports, gathered so that none is said twice. */
class Services {
  #every = false;
  readonly #ports = new Map<number, Ranges | "all">();

  /** False for more protocols than anybody would list. */
  add(protocols: Ranges, ports: Ranges | undefined): boolean {
    if (count(protocols) === 256 && ports === undefined) {
      this.#every = true;
      return true;
    }
    if (count(protocols) > 16) return false;
    for (let at = 0; at < protocols.length; at += 2)
      for (let number = protocols[at] as number; number <= (protocols[at + 1] as number); number++) {
        const known = this.#ports.get(number) ?? [];
        this.#ports.set(number, ports === undefined || known === "all" ? "all" : union(known, ports));
      }
    return true;
  }

  /** Undefined where every protocol is among them. */
  list(): readonly NewService[] | undefined {
    if (this.#every) return undefined;
    return [...this.#ports].map(([protocol, ports]) => (ports === "all" ? { protocol } : { protocol, ports }));
  }

  equals(other: Services): boolean {
    const [mine, theirs] = [this.list(), other.list()];
    if (!mine || !theirs) return mine === theirs;
    const key = (services: readonly NewService[]) =>
      services
        .map(({ protocol, ports }) => `${protocol}/${ports ?? ""}`)
        .sort()
        .join(" ");
    return key(mine) === key(theirs);
  }
}
