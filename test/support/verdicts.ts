import type { Format } from "../../server/src/formats/format.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import { packetOf } from "./packets.ts";
import { readText } from "./readings.ts";

/** A packet in short: `lan0>wan0 tcp 10.0.0.1 10.0.0.2:443 new`; without an interface behind the arrow, to the host. */
function packet(words: string) {
  const [way = "", proto = "tcp", src = "", to = "", state = "new"] = words.split(" ");
  const [inbound, outbound] = way.split(">");
  const at = /^\[?([^\]]*?)\]?(?::(\d+))?$/.exec(to.includes("]") || to.split(":").length === 2 ? to : `[${to}]`);
  const icmp = proto.split("/");
  const asked = packetOf({
    src,
    dst: at?.[1] ?? to,
    proto: icmp[0],
    state,
    ...(at?.[2] ? { dport: Number(at[2]) } : {}),
    ...(icmp[1] ? { icmp_type: Number(icmp[1]), icmp_code: 0 } : {}),
  });
  return { packet: asked, way: { ...(inbound ? { inbound } : {}), ...(outbound ? { outbound } : {}) } };
}

/** The verdicts of a rule set on packets. */
export function verdictsIn<Syntax>(format: Format<Syntax>, text: string, ...packets: readonly string[]): string[] {
  const { configuration } = readText(format, text);
  const traffic = trafficOf(configuration);
  return packets.map((words) => {
    const { packet: asked, way } = packet(words);
    return traffic.verdict(asked, way).verdict;
  });
}
