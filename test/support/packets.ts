import type { Packet } from "../../server/src/net/packet.ts";
import { packetOfRecord } from "../../server/src/net/packet-record.ts";

/** A packet in the words of `palisade trace`: the first of a TCP connection, but for what the record says. */
export function packetOf(record: Readonly<Record<string, unknown>>): Packet {
  const packet = packetOfRecord({ proto: "tcp", sport: 40_000, state: "new", ...record });
  if (typeof packet === "string") throw new Error(packet);
  return packet;
}
