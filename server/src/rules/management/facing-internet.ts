import type { ManagementService } from "../../model/management.ts";
import { both } from "../../net/blocks.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { internetAddresses, internetZones } from "../network/ends.ts";
import { newBetween, service as portOf } from "../packets.ts";
import type { RuleContext } from "../rule.ts";
import { rolesWhereItAnswers } from "./management-services.ts";

/** Whether the service answers the internet: on an interface there, and no list keeps strangers from it. */
export function facesInternet(service: ManagementService, context: RuleContext): boolean {
  return rolesWhereItAnswers(service, context).includes("internet") && !isKeptOut(service, context);
}

/** What the device holds against lists before it takes it for its own may keep the internet out. */
function isKeptOut({ protocol }: ManagementService, context: RuleContext): boolean {
  const usual = usualPorts[protocol];
  if (!usual || !context.configuration.checkpoints.some(({ traffic }) => traffic === "to-device")) return false;
  const packets = both(newBetween({ source: internetAddresses(context) }), usual);
  const answer = context.traffic.permitted({ from: internetZones(context), to: [], packets, traffic: "to-device" });
  return answer.complete && answer.passages.length === 0;
}

const usualPorts: Readonly<Partial<Record<ManagementService["protocol"], PacketSet>>> = {
  ssh: portOf(protocolNumber.tcp, [22, 22]),
  telnet: portOf(protocolNumber.tcp, [23, 23]),
  snmp: portOf(protocolNumber.udp, [161, 161]),
};
