import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { junos } from "../../server/src/formats/junos/index.ts";
import type { Configuration } from "../../server/src/model/configuration.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import { formatIp, type IpRange, parseIp, parseNetwork } from "../../server/src/net/ip.ts";
import { type PacketRecord, packetOfRecord } from "../../server/src/net/packet-record.ts";
import { sharedPath } from "../support/shared.ts";
import { readTools } from "../support/tools.ts";

/** Junos has filters that see one packet, rules that see connections, and policies between zones: each with its terms. */
const pairs = sharedPath("golden/policy-pairs/junos");

interface Term {
  readonly name: string;
  readonly action?: readonly string[];
  readonly protocol?: readonly string[];
  readonly protocol_except?: readonly string[];
  readonly icmp_type?: readonly string[];
  readonly option?: readonly string[];
  readonly source_address?: readonly string[];
  readonly source_address_exclude?: readonly string[];
  readonly destination_address?: readonly string[];
  readonly source_port?: readonly (readonly [number, number])[];
  readonly destination_port?: readonly (readonly [number, number])[];
  readonly source_prefix?: readonly string[];
}

interface Target {
  readonly platform: string;
  readonly options: readonly string[];
}

interface TermFilter {
  readonly targets: readonly Target[];
  readonly terms: readonly Term[];
}

const platforms: ReadonlySet<string> = new Set(["juniper", "juniperevo", "srxlo", "msmpc", "srx"]);

describe.skipIf(!pairs)("Junos texts with the terms they mean (needs the golden data)", () => {
  test.each(pairs ? readdirSync(pairs) : [])("%s", (name) => {
    const path = join(pairs ?? "", name);
    const config = readdirSync(path).find((each) => each.startsWith("config."));
    const text = readFileSync(join(path, config ?? ""), "utf8");
    const reading = junos.read(text, readTools);
    expect(reading.unread).toEqual([]);
    const [configuration] = reading.configurations;
    if (!configuration) throw new Error("no configuration");
    const { filters }: { filters: readonly TermFilter[] } = JSON.parse(
      readFileSync(join(path, "expected.json"), "utf8"),
    );
    const wrong: string[] = [];
    let asked = 0;
    for (const { targets, terms } of filters)
      for (const target of targets.filter((each) => platforms.has(each.platform))) {
        // Terms that only answer, or are of another family, stand in no text.
        const stated = terms.filter((term) => text.includes(term.name));
        const verdictOf = asker(configuration, target);
        for (const record of packetsAround(stated, target)) {
          asked++;
          const [verdict, right] = [verdictOf(record), expected(stated, record)];
          if (verdict !== right) wrong.push(`${JSON.stringify(record)} is ${verdict}`);
        }
      }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(0);
  });
});

function asker(configuration: Configuration, { platform, options }: Target): (record: PacketRecord) => string {
  const traffic = trafficOf(configuration);
  const way = { inbound: after(options, "from-zone"), outbound: after(options, "to-zone") };
  const filter = configuration.filters.find((each) => each.name.value === options[0]);
  return (record) => {
    const packet = packetOfRecord(record);
    if (typeof packet === "string") throw new Error(packet);
    if (platform === "srx") return traffic.verdict(packet, way).verdict;
    if (!filter) throw new Error(`no filter ${options[0]}`);
    return traffic.verdictOf(filter, packet).verdict;
  };
}

function after(options: readonly string[], word: string): string {
  return options[options.indexOf(word) + 1] ?? "";
}

/** First match decides; a term that says neither accepts, and prefix lists that are nowhere leave it open. */
function expected(terms: readonly Term[], record: PacketRecord): string {
  const decides = terms.find((term) => matches(term, record));
  if (!decides) return "deny";
  if (decides.source_prefix) return "depends";
  return (decides.action?.[0] ?? "accept") === "accept" ? "permit" : "deny";
}

