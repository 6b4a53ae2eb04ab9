import type { Configuration } from "../model/configuration.ts";
import type { Decision, Way } from "../model/traffic.ts";
import { both, productsOf } from "../net/blocks.ts";
import { formatPacket, type Packet } from "../net/packet.ts";
import { recordOfPacket } from "../net/packet-record.ts";
import { newConnections, type PacketSet } from "../net/packet-set.ts";
import { whole } from "../net/product.ts";
import { witnessOf } from "../net/witness.ts";
import { quoteLine } from "../report/frame.ts";
import { tracePacket } from "../review/trace.ts";
import { trafficOnce } from "../review/traffic.ts";
import type { LineIndex } from "../text/lines.ts";
import { type EntryAt, entryAt } from "./features/about-entry.ts";
import type { AskedPacket, TraceAnswer, TraceChoices, TracedDecision } from "./protocol.ts";
import type { ShownFile } from "./shown-file.ts";

/** What may be asked about the file, beginning with a packet that the entry at the offset is about. */
export function traceChoices(shown: ShownFile, offset: number): TraceChoices | null {
  const configurations = configurationsOf(shown).filter(({ filters }) => filters.length > 0);
  const here = configurations.map((each) => ({ configuration: each, at: entryAt(each, offset) }));
  const { configuration, at } = here.find((each) => each.at) ?? here[0] ?? {};
  if (!configuration) return null;
  const ends = [...new Set(configurations.flatMap(endsOf))];
  const way = wayThrough(configuration, at?.filter.name.value);
  const packet = recordOfPacket(at ? packetFor(configuration, at) : somePacket(newConnections));
  return { ends, packet: { ...packet, in_iface: way.inbound ?? null, out_iface: way.outbound ?? null } };
}

/** What becomes of a packet, with the places that decide it. */
export function traceAnswer(shown: ShownFile, asked: AskedPacket): TraceAnswer {
  const traced = tracePacket(configurationsOf(shown), asked);
  if (typeof traced === "string") return { problem: traced };
  const { packet, way, verdict } = traced;
  return {
    traced: {
      verdict: verdict.verdict,
      packet: `${formatPacket(packet)}, ${way.inbound ?? "the device"} to ${way.outbound ?? "the device"}`,
      decisions: verdict.by.map((decision) => tracedDecision(decision, shown.lines)),
      dependsOn: verdict.dependsOn,
    },
  };
}

function tracedDecision({ checkpoint, filter, entry, via }: Decision, lines: LineIndex): TracedDecision {
  const calls = (via ?? []).map((caller) => `called by line ${lines.lineAt(caller.span.start) + 1}`);
  const where = [filter?.name.value ?? checkpoint?.title ?? "", ...calls].join(", ");
  if (!entry) {
    const { value, implied } =
      filter && filter.otherwise.value !== "next" ? filter.otherwise : (checkpoint?.otherwise ?? {});
    return { permits: value === "permit", text: implied ?? "no entry matches", where };
  }
  const permits = entry.action.value.kind === "permit";
  if (entry.implied !== undefined) return { permits, text: entry.implied, where };
  const line = lines.lineAt(entry.span.start);
  return { permits, text: quoteLine(lines.lineText(line)).trim(), where, range: lines.range(entry.span) };
}

function configurationsOf(shown: ShownFile): readonly Configuration[] {
  return shown.reviewed?.review.reading?.configurations ?? [];
}

function endsOf({ zones, interfaces }: Configuration): readonly string[] {
  const inZones = new Set(zones.flatMap((zone) => zone.interfaces.map((each) => each.value)));
  const single = interfaces.filter(({ name, zone }) => zone === undefined && !inZones.has(name.value));
  return [...zones, ...single].map(({ name }) => name.value);
}

/** A packet that the entry decides; of entries that nothing gets to, one that they would match. */
function packetFor(configuration: Configuration, { filter, entry }: EntryAt): Packet {
  const traffic = trafficOnce(configuration);
  const { packets: left } = traffic.effective(filter, entry);
  const packets = left.length > 0 ? left : traffic.matches(entry).packets;
  const opening = both(packets, newConnections);
  return somePacket(opening.length > 0 ? opening : packets);
}

function somePacket(packets: PacketSet): Packet {
  const [family, product] =
    ([4, 6] as const)
      .map((each) => [each, productsOf(packets, each)[0]] as const)
      .find(([, some]) => some !== undefined) ?? ([4, whole] as const);
  return witnessOf(product ?? whole, family);
}

/** The first way that the list guards, to wherever else packets may go. */
function wayThrough(configuration: Configuration, list: string | undefined): Way {
  const point = configuration.checkpoints.find(({ filters }) => filters.some((name) => name.value === list));
  const [inbound, outbound] = [point?.inbound, point?.outbound].map((match) =>
    match && !match.negated ? match.names.map(({ value }) => value).find((name) => !name.includes("*")) : undefined,
  );
  const other = (than: string | undefined) => endsOf(configuration).find((name) => name !== than);
  switch (point?.traffic) {
    case "to-device":
      return wayOf(inbound ?? other(undefined), undefined);
    case "from-device":
      return wayOf(undefined, outbound ?? other(undefined));
    default: {
      const from = inbound ?? other(outbound);
      return wayOf(from, outbound ?? other(from));
    }
  }
}

function wayOf(inbound: string | undefined, outbound: string | undefined): Way {
  return { ...(inbound === undefined ? {} : { inbound }), ...(outbound === undefined ? {} : { outbound }) };
}
