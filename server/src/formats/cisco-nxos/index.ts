import { type IosSyntax, read } from "../cisco/ios/read.ts";
import { spell } from "../cisco/ios/spell/index.ts";
import type { Format } from "../format.ts";
import { recognise } from "./recognise.ts";

const vendor = { id: "cisco-nxos", name: "Cisco NX-OS" };

/** Cisco NX-OS, the system of Nexus switches. */
export const ciscoNxOs: Format<IosSyntax> = {
  ...vendor,
  languageId: vendor.id,
  usualNames: ["*.nxos", "*nxos*.cfg", "*nexus*.cfg"],
  reads: [
    "interfaces: addresses, VLAN; shut down or not",
    "access lists for IPv4 and IPv6 with prefixes, object groups and line numbers, and where they are bound",
    "routes, also those of VRFs; time ranges",
    "management: features that open services, lines, SNMP, users and roles, AAA, time servers",
    "logging: servers, levels, the log file",
  ],
  recognise,
  read: (text, tools) => read(text, tools, "nxos", vendor),
  spell,
};
