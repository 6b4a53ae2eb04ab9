import type { Entry } from "../../model/filter.ts";
import type { Answer } from "../../model/traffic.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { covers, overlaps, type Ranges } from "../../net/ranges.ts";
import type { RuleContext } from "../rule.ts";

/** What administrators reach hosts by, and intruders after them. */
const services: readonly { readonly name: string; readonly ports: readonly [number, number] }[] = [
  { name: "RPC", ports: [135, 135] },
  { name: "NetBIOS", ports: [139, 139] },
  { name: "SMB", ports: [445, 445] },
  { name: "RDP", ports: [3389, 3389] },
  { name: "WinRM", ports: [5985, 5986] },
];

/** RPC moves on to ports that Windows chooses; a rule for one of them may be for anything. */
const chosenPorts: Ranges = [49_152, 65_535];

const ports = [...services.flatMap((service) => service.ports), ...chosenPorts];

const newSessions: PacketSet = ([4, 6] as const).map((family) => ({
  family,
  protocol: [6, 6],
  destinationPort: ports,
  flags: [2, 2],
  state: [0, 0],
  fragment: [0, 0],
}));

/** The name of the service that is reached by a TCP port. */
export function administrationPort(port: number): string | undefined {
  return services.find(({ ports: [low, high] }) => low <= port && port <= high)?.name;
}

/** What of that a host lets in. */
export function administrationToHost(context: RuleContext): Answer {
  return context.traffic.permitted({ from: networksOf(context), to: [], packets: newSessions, traffic: "to-device" });
}

/** What packets to the host come in by. */
function networksOf({ configuration }: RuleContext): readonly string[] {
  const names = configuration.checkpoints.flatMap(({ traffic, inbound }) =>
    traffic === "to-device" ? (inbound?.names.map(({ value }) => value) ?? []) : [],
  );
  return [...new Set(names)];
}

/** The names of the services that an entry matches. */
export function administrationOf(entry: Entry, { traffic }: RuleContext): readonly string[] {
  const { packets } = traffic.matches(entry);
  const names = services.filter((service) =>
    packets.some(({ destinationPort }) => !destinationPort || overlaps(destinationPort, service.ports)),
  );
  const isDynamic = packets.some(({ destinationPort }) => !destinationPort || covers(destinationPort, chosenPorts));
  return [...new Set([...(isDynamic ? ["RPC"] : []), ...names.map(({ name }) => name)])];
}
