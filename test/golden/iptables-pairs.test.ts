import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { iptables } from "../../server/src/formats/iptables/index.ts";
import type { Traffic } from "../../server/src/model/traffic.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import { parseIp, parseNetwork } from "../../server/src/net/ip.ts";
import { type PacketRecord, packetOfRecord } from "../../server/src/net/packet-record.ts";
import { sharedPath } from "../support/shared.ts";
import { readTools } from "../support/tools.ts";

/** Chains of one policy generator, with the terms that they were made of. */
const folder = sharedPath("golden/policy-pairs/iptables");

interface Term {
  readonly action: readonly string[];
  readonly protocol?: readonly string[];
  readonly source_address?: readonly string[];
  readonly source_port?: readonly (readonly [number, number])[];
  readonly destination_port?: readonly (readonly [number, number])[];
  readonly icmp_type?: readonly string[];
  readonly option?: readonly string[];
  /** Lengths and offsets are no part of a packet here: only the running system can judge them. */
  readonly packet_length?: string;
  readonly fragment_offset?: string;
}

const icmpTypes: Readonly<Record<string, number>> = {
  "destination-unreachable": 1,
  "time-exceeded": 3,
  "echo-reply": 129,
};

describe.skipIf(!folder)("iptables chains with the terms they mean (needs the golden data)", () => {
  test.each(folder === undefined ? [] : readdirSync(folder))("%s", (name) => {
    const path = join(folder ?? "", name);
    const text = readFileSync(join(path, "config.rules"), "utf8");
    expect(iptables.recognise({ path: "policy.txt", text })).toBeGreaterThanOrEqual(0.5);
    const reading = iptables.read(text, readTools);
    expect(reading.unread).toEqual([]);
    const [configuration] = reading.configurations;
    if (!configuration) throw new Error("no configuration");
    const traffic = trafficOf(configuration);
    const { filters } = JSON.parse(readFileSync(join(path, "expected.json"), "utf8"));
    let asked = 0;
    for (const { targets, terms } of filters)
      for (const { options } of targets)
        for (const record of packetsAround(terms, options.includes("inet6"))) {
          asked++;
          const verdict = verdictOn(record, options[0], traffic);
          expect({ ...record, verdict }).toEqual({ ...record, verdict: expected(terms, options, record) });
        }
    expect(asked).toBeGreaterThan(0);
  });
});

function verdictOn(record: PacketRecord, chain: string, traffic: Traffic) {
  const packet = packetOfRecord(record);
  if (typeof packet === "string") throw new Error(packet);
  if (chain === "OUTPUT") return traffic.verdict(packet, { outbound: "eth0" }, "from-device").verdict;
  return traffic.verdict(packet, { inbound: "eth0" }).verdict;
}

/** First match decides; what no term matches falls to the policy, the second of the target's words. */
function expected(
  terms: readonly Term[],
  [, policy]: readonly string[],
  record: PacketRecord,
): "permit" | "deny" | "depends" {
  const decides = terms.find((term) => matches(term, record));
  if (decides?.packet_length || decides?.fragment_offset) return "depends";
  if (decides) return decides.action[0] === "accept" ? "permit" : "deny";
  return policy === "ACCEPT" ? "permit" : "deny";
}

function matches(term: Term, { src, proto, sport, dport, icmp_type, flags }: PacketRecord): boolean {
  const isIn = (port: number | undefined, ports: Term["source_port"]) =>
    !ports || (port !== undefined && ports.some(([lo, hi]) => lo <= port && port <= hi));
  return (
    (!term.source_address || term.source_address.some((network) => holds(network, src))) &&
    (!term.protocol || term.protocol.includes(String(proto))) &&
    isIn(sport, term.source_port) &&
    isIn(dport, term.destination_port) &&
    (!term.icmp_type || term.icmp_type.some((type) => icmpTypes[type] === icmp_type)) &&
    // Without states, what answers is told by its flags and by ports that nobody serves.
    (!term.option?.includes("established") || (/[AR]/.test(flags ?? "") && (dport ?? 0) >= 1024))
  );
}

function holds(network: string, address: string): boolean {
  const range = parseNetwork(network);
  const ip = parseIp(address);
  return range !== undefined && ip !== undefined && typeof ip === typeof range.lo && range.lo <= ip && ip <= range.hi;
}

function* packetsAround(terms: readonly Term[], six: boolean): Generator<PacketRecord> {
  const networks = terms.flatMap((term) => term.source_address ?? []).map((each) => each.replace(/\/.*/, ""));
  const dst = six ? "2001:db8::1" : "192.0.2.1";
  const sports = edges(terms.flatMap((term) => term.source_port ?? []));
  const dports = edges(terms.flatMap((term) => term.destination_port ?? []));
  for (const src of [six ? "2001:db8:ffff::77" : "192.0.2.77", ...networks]) {
    for (const [proto, flags] of [
      ["tcp", "S"],
      ["tcp", "PA"],
      ["udp", undefined],
    ])
      for (const sport of sports)
        for (const dport of dports)
          yield { src, dst, ...(flags ? { flags } : {}), proto, sport, dport, state: "new" } as PacketRecord;
    for (const type of six ? [1, 3, 128, 129] : [8])
      yield { src, dst, proto: six ? "icmpv6" : "icmp", icmp_type: type, icmp_code: 0, state: "new" };
  }
}

function edges(ports: readonly (readonly [number, number])[]): number[] {
  return [...new Set([80, 33_333, ...ports.flatMap(([lo, hi]) => [lo - 1, lo, hi, hi + 1])])];
}
