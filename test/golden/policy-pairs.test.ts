import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatOf } from "../../server/src/formats/registry.ts";
import type { Configuration } from "../../server/src/model/configuration.ts";
import type { Traffic, Verdict } from "../../server/src/model/traffic.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import { everyIp4, formatIp, type IpRange, parseIp, parseNetwork } from "../../server/src/net/ip.ts";
import type { Packet } from "../../server/src/net/packet.ts";
import { type PacketRecord, packetOfRecord } from "../../server/src/net/packet-record.ts";
import { sharedPath } from "../support/shared.ts";
import { readTools } from "../support/tools.ts";

/** A vendor's text with the terms it must mean, as a policy generator's own tests pair them. */
const pairs = sharedPath("golden/policy-pairs");

interface Term {
  readonly name: string;
  readonly action: readonly string[];
  readonly protocol?: readonly string[];
  readonly icmp_type?: readonly string[];
  readonly source_address?: readonly string[];
  readonly source_address_exclude?: readonly string[];
  readonly destination_address?: readonly string[];
  readonly destination_address_exclude?: readonly string[];
  readonly source_port?: readonly (readonly [number, number])[];
  readonly destination_port?: readonly (readonly [number, number])[];
}

interface TermFilter {
  readonly targets: readonly { readonly platform: string; readonly options: readonly string[] }[];
  readonly terms: readonly Term[];
}

interface Dialect {
  /** What has no ports is written as an application there, so "depends" is right for what a term permits. */
  readonly unsure?: true;
  readonly format: string;
  readonly folder: string;
  readonly platform: string;
  /** Asks about a packet of a filter, by the options of its target. */
  ask(options: readonly string[], traffic: Traffic, configuration: Configuration, packet: Packet): Verdict;
}

const betweenZones: Dialect["ask"] = (options, traffic, _, packet) =>
  traffic.verdict(packet, { inbound: after(options, "from-zone"), outbound: after(options, "to-zone") });

/** The list that the first option names: such texts bind it nowhere. */
const namedList: Dialect["ask"] = ([name], traffic, { filters }, packet) => {
  const filter = filters.find((each) => each.name.value === name);
  if (!filter) throw new Error(`no list ${name}`);
  return traffic.verdictOf(filter, packet);
};

const dialects: readonly Dialect[] = [
  // One pair, which leaves nothing out: no term of it is another platform's, expired, or of IPv6.
  { format: "cisco-asa", folder: "cisco-asa", platform: "ciscoasa", ask: namedList },
  {
    format: "fortios",
    folder: "fortios",
    platform: "fortigate",
    ask: betweenZones,
  },
  {
    format: "panos",
    folder: "panos",
    platform: "paloalto",
    ask: betweenZones,
    unsure: true,
  },
];

describe.skipIf(!pairs)("texts with the terms they mean (needs the golden data)", () => {
  for (const dialect of dialects) {
    const format = formatOf(dialect.format);
    const folder = join(pairs ?? "", dialect.folder);
    if (!format || !pairs) continue;
    test.each(readdirSync(folder))(`${dialect.folder}: %s`, (name) => {
      const path = join(folder, name);
      const config = readdirSync(path).find((each) => each.startsWith("config."));
      const reading = format.read(readFileSync(join(path, config ?? ""), "utf8"), readTools);
      expect(reading.unread).toEqual([]);
      const [configuration] = reading.configurations;
      if (!configuration) throw new Error("no configuration");
      const { filters }: { filters: readonly TermFilter[] } = JSON.parse(
        readFileSync(join(path, "expected.json"), "utf8"),
      );
      const traffic = trafficOf(configuration);
      let asked = 0;
      for (const { targets, terms } of filters)
        for (const { options } of targets.filter((each) => each.platform === dialect.platform)) {
          for (const record of [...packetsAround(terms), ...(dialect.unsure ? packetsWithoutPorts(terms) : [])]) {
            const packet = packetOfRecord(record);
            if (typeof packet === "string") throw new Error(packet);
            asked++;
            const right = expected(terms, record);
            const isApplication = dialect.unsure && right === "permit" && record.dport === undefined;
            expect({ ...record, verdict: dialect.ask(options, traffic, configuration, packet).verdict }).toEqual({
              ...record,
              verdict: isApplication ? "depends" : right,
            });
          }
        }
      expect(asked).toBeGreaterThan(0);
    });
  }
});

