import { both, without } from "../../net/blocks.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { declaredService, newBetween, toAddresses } from "../packets.ts";
import type { RuleContext } from "../rule.ts";

/** What palisade.yaml says the MSP may reach, and what it leaves open. */
export interface Declared {
  readonly systems: boolean;
  readonly services: boolean;
  /** Packets that stay within what is declared; all where nothing is. */
  readonly packets: PacketSet;
  /** "the declared MSP systems and services" */
  readonly words: string;
}

export function declaredAccess({ site }: RuleContext): Declared {
  const systems = site.msp.systems.length > 0;
  const services = site.msp.services.length > 0;
  const destinations = toAddresses(site.msp.systems.map((each) => each.value));
  const kinds = site.msp.services.flatMap((each) => declaredService(each.value));
  const packets =
    systems && services ? both(destinations, kinds) : systems ? destinations : services ? kinds : newBetween({});
  const words = [...(systems ? ["systems"] : []), ...(services ? ["services"] : [])].join(" and ");
  return { systems, services, packets, words: `the declared MSP ${words}` };
}

/** New connections beyond what is declared: none where nothing is; undefined when too complex. */
export function undeclaredPackets(declared: Declared): PacketSet | undefined {
  if (!declared.systems && !declared.services) return [];
  return without(newBetween({}), declared.packets);
}
