import type { Format } from "../format.ts";
import { formatId, vendor } from "./configuration.ts";
import { type FortiSyntax, read } from "./read.ts";
import { recognise } from "./recognise.ts";
import { spell } from "./spell/index.ts";

/** FortiOS of FortiGate firewalls. */
export const fortiOs: Format<FortiSyntax> = {
  id: formatId,
  name: vendor,
  languageId: "fortios",
  usualNames: ["*fortigate*.conf", "*fortios*.conf", "*fgt*.conf"],
  reads: [
    "backups with their header, show and show full-configuration, virtual domains, pasted blocks; move, rename, clone, delete, append and unset",
    "addresses and groups for IPv4 and IPv6: networks, ranges, wildcards, host names, countries, dynamic ones; excluded members",
    "services and groups, those of the device too; internet services; schedules",
    "firewall policies in their order: interfaces and zones, negated sides, users and groups, content inspection, logging, what no policy permits",
    "virtual addresses with their ports, central NAT, local-in policies, zones and what may pass within them, SD-WAN members, static routes",
    "tunnels: IPsec phase 1 and 2, SSL VPN settings and portals; certificates",
    "switches that the device manages: the VLAN of each port, and what keeps its ports apart",
    "management: allowaccess, administrators and trusted hosts, password policy, lockout, SNMP, time servers",
    "web filters and application lists: whether they deny public file shares",
    "logging: syslog, FortiAnalyzer, disk, memory, filters",
  ],
  recognise,
  read,
  spell,
};
