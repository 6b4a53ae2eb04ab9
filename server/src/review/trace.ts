import type { Configuration } from "../model/configuration.ts";
import type { Verdict, Way } from "../model/traffic.ts";
import type { Packet } from "../net/packet.ts";
import { packetOfRecord } from "../net/packet-record.ts";
import { trafficOnce } from "./traffic.ts";

/** What becomes of one packet on its way through a device. */
export interface Traced {
  readonly configuration: Configuration;
  readonly packet: Packet;
  readonly way: Way;
  readonly verdict: Verdict;
}

/**
 * Follows a packet, stated as `PacketRecord`, through the configuration of the file that knows both ends of its way.
 * A text says why that cannot be done.
 */
export function tracePacket(configurations: readonly Configuration[], record: unknown): Traced | string {
  const packet = packetOfRecord(record);
  if (typeof packet === "string") return packet;
  const { in_iface: inbound, out_iface: outbound } = record as { in_iface?: unknown; out_iface?: unknown };
  const way: Way = {
    ...(typeof inbound === "string" ? { inbound } : {}),
    ...(typeof outbound === "string" ? { outbound } : {}),
  };
  const ends = [way.inbound, way.outbound].filter((end) => end !== undefined);
  const configuration = configurations.find((each) => ends.every((end) => hasEnd(each, end))) ?? configurations[0];
  if (!configuration) return "the file holds no configuration";
  const unknown = ends.find((end) => !hasEnd(configuration, end));
  if (unknown !== undefined) return `the file has no interface or zone ${unknown}`;
  // What comes in by nothing, and says so, is the device's own.
  const own = inbound === null && way.outbound !== undefined ? "from-device" : undefined;
  return { configuration, packet, way, verdict: trafficOnce(configuration).verdict(packet, way, own) };
}

/** Whether the configuration speaks of an interface, zone or tunnel of that name. */
function hasEnd(configuration: Configuration, name: string): boolean {
  return (
    configuration.moreInterfaces === true ||
    configuration.zones.some(
      (zone) => zone.name.value === name || zone.interfaces.some((each) => each.value === name),
    ) ||
    configuration.interfaces.some((each) => each.name.value === name) ||
    configuration.checkpoints.some((point) =>
      point.inbound?.names.concat(point.outbound?.names ?? []).some((each) => each.value === name),
    ) ||
    configuration.filters.some((filter) =>
      filter.entries.some((entry) =>
        [entry.inbound, entry.outbound].some((match) =>
          match?.names.some((each) => each.value === name || each.value.endsWith("*")),
        ),
      ),
    )
  );
}
