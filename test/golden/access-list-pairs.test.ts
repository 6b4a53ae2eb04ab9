import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatOf } from "../../server/src/formats/registry.ts";
import type { Configuration } from "../../server/src/model/configuration.ts";
import { difference } from "../../server/src/model/difference.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import { type Ip, type IpRange, parseIp, parseNetwork } from "../../server/src/net/ip.ts";
import { hasPorts, isIcmp, type Packet, protocolNumber } from "../../server/src/net/packet.ts";
import { sharedPath } from "../support/shared.ts";
import { readTools } from "../support/tools.ts";

/** Access lists with the terms they must mean, as a policy generator's own tests pair them. */
const folders = [
  { format: "cisco-ios", folder: "golden/policy-pairs/cisco-ios", platform: "cisco" },
  { format: "cisco-nxos", folder: "golden/policy-pairs/cisco-nxos", platform: "cisconx" },
  { format: "cisco-asa", folder: "golden/policy-pairs/cisco-asa", platform: "ciscoasa" },
  { format: "cisco-ios", folder: "golden/policy-pairs-large", platform: "cisco" },
];

/** Pairs whose text is no statement of the system: what a user wrote word for word into the policy. */
const verbatim = new Set(["cisco-testVerbatimTerm"]);

interface Term {
  readonly name: string;
  readonly action: readonly string[];
  readonly option?: readonly string[];
  readonly protocol?: readonly string[];
  readonly restrict_address_family?: string;
  readonly icmp_type?: readonly string[];
  readonly source_address?: readonly string[];
  readonly destination_address?: readonly string[];
  readonly source_port?: readonly (readonly [number, number])[];
  readonly destination_port?: readonly (readonly [number, number])[];
}

interface TermFilter {
  readonly targets: readonly { readonly platform: string; readonly options: readonly string[] }[];
  readonly terms: readonly Term[];
}

for (const { format: id, folder, platform } of folders) {
  const root = sharedPath(folder);
  const format = formatOf(id);
  if (!format) continue;
  describe.skipIf(!root)(`${id} texts of ${folder} (needs the golden data)`, () => {
    const names = root ? readdirSync(root, { withFileTypes: true }).filter((each) => each.isDirectory()) : [];
    const ours = names.flatMap(({ name }) => {
      const config = readdirSync(join(root ?? "", name)).find((each) => each === "config.cfg" || each.includes(id));
      return config && !verbatim.has(name) ? [{ name, config }] : [];
    });
    test.each(ours)("$name", ({ name, config }) => {
      const reading = format.read(readFileSync(join(root ?? "", name, config), "utf8"), readTools);
      expect(reading.unread).toEqual([]);
      const [configuration] = reading.configurations;
      if (!configuration) throw new Error("no configuration");
      const answer = JSON.parse(readFileSync(join(root ?? "", name, "expected.json"), "utf8"));
      const filters: readonly TermFilter[] = (Array.isArray(answer) ? answer : [answer]).flatMap(
        (each) => each.filters ?? [each],
      );
      let asked = 0;
      for (const { targets, terms } of filters)
        for (const target of targets.filter((each) => each.platform === platform))
          asked += expectTerms(configuration, target.options[0] ?? "", terms);
      expect(asked).toBeGreaterThan(0);
    });
  });
}

/** The list decides packets at the edges of the terms as the terms do; gives how many were asked. */
function expectTerms(configuration: Configuration, list: string, terms: readonly Term[]): number {
  const traffic = trafficOf(configuration);
  const filters = configuration.filters.filter(({ name }) => name.value === list || name.value === `ipv6-${list}`);
  let asked = 0;
  for (const filter of filters)
    for (const packet of packetsAround(terms)) {
      const family = typeof packet.source === "number" ? 4 : 6;
      if ((filter.family ?? (filter.title.includes("IPv6") ? 6 : 4)) !== family || filter.entries.length === 0)
        continue;
      asked++;
      // IPv6 lists let neighbours find each other before they deny the rest.
      if (packet.protocol === protocolNumber.icmp6 && (packet.icmpType === 135 || packet.icmpType === 136)) continue;
      const decides = terms.find((term) => matches(term, packet));
      const right = decides?.action[0] === "accept" ? "permit" : "deny";
      expect({ packet, verdict: traffic.verdictOf(filter, packet).verdict }).toEqual({ packet, verdict: right });
    }
  return asked;
}

