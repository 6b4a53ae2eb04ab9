import { ciscoAsa } from "./cisco-asa.ts";
import { ciscoIos } from "./cisco-ios.ts";
import { ciscoNxOs } from "./cisco-nxos.ts";
import type { Device } from "./device.ts";
import { fortiOs } from "./fortios.ts";
import { iptables } from "./iptables.ts";
import { junos } from "./junos.ts";
import { nftables } from "./nftables.ts";
import { panOs } from "./panos.ts";

/** One device of each format. */
export const devices: readonly Device[] = [ciscoAsa, ciscoIos, ciscoNxOs, fortiOs, iptables, junos, nftables, panOs];
