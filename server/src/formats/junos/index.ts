import type { Format } from "../format.ts";
import { formatId, vendor } from "./configuration.ts";
import { type JunosSyntax, read } from "./read.ts";
import { recognise } from "./recognise.ts";
import { spell } from "./spell/index.ts";

/** Junos of SRX firewalls, and of routers and switches. */
export const junos: Format<JunosSyntax> = {
  id: formatId,
  name: vendor,
  languageId: "junos",
  usualNames: ["*.junos", "*srx*.conf", "*juniper*.conf"],
  reads: [
    "configurations in braces and as set commands, both in one file too; inactive and deactivate, delete, insert, rename, edit; comments",
    "configurations in the XML of NETCONF and of display xml, on many lines or one",
    "groups with patterns, apply-groups and apply-groups-except; logical systems and tenants",
    "firewall filters for IPv4, IPv6 and any: addresses with exceptions, prefix lists, ports, flags, fragments, next term, filters within filters, lists of filters, on interfaces and at the loopback",
    "security zones, address books, applications and their sets, those of the device too; security policies between zones and global ones, negated addresses, schedulers, logging, the default policy",
    "what reaches the device: host-inbound-traffic, policies to junos-host, the filter at the loopback",
    "source, static and destination NAT, interfaces, their units and ranges of them, ports of switches with their VLANs, static routes, routing instances, routing protocols as far as they run",
    "IKE and IPsec: proposals, pre-shared keys and certificates, gateways, tunnels bound to an interface or named by a policy, dynamic VPN and remote access; certificates",
    "management: system services, web management, SNMP, users, login classes, password rules, lockout, idle times, time servers",
    "logging: syslog hosts and files, security log streams",
  ],
  recognise,
  read,
  spell,
};
