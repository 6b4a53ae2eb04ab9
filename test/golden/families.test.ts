import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatOf } from "../../server/src/formats/registry.ts";
import type { Configuration } from "../../server/src/model/configuration.ts";
import type { Traffic, Verdict } from "../../server/src/model/traffic.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import type { Packet } from "../../server/src/net/packet.ts";
import { packetOfRecord } from "../../server/src/net/packet-record.ts";
import { sharedPath } from "../support/shared.ts";
import { readTools } from "../support/tools.ts";

/** One policy in many dialects, with packets whose verdicts the Linux kernel confirmed. */
const families = sharedPath("golden/families");

type Ask = (traffic: Traffic, configuration: Configuration, packet: Packet) => Verdict;

const theList: Ask = (traffic, configuration, packet) => {
  const [filter] = configuration.filters.filter((each) => each.name.value.startsWith("acl-"));
  if (!filter) throw new Error("no list acl-…");
  return traffic.verdictOf(filter, packet);
};

const between =
  (inbound: string, outbound: string): Ask =>
  (traffic, _, packet) =>
    traffic.verdict(packet, { inbound, outbound });

const theChain =
  (name: string): Ask =>
  (traffic, configuration, packet) => {
    const filter = configuration.filters.find(
      (each) => each.name.value === name || each.name.value.endsWith(` ${name}`),
    );
    if (!filter) throw new Error(`no chain ${name}`);
    return traffic.verdictOf(filter, packet);
  };

interface Dialect {
  readonly file: string;
  readonly format: string;
  readonly ask: Ask;
  /** ICMP is written as an application there, so "depends" is right for it too. */
  readonly unsure?: true;
  /** A term with a protocol and no ports was written for all protocols: what it decides is another policy's. */
  readonly loses?: "protocols without ports";
}

const dialects: readonly Dialect[] = [
  { file: "cisco-asa.cfg", format: "cisco-asa", ask: theList },
  { file: "cisco-ios.cfg", format: "cisco-ios", ask: theList },
  { file: "cisco-nxos.cfg", format: "cisco-nxos", ask: theList },
  { file: "junos-filter.conf", format: "junos", ask: theList },
  { file: "junos-srx.conf", format: "junos", ask: between("trust", "untrust"), unsure: true },
  { file: "panos.xml", format: "panos", ask: between("trust", "untrust"), unsure: true },
  { file: "fortios.conf", format: "fortios", ask: between("lan0", "wan0"), loses: "protocols without ports" },
  { file: "iptables.rules", format: "iptables", ask: theChain("FORWARD") },
  { file: "nftables.nft", format: "nftables", ask: theChain("root0") },
];

describe.skipIf(!families)("families of one policy (needs the golden data)", () => {
  const folders = families ? readdirSync(families, { withFileTypes: true }).filter((each) => each.isDirectory()) : [];
  for (const dialect of dialects) {
    const format = formatOf(dialect.format);
    if (!format) continue;
    test.each(folders.map((folder) => folder.name))(`${dialect.file} of family %s`, (folder) => {
      const text = readFileSync(join(families as string, folder, dialect.file), "utf8");
      const packets = readFileSync(join(families as string, folder, "packets.jsonl"), "utf8")
        .trim()
        .split("\n");
      const reading = format.read(text, readTools);
      expect(reading.unread).toEqual([]);
      const [configuration] = reading.configurations;
      if (!configuration) throw new Error("no configuration");
      const traffic = trafficOf(configuration);
      const lost = dialect.loses ? termsThatLose(join(families as string, folder, "policy.json")) : new Set<string>();
      const wrong = packets.flatMap((line) => {
        const record = JSON.parse(line);
        const packet = packetOfRecord(record);
        if (typeof packet === "string") throw new Error(packet);
        const { verdict, by } = dialect.ask(traffic, configuration, packet);
        if (by.some(({ entry }) => lost.has(entry?.label?.value ?? ""))) return [];
        const right = verdict === record.expect || (dialect.unsure && record.proto === "icmp" && verdict === "depends");
        return right ? [] : [`${line} is ${verdict}`];
      });
      expect(wrong).toEqual([]);
    });
  }
});

/** Names of the terms that say a protocol and no ports. */
function termsThatLose(path: string): ReadonlySet<string> {
  const { terms } = JSON.parse(readFileSync(path, "utf8"));
  return new Set(
    terms
      .filter((term: Record<string, unknown>) => term.proto && !term.dport && !term.sport)
      .map((term: { readonly name: string }) => term.name),
  );
}
