import type { Role } from "./site.ts";

/** What a name says about a zone; weak words are used for other things too. */
export interface NamedRole {
  readonly role: Role;
  readonly weak: boolean;
}

/** The role that a zone's or interface's own name tells, when its words agree on one. */
export function roleOfName(name: string): NamedRole | undefined {
  const words = wordsOf(name);
  // A guest network is inside the walls and yet not the client's own.
  if (words.some((word) => guests.has(word))) return undefined;
  const found = new Set(words.flatMap((word) => roleOfWord(word) ?? []));
  if (found.has("internet")) {
    if (found.size === 1)
      return { role: "internet", weak: !words.some((word) => roleOfWord(word) === "internet" && !weak.has(word)) };
    return found.has("dmz") && found.size === 2 ? { role: "dmz", weak: false } : undefined;
  }
  const role = narrowestFirst.find((each) => found.has(each));
  return role && { role, weak: false };
}

/** Whether an interface's name is one that providers' lines go by: `wan1`, `pppoe0`. */
export function isProviderLine(name: string): boolean {
  return wordsOf(name).some((word) => providerLines.has(word));
}

const roleWords: Readonly<Record<Role, readonly string[]>> = {
  internet: [
    "outside",
    "internet",
    "inet",
    "untrust",
    "untrusted",
    "external",
    "extern",
    "pppoe",
    "isp",
    "wan",
    "public",
    "uplink",
    "ext",
    "dsl",
    "adsl",
    "vdsl",
    "lte",
    "wwan",
    "dialer",
  ],
  dmz: ["dmz", "perimeter", "screened"],
  internal: [
    "inside",
    "internal",
    "intern",
    "trust",
    "trusted",
    "lan",
    "user",
    "users",
    "office",
    "offices",
    "client",
    "clients",
    "corp",
    "corporate",
    "private",
    "staff",
    "workstation",
    "workstations",
    "desktop",
    "desktops",
    "intranet",
  ],
  server: ["srv", "srvs", "svr", "server", "servers", "serverfarm", "datacenter", "datacentre", "dc"],
  management: ["mgmt", "mgt", "management", "oob", "oobm", "admin", "adm", "ipmi", "ilo", "idrac", "bmc", "fxp"],
  vpn: [
    "vpn",
    "vpns",
    "ipsec",
    "ssl",
    "sslvpn",
    "tunnel",
    "tun",
    "wg",
    "wireguard",
    "anyconnect",
    "ovpn",
    "openvpn",
    "ravpn",
  ],
  msp: ["msp"],
  "log-enclave": ["log", "logs", "logging", "siem", "syslog"],
};

/** Words that names are often built on without a mark between: `dmzweb`, `insideusers`. */
const prefixes: readonly (readonly [string, Role])[] = [
  ["dmz", "dmz"],
  ["outside", "internet"],
  ["untrust", "internet"],
  ["inside", "internal"],
  ["mgmt", "management"],
  ["msp", "msp"],
  ["vpn", "vpn"],
];

const weak = new Set(["wan", "public", "uplink", "ext", "dsl", "adsl", "vdsl", "lte", "wwan", "dialer"]);
const providerLines = new Set(["wan", "pppoe", "dsl", "adsl", "vdsl", "lte", "wwan", "dialer"]);
const guests = new Set(["guest", "guests", "visitor", "visitors"]);

/** `msp-vpn` is the provider's rather than any tunnel, `dmz-servers` a DMZ, `server-lan` for servers, `vpn-users` a tunnel. */
const narrowestFirst: readonly Role[] = ["msp", "dmz", "log-enclave", "management", "server", "vpn", "internal"];

const roleByWord = new Map<string, Role>();
for (const role of narrowestFirst) for (const word of roleWords[role]) roleByWord.set(word, role);
for (const word of roleWords.internet) roleByWord.set(word, "internet");

function roleOfWord(word: string): Role | undefined {
  return roleByWord.get(word) ?? prefixes.find(([prefix]) => word.startsWith(prefix))?.[1];
}

/** `MSP-Vpn2` is msp, vpn: broken at marks, digits and capitals. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
}
