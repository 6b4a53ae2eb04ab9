import { parseIp4 } from "../../net/ip.ts";
import { Signs } from "../cisco/signs.ts";
import type { Sample } from "../format.ts";

/** How sure it is that a text is an IOS or IOS XE configuration, or a piece of one. */
export function recognise({ text }: Sample): number {
  return signs.weigh(text);
}

const signs = new Signs();
const sign = signs.add.bind(signs);

const is = (word: string | undefined, ...words: readonly string[]) => word !== undefined && words.includes(word);
const isAddress = (word: string | undefined) => word !== undefined && parseIp4(word) !== undefined;
const isNumber = (word: string | undefined) => word !== undefined && /^\d+$/.test(word);
const isGigabitPort = (word: string) => /^GigabitEthernet\d/.test(word);
const isWildcard = (word: string | undefined) => word !== undefined && /^0\.[\d.]*\d$/.test(word) && isAddress(word);

sign("version", 0.7, (words) => words.length === 2 && /^1\d\.\d+$/.test(words[1] ?? ""));
sign("Building", 0.6, (words) => words[1] === "configuration...");
sign("Current", 0.6, (words) => words[1] === "configuration");
sign("boot-start-marker boot-end-marker", 0.5);
sign("service", 0.7, (words) => words[1] === "timestamps");
sign("service", 0.5, (words) => is(words[1], "password-encryption", "tcp-keepalives-in", "tcp-small-servers"));
sign("ip", 0.8, (words) => words[1] === "access-list" && is(words[2], "extended", "standard") && words.length === 4);
sign("ip", 0.6, (words) => words[1] === "address" && isAddress(words[2]) && isAddress(words[3]));
sign("ip", 0.6, (words) => words[1] === "access-group" && is(words[3], "in", "out"));
sign("ip", 0.6, (words) => words[1] === "http" && is(words[2], "server", "secure-server", "access-class"));
sign("ip", 0.8, (words) => words[1] === "nat" && is(words[2], "inside", "outside"));
sign("ip", 0.6, (words) => words[1] === "route" && isAddress(words[2]) && isAddress(words[3]));
sign("ip", 0.4, (words) => is(words[1], "cef", "classless", "subnet-zero", "forward-protocol", "ssh"));
sign("ipv6", 0.4, (words) => words[1] === "traffic-filter" || words[1] === "unicast-routing");
sign("access-list", 0.85, (words) => isNumber(words[1]) && is(words[2], "permit", "deny", "remark"));
sign("Standard Extended", 0.7, (words) => words[1] === "IP" && words[2] === "access");
sign("permit deny", 0.5, (words) => words.some(isWildcard));
sign("line", 0.7, (words) => is(words[1], "con", "vty", "aux") && isNumber(words[2]));
sign("crypto", 0.5, (words) => words[1] === "map" && words[4] === "ipsec-isakmp");
sign("crypto", 0.42, (words) => words[1] === "ipsec" && words[2] === "transform-set");
sign("crypto", 0.7, (words) => words[1] === "isakmp" && is(words[2], "policy", "key", "profile"));
sign("crypto", 0.6, (words) => words[1] === "pki" && is(words[2], "trustpoint", "certificate"));
sign(
  "crypto",
  0.6,
  (words) => words[1] === "ikev2" && is(words[2], "proposal", "policy", "profile", "keyring") && words.length > 3,
);
sign("zone", 0.8, (words) => words[1] === "security");
sign("zone-pair", 0.9, (words) => words[1] === "security");
sign("class-map policy-map", 0.6, (words) => words[1] === "type" && words[2] === "inspect");
sign("aaa", 0.5, (words) => words[1] === "new-model");
sign("enable", 0.5, (words) => is(words[1], "secret") || (words[1] === "password" && isNumber(words[2])));
sign("username", 0.5, (words) => words[2] === "privilege" && isNumber(words[3]) && is(words[4], "secret", "password"));
sign("spanning-tree", 0.6, (words) => is(words[1], "backbonefast", "uplinkfast", "extend", "portfast", "etherchannel"));
sign("switchport", 0.3, (words) => is(words[1], "mode", "access", "trunk"));
sign("no", 0.3, (words) => words[1] === "ip" && is(words[2], "address", "domain-lookup", "http"));
sign("snmp-server", 0.4, (words) => words[1] === "community" && is(words[3], "RO", "RW"));
sign("interface", 0.42, (words) => /^(Gigabit|Fast|TenGigabit)Ethernet\d|^Ethernet\d+\//.test(words[1] ?? ""));
sign("interface", 0.2, (words) => /^(Vlan|Loopback|Tunnel|Serial)\d/.test(words[1] ?? ""));
sign("hostname", 0.15, (words) => words.length === 2);

// Only IOS XE has pairs of interfaces that join one routing table to another.
signs.named("interface", (words) => /^vasi(left|right)\d+$/.test(words[1] ?? ""));

// Pieces that say how packets are routed, and nothing of what they are held up by.
sign("router", 0.42, (words) => is(words[1], "ospf", "ospfv3", "bgp", "eigrp", "rip"));
sign("exit-address-family", 0.5);
sign("bgp eigrp", 0.35, (words) => is(words[1], "log-neighbor-changes", "router-id", "confederation"));
sign("network", 0.4, (words) => isAddress(words[1]) && isWildcard(words[2]));
sign("ip", 0.72, (words) => is(words[1], "hello-interval", "hold-time", "authentication") && words.includes("eigrp"));
sign("ip", 0.72, (words) => words[1] === "tcp" && words[2] === "adjust-mss");
sign("ip", 0.45, (words) => words[1] === "domain" && is(words[2], "name", "list", "lookup"));
sign("ip", 0.3, (words) => words[1] === "prefix-list" && is(words[3], "seq", "description"));
sign("ip", 0.55, (words) => words[1] === "dhcp" && words[2] === "pool");
sign("ip", 0.3, (words) => words[1] === "route" && words[2] === "vrf");
sign("ip", 0.3, (words) => words[1] === "vrf" && words.length === 3);
sign("no", 0.45, (words) => words[1] === "access-list" && isNumber(words[2]) && words.length === 3);
sign("set", 0.6, (words) => words[1] === "peer" && isAddress(words[2]) && words.length === 3);
sign("match", 0.35, (words) => is(words[1], "clns", "security-group") || words.some(isGigabitPort));
sign("no passive-interface", 0.35, (words) => words.includes("passive-interface") && words.some(isGigabitPort));
sign("mode", 0.45, (words) => is(words[1], "sso", "rpr", "rpr-plus"));
sign("main-cpu auto-sync", 0.45);
sign("standby", 0.5, (words) => isNumber(words[1]));
sign("route-map", 0.42, (words) => is(words[2], "permit", "deny") && isNumber(words[3]));
sign("vrf", 0.45, (words) => words[1] === "definition");
sign("track", 0.42, (words) => isNumber(words[1]) && is(words[2], "interface", "ip", "list"));
sign("mpls", 0.42, (words) => is(words[1], "ldp", "label", "ip"));

// Pieces about management, voice and access.
sign("logging", 0.4, (words) => is(words[1], "buffered", "trap", "facility") && words.length > 2);
sign("logging", 0.3, (words) => (words[1] === "host" || words.length === 2) && words.some(isAddress));
sign("aaa", 0.42, (words) => words[1] === "group" || (words[1] === "authentication" && words[2] === "login"));
sign("aaa", 0.42, (words) => words[1] === "accounting" && is(words[2], "exec", "commands"));
sign("tacacs-server radius-server", 0.42, (words) => words[1] === "host");
sign("ntp", 0.3, (words) => is(words[1], "authentication-key", "trusted-key", "access-group"));
sign("ntp", 0.45, (words) => words[1] === "server" && words[2] === "vrf");
sign("privilege", 0.45, (words) => is(words[1], "exec", "configure") && words[2] === "level");
sign("banner", 0.42, (words) => words[2]?.startsWith("^C") === true);
sign("device-tracking", 0.5, (words) => words[1] === "policy");
sign("voice dial-peer telephony-service stcapp sccp dot11 dot1x controller", 0.42);
sign("username", 0.6, (words) => is(words[2], "secret", "view") && words.length > 4);
sign("key-hash", 0.4, (words) => words[1] === "ssh-rsa");
sign("ipv6", 0.42, (words) => words[1] === "access-list" && words.length === 3);
sign("object-group", 0.42, (words) => words[1] === "ip" && words[2] === "port");
sign("object-group", 0.4, (words) => is(words[1], "network", "service", "v6-network"));

// A collector of configurations names the system at the head of what it keeps; an ASA is a cisco there, too.
sign("!RANCID-CONTENT-TYPE:", 0.9, (words) => words[1] === "cisco");
sign("!RANCID-CONTENT-TYPE:", -0.95, (words) => words[1] !== "cisco");

sign("ASA PIX FWSM NGFW", -0.95, (words) => words[1] === "Version");
sign("nameif", -0.9, (words) => words.length > 1);
sign("security-level", -0.9, (words) => isNumber(words[1]));
sign("access-list", -0.9, (words) => is(words[2], "extended", "advanced", "line") || words[2] === "standard");
sign("access-group", -0.8, (words) => words[3] === "interface" || words[2] === "global");
sign("feature", -0.9, (words) => words.length > 1);
sign("vdc", -0.9, (words) => words.length > 2);
sign("!Command: !Running", -0.9);
sign("boot", -0.7, (words) => words[1] === "nxos" || words[1] === "kickstart");
sign("!", -0.95, (words) => is(words[1], "device:"));
sign("!!", -0.9, (words) => words[1] === "IOS" && words[2] === "XR");
sign("transceiver daemon management", -0.7, (words) => words.length > 1);
sign("ipv4", -0.9, (words) => is(words[1], "access-list", "address"));
sign("ip", -0.7, (words) => words[1] === "address" && words[2]?.includes("/") === true);
sign("ip", -0.7, (words) => words[1] === "access-list" && words.length === 3);
sign("ip", -0.7, (words) => words[1] === "route" && words[2]?.includes("/") === true);
sign("object-group", -0.7, (words) => words[1] === "ip" && words[2] === "address");
sign("boot", -0.9, (words) => words.at(-1)?.endsWith(".swi") === true);
sign("service", -0.9, (words) => words[1] === "routing" && words[2] === "protocols");
sign("spanning-tree", -0.6, (words) => words[1] === "mode" && words[2] === "mstp");
sign("vrf", -0.7, (words) => is(words[1], "context", "instance", "member"));
sign("management", -0.8, (words) => is(words[1], "api", "ssh"));
sign("tunnel-group group-policy", -0.9, (words) => words.length > 2);
sign("interface", -0.3, (words) => /^Ethernet\d+$/.test(words[1] ?? ""));
sign("set", -0.5, (words) => is(words[1], "system", "interfaces", "deviceconfig"));