function after(options: readonly string[], word: string): string {
  return options[options.indexOf(word) + 1] ?? "";
}

/** First match decides; what no term matches is denied. */
function expected(terms: readonly Term[], record: PacketRecord): "permit" | "deny" {
  const decides = terms.find((term) => matches(term, record));
  return decides?.action[0] === "accept" ? "permit" : "deny";
}

function matches(term: Term, { src, dst, proto, sport, dport }: PacketRecord): boolean {
  return (
    isIn(src, term.source_address, term.source_address_exclude) &&
    isIn(dst, term.destination_address, term.destination_address_exclude) &&
    (!term.protocol || term.protocol.includes(String(proto))) &&
    isPort(sport, term.source_port) &&
    isPort(dport, term.destination_port)
  );
}

function isIn(address: string, networks: readonly string[] | undefined, except: readonly string[] = []): boolean {
  const holds = (text: string) => contains(parseNetwork(text), address);
  return (!networks || networks.some(holds)) && !except.some(holds);
}

function contains(range: IpRange | undefined, text: string): boolean {
  const address = parseIp(text);
  if (!range || address === undefined || typeof address !== typeof range.lo) return false;
  return range.lo <= address && address <= range.hi;
}

function isPort(port: number | undefined, ports: readonly (readonly [number, number])[] | undefined): boolean {
  return !ports || (port !== undefined && ports.some(([lo, hi]) => lo <= port && port <= hi));
}

/** Packets at the edges of what the terms name. */
function* packetsAround(terms: readonly Term[]): Generator<PacketRecord> {
  const sources = edges(
    terms.flatMap((term) => [...(term.source_address ?? []), ...(term.source_address_exclude ?? [])]),
  );
  const destinations = edges(
    terms.flatMap((term) => [...(term.destination_address ?? []), ...(term.destination_address_exclude ?? [])]),
  );
  const sourcePorts = portEdges(terms.flatMap((term) => term.source_port ?? []));
  const destinationPorts = portEdges(terms.flatMap((term) => term.destination_port ?? []));
  for (const src of sources)
    for (const dst of destinations.filter((each) => each.includes(":") === src.includes(":")))
      for (const proto of ["tcp", "udp"])
        for (const sport of sourcePorts)
          for (const dport of destinationPorts) yield { src, dst, proto, sport, dport, state: "new" };
}

/** Packets of protocols without ports, at the same edges; ICMP where no term asks for its types. */
function* packetsWithoutPorts(terms: readonly Term[]): Generator<PacketRecord> {
  const protocols = new Set(terms.flatMap((term) => (term.icmp_type ? [] : (term.protocol ?? []))));
  for (const record of packetsAround(terms.map(({ source_port, destination_port, ...term }) => term))) {
    if (record.proto !== "tcp") continue;
    for (const proto of protocols)
      if (proto !== "tcp" && proto !== "udp" && (proto !== "icmp" || !String(record.src).includes(":")))
        yield { src: record.src, dst: record.dst, proto, state: "new" };
  }
}

function edges(networks: readonly string[]): string[] {
  const addresses = new Set(["192.0.2.77", "2001:db8:ffff::77"]);
  for (const text of networks) {
    const range = parseNetwork(text);
    if (range?.family === 4)
      for (const at of [range.lo - 1, range.lo, range.hi, range.hi + 1])
        if (everyIp4.lo <= at && at <= everyIp4.hi) addresses.add(formatIp(at));
    if (range?.family === 6)
      for (const at of [range.lo - 1n, range.lo, range.hi, range.hi + 1n]) addresses.add(formatIp(at));
  }
  return [...addresses];
}

function portEdges(ports: readonly (readonly [number, number])[]): number[] {
  return [...new Set([33333, ...ports.flatMap(([lo, hi]) => [lo - 1, lo, hi, hi + 1])])];
}
