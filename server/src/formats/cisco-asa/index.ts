import type { Format } from "../format.ts";
import { formatId, vendor } from "./configuration.ts";
import { type AsaSyntax, read } from "./read.ts";
import { recognise } from "./recognise.ts";
import { spell } from "./spell/index.ts";

/** Cisco ASA, and what PIX and FWSM wrote before it. */
export const ciscoAsa: Format<AsaSyntax> = {
  id: formatId,
  name: vendor,
  languageId: "cisco-asa",
  usualNames: ["*.asa", "*asa*.cfg", "*asa*.txt", "*pix*.cfg", "*fwsm*.cfg"],
  reads: [
    "interfaces: name, security level, addresses, VLAN, tunnel interfaces; the statements of PIX and FWSM too",
    "objects and object groups: network, service, protocol, ICMP type, nested; names of addresses",
    "access lists, extended and standard, as configured or as show access-list prints them; access groups in, out, global and control-plane",
    "routes, address translation (object, twice, and the statements before 8.3), time ranges",
    "tunnels: tunnel groups, group policies with what they inherit, users' own attributes, crypto maps, IKE and IPsec proposals",
    "certificates in certificate chains, trustpoints",
    "management: SSH, Telnet, ASDM, SNMP, ICMP to the device, users, AAA, password policy, time servers",
    "logging: servers, levels, the buffer, messages switched off",
  ],
  recognise,
  read,
  spell,
};
