import type { Format } from "../format.ts";
import { formatId, vendor } from "./configuration.ts";
import { read } from "./read.ts";
import { recognise } from "./recognise.ts";
import { commandsFor, spell } from "./spell/index.ts";
import type { ConfigTree } from "./syntax/tree.ts";

/** PAN-OS of Palo Alto Networks firewalls, and their Panorama. */
export const panOs: Format<ConfigTree> = {
  id: formatId,
  name: vendor,
  languageId: "panos",
  usualNames: ["running-config.xml", "*panos*.xml", "*paloalto*.xml", "*panorama*.xml", "*panos*.conf"],
  reads: [
    "XML as the web interface exports it, also on one line; set, delete, move and rename commands; what show prints in braces; pieces of each",
    "what show prints in braces; there no fix is made in the file, but commands for the device are shown",
    "several virtual systems; Panorama with its device groups, rules before and after, templates and stacks",
    "addresses and groups: networks, ranges, wildcards, host names, dynamic groups by the tags that addresses have (what the firewall learns is left open), external lists, countries; services and groups",
    "applications, groups and filters with their usual ports, application-default, URL categories, profiles and profile groups, schedules",
    "security rules in their order: zones, negated sides, users, type, logging, what PAN-OS does within and between zones by default",
    "NAT rules in their order, zones, interfaces with units, static routes, routing protocols",
    "tunnels: IKE gateways, IPsec, crypto profiles, GlobalProtect gateways; certificates with their dates",
    "management: profiles of interfaces, the management port and who may reach it, administrators and how they prove who they are, password complexity, lockout, SNMP, time servers",
    "logging: syslog profiles, forwarding, Panorama, how many days the device keeps its own",
  ],
  recognise,
  read,
  spell,
  elsewhere: commandsFor,
};
