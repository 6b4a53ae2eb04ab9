import { parseIp4 } from "../../net/ip.ts";
import { Signs } from "../cisco/signs.ts";
import type { Sample } from "../format.ts";

/** How sure it is that a text is an ASA's (PIX's, FWSM's) configuration, or a piece of one. */
export function recognise({ text }: Sample): number {
  return signs.weigh(text);
}

const signs = new Signs();
const sign = signs.add.bind(signs);

const is = (word: string | undefined, ...words: readonly string[]) => word !== undefined && words.includes(word);
const isNumber = (word: string | undefined) => word !== undefined && /^\d+$/.test(word);
const isAddress = (word: string | undefined) => word !== undefined && parseIp4(word) !== undefined;
const isZone = (word: string | undefined) => word !== undefined && /^[A-Za-z]/.test(word);

sign("ASA PIX FWSM NGFW", 0.98, (words) => words[1] === "Version");
sign(":", 0.3, (words) => is(words[1], "Saved", "Written", "end", "Hardware:", "Serial"));
sign("nameif", 0.6, (words) => words.length === 2);
sign("nameif", 0.95, (words) => words[3]?.startsWith("security") === true);
sign("security-level", 0.5, (words) => isNumber(words[1]));
// A wildcard mask would make it IOS.
sign(
  "access-list",
  0.9,
  (words) =>
    is(words[2], "extended", "advanced") &&
    is(words[3], "permit", "deny", "trust") &&
    !words.some((word) => /^0\.[\d.]*[1-9]/.test(word)),
);
sign("access-list", 0.6, (words) => words[2] === "standard" && is(words[3], "permit", "deny"));
sign("access-list", 0.9, (words) => words[2] === "line" && isNumber(words[3]));
sign(
  "access-list",
  0.6,
  (words) =>
    isZone(words[1]) && is(words[2], "permit", "deny") && is(words[3], "ip", "tcp", "udp", "icmp", "object-group"),
);
sign("access-group", 0.9, (words) => is(words[2], "in", "out") && words[3] === "interface");
sign("access-group", 0.8, (words) => words[2] === "global" && words.length === 3);
sign("object", 0.7, (words) => is(words[1], "network", "service") && words.length === 3);
sign("object-group", 0.35, (words) => words[1] === "network");
sign("object-group", 0.7, (words) => is(words[1], "icmp-type", "protocol"));
sign("object-group", 0.6, (words) => words[1] === "service" && is(words[3], "tcp", "udp", "tcp-udp"));
sign("network-object service-object", 0.6, (words) => words.length > 1);
sign("port-object icmp-object protocol-object", 0.7, (words) => words.length > 1);
sign("nat static global", 0.9, (words) => /^\([\w-]+(,[\w-]+)?\)$/.test(words[1] ?? ""));
sign("route", 0.6, (words) => isZone(words[1]) && isAddress(words[2]) && isAddress(words[3]));
sign("ssh telnet http", 0.6, (words) => isAddress(words[1]) && isAddress(words[2]) && isZone(words[3]));
sign("logging", 0.5, (words) => words[1] === "host" && isZone(words[2]) && isAddress(words[3]));
sign("logging", 0.2, (words) => is(words[1], "enable", "asdm") || (words[1] === "class" && words.length > 3));
sign("icmp", 0.6, (words) => is(words[1], "permit", "deny"));
sign("mtu", 0.4, (words) => isZone(words[1]) && isNumber(words[2]));
sign("same-security-traffic", 0.9, (words) => words[1] === "permit");
sign("tunnel-group", 0.8, (words) => /-attributes$|^type$/.test(words[2] ?? ""));
sign("group-policy", 0.8, (words) => is(words[2], "internal", "external", "attributes"));
sign("crypto", 0.7, (words) => words[1] === "map" && words.length > 4 && is(words[4], "match", "set"));
sign("crypto", 0.7, (words) => words[1] === "map" && words.length === 5 && words[3] === "interface");
sign("crypto", 0.4, (words) => words[1] === "map" && words[5] === "dynamic");
sign("crypto", 0.7, (words) => words[1] === "ikev1" || (words[1] === "ipsec" && words[2] === "ikev1"));
sign("crypto", 0.3, (words) => words[1] === "ca" && is(words[2], "trustpoint", "certificate", "trustpool"));
sign("vpn-filter vpn-tunnel-protocol split-tunnel-policy", 0.7, (words) => words.length > 1);
sign("ldap", 0.5, (words) => words[1] === "attribute-map");
sign("ip", 0.4, (words) => words[1] === "local" && words[2] === "pool" && words[5] === "mask");
sign("ip", 0.9, (words) => words[1] === "address" && isZone(words[2]) && isAddress(words[3]));
sign("certificate-group-map tunnel-group-map", 0.6, (words) => words.length > 3);
sign("webvpn http-headers", 0.3, (words) => words.length === 1);
sign("fixup sysopt threat-detection asdm dynamic-access-policy-record", 0.8, (words) => words.length > 1);
sign("nat-control names", 0.4, (words) => words.length === 1);
sign("aaa", 0.7, (words) => words[1] === "authentication" && words[3] === "console");
sign("aaa-server", 0.6, (words) => words[2] === "protocol");
sign("dns", 0.5, (words) => words[1] === "server-group");
sign("service-policy", 0.6, (words) => is(words[2], "global", "interface"));
sign("username", 0.3, (words) => words[2] === "password" && is(words[4], "encrypted", "pbkdf2", "nt-encrypted"));
sign("passwd", 0.6, (words) => words[2] === "encrypted");

sign("version", -0.9, (words) => /^\d+\.\d/.test(words[1] ?? ""));
sign("boot-start-marker upgrade", -0.9);
sign("!Command: !Running", -0.9);
sign("!", -0.9, (words) => is(words[1], "Command:", "device:", "boot"));
sign("ip", -0.8, (words) => is(words[1], "access-list", "access-group", "routing", "vrf", "nat"));
sign("ipv4", -0.8, (words) => is(words[1], "access-list", "address"));
sign("line", -0.8, (words) => is(words[1], "vty", "con", "console", "aux"));
sign("ip", -0.6, (words) => words[1] === "route" && (isAddress(words[2]) || words[2] === "vrf"));
sign("ip", -0.6, (words) => words[1] === "address" && words[2]?.includes("/") === true);
sign("vrf feature spanning-tree transceiver management", -0.6, (words) => words.length > 1);
sign("service", -0.7, (words) => words[1] === "timestamps" || words[1] === "routing");
sign("logging", -0.6, (words) => isAddress(words[1]) || (words[1] === "host" && isAddress(words[2])));
sign("object-group", -0.7, (words) => is(words[1], "ip", "ipv6"));
sign("mac", -0.8, (words) => words[1] === "access-list");