function matches(term: Term, { src, dst, proto, sport, dport, state, icmp_type }: PacketRecord): boolean {
  const name = protocolNames.get(String(proto)) ?? String(proto);
  return (
    !term.option?.includes("inactive") &&
    !(term.option?.includes("tcp-established") && state === "new") &&
    isIn(src, term.source_address, term.source_address_exclude) &&
    isIn(dst, term.destination_address) &&
    (!term.protocol || term.protocol.includes(name)) &&
    !term.protocol_except?.includes(name) &&
    (!term.icmp_type || (term.icmp_type.includes("echo-reply") && icmp_type === 0)) &&
    isPort(sport, term.source_port) &&
    isPort(dport, term.destination_port)
  );
}

const protocolNames: ReadonlyMap<string, string> = new Map([["0", "hopopt"]]);

function isIn(address: string, networks: readonly string[] | undefined, except: readonly string[] = []): boolean {
  const holds = (text: string) => contains(networkOf(text), address);
  return (!networks || networks.some(holds)) && !except.some(holds);
}

const networks = new Map<string, IpRange | undefined>();

/** Some terms name hundreds of networks, and thousands of packets are asked. */
function networkOf(text: string): IpRange | undefined {
  if (!networks.has(text)) networks.set(text, parseNetwork(text));
  return networks.get(text);
}

function contains(range: IpRange | undefined, text: string): boolean {
  const address = parseIp(text);
  if (!range || address === undefined || typeof address !== typeof range.lo) return false;
  return range.lo <= address && address <= range.hi;
}

function isPort(port: number | undefined, ports: readonly (readonly [number, number])[] | undefined): boolean {
  return !ports || (port !== undefined && ports.some(([lo, hi]) => lo <= port && port <= hi));
}

/** Packets at the edges of what the terms name, of the families the target is for. */
function* packetsAround(terms: readonly Term[], { platform, options }: Target): Generator<PacketRecord> {
  const isOne = (family: "inet" | "inet6") => options.includes(family);
  const isBoth = options.includes("mixed") || (platform === "srx" && !isOne("inet") && !isOne("inet6"));
  const isAsked = (address: string) => isBoth || address.includes(":") === isOne("inet6");
  const sources = edges(
    terms.flatMap((term) => [...(term.source_address ?? []), ...(term.source_address_exclude ?? [])]),
  );
  const destinations = edges(terms.flatMap((term) => term.destination_address ?? []));
  const sourcePorts = portEdges(terms.flatMap((term) => term.source_port ?? []));
  const destinationPorts = portEdges(terms.flatMap((term) => term.destination_port ?? []));
  for (const src of sources.filter(isAsked))
    for (const dst of destinations.filter((each) => each.includes(":") === src.includes(":"))) {
      for (const proto of ["tcp", "udp"])
        for (const sport of sourcePorts)
          for (const dport of destinationPorts)
            for (const state of proto === "tcp" ? ["new", "established"] : ["new"])
              yield { src, dst, proto, sport, dport, state };
      for (const proto of ["icmp", "icmpv6", 0, 47])
        for (const icmp_type of [0, 8]) yield { src, dst, proto, icmp_type, state: "new" };
    }
}

const mostEdges = 30;

function edges(networks: readonly string[]): string[] {
  const addresses = new Set(["192.0.2.77", "2001:db8:ffff::77"]);
  const step = Math.max(1, Math.ceil(networks.length / mostEdges));
  for (const text of networks.filter((_, at) => at % step === 0)) {
    const range = parseNetwork(text);
    if (range?.family === 4)
      for (const at of [range.lo - 1, range.lo, range.hi, range.hi + 1]) addresses.add(formatIp(at));
    if (range?.family === 6)
      for (const at of [range.lo - 1n, range.lo, range.hi, range.hi + 1n]) addresses.add(formatIp(at));
  }
  return [...addresses];
}

function portEdges(ports: readonly (readonly [number, number])[]): number[] {
  return [...new Set([33333, ...ports.flatMap(([lo, hi]) => [lo - 1, lo, hi, hi + 1])])];
}
