import { type IosSyntax, read } from "../cisco/ios/read.ts";
import { spell } from "../cisco/ios/spell/index.ts";
import type { Format } from "../format.ts";
import { recognise } from "./recognise.ts";

const vendor = { id: "cisco-ios", name: "Cisco IOS" };

/** Cisco IOS and IOS XE. */
export const ciscoIos: Format<IosSyntax> = {
  ...vendor,
  languageId: vendor.id,
  usualNames: ["*.ios", "*ios*.cfg", "*router*.cfg", "*switch*.cfg", "*-confg"],
  reads: [
    "interfaces: addresses, VLAN, zone, tunnel source, destination and protection; shut down or not",
    "access lists: numbered and named, standard, extended and IPv6, with wildcard masks, object groups and line numbers; as configured or as show access-lists prints them",
    "where lists are bound: interfaces in and out, lines, the web server, SNMP",
    "zones, zone pairs and the class and policy maps of type inspect between them",
    "routes, address translation, time ranges",
    "tunnels: crypto maps, tunnel interfaces, ISAKMP and IKEv2 policies, profiles and keyrings, transform sets",
    "certificates in certificate chains, trustpoints",
    "management: lines, SSH, Telnet, the web server, SNMP, users, AAA, lockout, time servers",
    "logging: servers, levels, the buffer, time stamps",
  ],
  recognise,
  read: (text, tools) => read(text, tools, "ios", vendor),
  spell,
};