function matches(term: Term, packet: Packet): boolean {
  const options = term.option ?? [];
  const protocols = term.protocol?.map((name) => protocols6.get(name) ?? 0);
  if (protocols && !protocols.includes(packet.protocol)) return false;
  if (options.includes("fragments") || options.includes("is-fragment")) {
    if (!packet.fragment) return false;
  } else if (packet.fragment) return false;
  if (options.includes("established") || options.includes("tcp-established")) {
    if (packet.protocol === protocolNumber.tcp && !((packet.flags ?? 0) & answering)) return false;
    if (options.includes("established") && (packet.destinationPort ?? 0) < 1024) return false;
  }
  if (term.icmp_type && !term.icmp_type.some((name) => icmp6Types.get(name) === packet.icmpType)) return false;
  const family = typeof packet.source === "number" ? "inet" : "inet6";
  return (
    (term.restrict_address_family ?? family) === family &&
    isIn(packet.source, term.source_address) &&
    isIn(packet.destination, term.destination_address) &&
    isPort(packet.sourcePort, term.source_port) &&
    isPort(packet.destinationPort, term.destination_port)
  );
}

/** ACK or RST. */
const answering = 16 | 4;

const protocols6: ReadonlyMap<string, number> = new Map([
  ...Object.entries(protocolNumber),
  ["vrrp", 112] as const,
  ["icmpv6", protocolNumber.icmp6] as const,
]);

const icmp6Types: ReadonlyMap<string, number> = new Map([
  ["destination-unreachable", 1],
  ["time-exceeded", 3],
  ["echo-reply", 129],
]);

function isIn(address: Ip, networks: readonly string[] | undefined): boolean {
  if (!networks) return true;
  return networks.some((text) => {
    const range = parseNetwork(text);
    return range !== undefined && typeof range.lo === typeof address && range.lo <= address && address <= range.hi;
  });
}

function isPort(port: number | undefined, ports: readonly (readonly [number, number])[] | undefined): boolean {
  return !ports || (port !== undefined && ports.some(([lo, hi]) => lo <= port && port <= hi));
}

function* packetsAround(terms: readonly Term[]): Generator<Packet> {
  const sources = edges(terms.flatMap((term) => term.source_address ?? []));
  const destinations = edges(terms.flatMap((term) => term.destination_address ?? []));
  const ports = [...new Set([80, 1023, 1024, 33333, ...terms.flatMap((term) => portEdges(term))])];
  for (const source of sources)
    for (const destination of destinations) {
      if (typeof source !== typeof destination) continue;
      const fragments = terms.some((term) => term.option?.some((option) => option.includes("fragment")));
      for (const protocol of [6, 17, 112, typeof source === "number" ? 1 : 58]) {
        const common = { source, destination, protocol };
        if (fragments) yield { ...common, fragment: true };
        if (isIcmp(protocol))
          for (const icmpType of [1, 2, 3, 4, 128, 129, 130]) yield { ...common, icmpType, icmpCode: 0 };
        else if (!hasPorts(protocol)) yield common;
        else
          for (const destinationPort of ports)
            for (const flags of protocol === protocolNumber.tcp ? [2, 16, 4] : [undefined])
              yield { ...common, sourcePort: 40_000, destinationPort, ...(flags === undefined ? {} : { flags }) };
      }
    }
}

function edges(networks: readonly string[]): Ip[] {
  const addresses: Ip[] = [parseIp("192.0.2.77") ?? 0, parseIp("2001:db8:ffff::77") ?? 0n];
  for (const range of networks.map(parseNetwork)) addresses.push(...edgesOf(range));
  return [...new Set(addresses)];
}

function edgesOf(range: IpRange | undefined): Ip[] {
  if (range?.family === 4) return [range.lo - 1, range.lo, range.hi, range.hi + 1];
  return range ? [range.lo - 1n, range.lo, range.hi, range.hi + 1n].filter((each) => each >= 0n) : [];
}

function portEdges({ source_port, destination_port }: Term): number[] {
  return [...(source_port ?? []), ...(destination_port ?? [])].flatMap(([lo, hi]) => [lo - 1, lo, hi, hi + 1]);
}

const equivalent = sharedPath("golden/equivalent-configs/cisco-ios");

describe.skipIf(!equivalent)("configurations that mean the same (needs the golden data)", () => {
  test.each(equivalent ? readdirSync(equivalent) : [])("%s", (name) => {
    const format = formatOf("cisco-ios");
    const [before, after] = ["a.cfg", "b.cfg"].map((file) => {
      const [configuration] =
        format?.read(readFileSync(join(equivalent ?? "", name, file), "utf8"), readTools).configurations ?? [];
      if (!configuration) throw new Error("no configuration");
      return configuration;
    });
    if (!before || !after) throw new Error("no pair");
    expect(before.checkpoints.map((point) => point.title)).toEqual(after.checkpoints.map((point) => point.title));
    expect(difference(before, after)).toEqual({ changes: [], complete: true });
  });
});
