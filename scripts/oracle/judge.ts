import type { Format } from "../../server/src/formats/format.ts";
import type { Configuration } from "../../server/src/model/configuration.ts";
import type { Traffic, Verdict } from "../../server/src/model/traffic.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import { packetOfRecord } from "../../server/src/net/packet-record.ts";
import { readTools } from "../../test/support/tools.ts";
import { edgePackets, kernelVerdicts } from "./kernel.ts";
import type { Random } from "./random.ts";
import type { KnownDifference, OraclePacket, RuleSet } from "./rule-set.ts";

/** How our verdicts on one rule set's packets compare with the kernel's. */
export interface Judgement {
  readonly packets: number;
  /** Both say the same. */
  readonly agree: number;
  /** We say that it depends on what the file does not tell. */
  readonly depends: number;
  /** Differences that are known, by their reason. */
  readonly known: ReadonlyMap<string, number>;
  readonly wrong: readonly Wrong[];
  /** Why the kernel took no part. */
  readonly refused?: string;
}

export interface Wrong {
  readonly packet: OraclePacket;
  readonly ours: string;
  readonly kernel: string;
  /** The entries that decided, as they stand in the file. */
  readonly by: readonly string[];
}

export interface Asking {
  readonly format: Format;
  readonly count: number;
  readonly random: Random;
  readonly known: readonly KnownDifference[];
}

/** Asks both about packets at the edges of the rules. */
export function judge(ruleSet: RuleSet, { format, count, random, known }: Asking): Judgement {
  const [configuration] = format.read(ruleSet.text, readTools).configurations;
  const nothing = { packets: 0, agree: 0, depends: 0, known: new Map<string, number>(), wrong: [] };
  if (!configuration) return { ...nothing, refused: "no configuration" };
  const interfaces = interfacesOf(configuration);
  const packets = edgePackets(ruleSet, interfaces, count)
    .filter(({ src }) => ruleSet.kind === "nft" || src.includes(":") === (ruleSet.kind === "ip6tables"))
    .map((each) => completed(each, random));
  const verdicts = kernelVerdicts(ruleSet, packets, interfaces);
  if (typeof verdicts === "string") return { ...nothing, refused: verdicts };
  const traffic = trafficOf(configuration);
  const result = { ...nothing, wrong: [] as Wrong[] };
  packets.forEach((packet, at) => {
    const kernel = verdicts[at];
    if (kernel === undefined || kernel === "undeliverable") return;
    result.packets++;
    const ours = verdictOn(packet, traffic);
    if (ours.verdict === "depends") result.depends++;
    else if ((ours.verdict === "permit") === (kernel === "accept")) result.agree++;
    else {
      const reason = known.find((each) => each.ruleSet.test(ruleSet.name) && each.packet(packet))?.reason;
      if (reason) result.known.set(reason, (result.known.get(reason) ?? 0) + 1);
      else result.wrong.push({ packet, ours: ours.verdict, kernel, by: decidedBy(ours, ruleSet.text) });
    }
  });
  return result;
}

function verdictOn(packet: OraclePacket, traffic: Traffic): Verdict {
  const read = packetOfRecord({ ...packet, state: packet.state ?? "new" });
  if (typeof read === "string") throw new Error(`${JSON.stringify(packet)}: ${read}`);
  const way = {
    ...(packet.in_iface ? { inbound: packet.in_iface } : {}),
    ...(packet.out_iface ? { outbound: packet.out_iface } : {}),
  };
  return traffic.verdict(read, way, packet.in_iface ? undefined : "from-device");
}

function decidedBy({ by }: Verdict, text: string): string[] {
  return by.map(({ entry, filter, checkpoint }) =>
    entry ? text.slice(entry.span.start, entry.span.end) : `end of ${filter?.name.value ?? checkpoint?.title}`,
  );
}

/** Interfaces that the rules name, ones that their patterns mean, and two that nobody names. */
function interfacesOf({ interfaces }: Configuration): string[] {
  const named = interfaces.map(({ name }) => (name.value.endsWith("*") ? `${name.value.slice(0, -1)}7` : name.value));
  const possible = named.filter((name) => /^[A-Za-z][A-Za-z0-9_.:-]{0,14}$/.test(name) && !name.includes(":"));
  return [...new Set(["other0", "other1", ...possible])].slice(0, 8);
}

const hasChecksum: ReadonlySet<string> = new Set(["udp", "icmp", "icmpv6", "sctp"]);

/** The packet with all that the programs would fill in by themselves, so that both are asked the same. */
function completed(packet: OraclePacket, random: Random): OraclePacket {
  const six = packet.src.includes(":");
  const state = packet.state ?? "new";
  // What the host sends itself is not looked at for its checksum.
  if (state === "invalid" && !packet.in_iface) return completed({ ...packet, state: "new" }, random);
  if (packet.proto === "tcp")
    return { ...packet, flags: state === "new" ? random.of(["S", "S", "A", "PA"]) : random.of(["A", "PA", "FA"]) };
  // Nothing makes it invalid without a checksum of its own, and the oracle makes no connections of it.
  if (!hasChecksum.has(packet.proto)) return { ...packet, state: "new" };
  if (!packet.proto.startsWith("icmp")) return packet;
  const usual = { new: [8, 128], established: [0, 129], related: [3, 1], invalid: [8, 128] }[state] ?? [8, 128];
  const type = packet.icmp_type ?? usual[six ? 1 : 0] ?? 8;
  // Connection tracking takes no other ICMP for the beginning of anything.
  const opens = six ? [128, 139] : [8, 13, 15, 17];
  return { ...packet, icmp_type: type, state: state === "new" && !opens.includes(type) ? "invalid" : state };
}
