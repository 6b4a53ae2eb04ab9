import { parseIp4 } from "../../net/ip.ts";
import { Signs } from "../cisco/signs.ts";
import type { Sample } from "../format.ts";

/** How sure it is that a text is an NX-OS configuration, or a piece of one. */
export function recognise({ text }: Sample): number {
  return signs.weigh(text);
}

const signs = new Signs();
const sign = signs.add.bind(signs);

const is = (word: string | undefined, ...words: readonly string[]) => word !== undefined && words.includes(word);
const isAddress = (word: string | undefined) => word !== undefined && parseIp4(word) !== undefined;
const isPrefix = (word: string | undefined) => word !== undefined && /^[\d.]+\/\d+$/.test(word);

sign("!Command: !Running", 0.6);
sign("feature", 0.8, (words) => words.length > 1);
sign("feature-set", 0.8, (words) => words.length > 1);
sign("vdc", 0.9, (words) => words.length > 2);
sign("version", 0.7, (words) => /^\d+\.\d+\(/.test(words[1] ?? "") && words.length <= 3);
sign("boot", 0.8, (words) => is(words[1], "nxos", "kickstart"));
sign("ip", 0.6, (words) => words[1] === "access-list" && words.length === 3);
sign("ip", 0.4, (words) => words[1] === "address" && isPrefix(words[2]));
sign("ip", 0.4, (words) => words[1] === "route" && isPrefix(words[2]));
sign("ip", 0.6, (words) => words[1] === "port" && words[2] === "access-group");
sign("object-group", 0.8, (words) => words[1] === "ip" && words[2] === "address");
sign("vrf", 0.7, (words) => words[1] === "context");
sign("vrf", 0.4, (words) => words[1] === "member");
sign("interface", 0.3, (words) => /^Ethernet\d+\/\d+/.test(words[1] ?? ""));
sign("interface", 0.4, (words) => /^(mgmt0|nve1|port-channel\d)/.test(words[1] ?? ""));
sign("username", 0.7, (words) => words.includes("role"));
sign("snmp-server", 0.6, (words) => words[1] === "user" && words.includes("localizedkey"));
sign("role", 0.6, (words) => words[1] === "name" && words.length === 3);
sign("system no", 0.4, (words) => words.includes("system") && is(words[1 + words.indexOf("system")], "default", "qos"));
sign("system", 0.4, (words) => is(words[1], "jumbomtu", "fabric-mode"));
sign("rmon", 0.5, (words) => words[1] === "event");
sign("copp hardware", 0.5, (words) => words.length > 2);
sign("logging", 0.5, (words) => (words[1] === "server" && words.length > 2) || words[1] === "logfile");
sign("line", 0.4, (words) => words[1] === "console" || (words[1] === "vty" && words.length === 2));

// A collector of configurations names the system at the head of what it keeps.
signs.named("!RANCID-CONTENT-TYPE:", (words) => words[1] === "cisco-nx");
sign("!RANCID-CONTENT-TYPE:", -0.95, (words) => words[1] !== "cisco-nx");

sign("ASA PIX FWSM NGFW", -0.95, (words) => words[1] === "Version");
sign("nameif security-level", -0.9, (words) => words.length > 1);
sign("version", -0.9, (words) => /^1\d\.\d+$/.test(words[1] ?? ""));
sign("!", -0.95, (words) => is(words[1], "device:"));
sign("!!", -0.9, (words) => words[1] === "IOS" && words[2] === "XR");
sign("transceiver daemon", -0.8, (words) => words.length > 1);
sign("management", -0.8, (words) => is(words[1], "api", "ssh"));
sign("ipv4", -0.9, (words) => is(words[1], "access-list", "address"));
sign("ip", -0.9, (words) => words[1] === "access-list" && is(words[2], "extended", "standard"));
sign("ip", -0.8, (words) => words[1] === "address" && isAddress(words[2]) && isAddress(words[3]));
sign("service boot-start-marker", -0.7);
sign("interface", -0.4, (words) => /^(Ethernet|Management|Port-Channel)\d+$/.test(words[1] ?? ""));
sign("vlan", -0.2, (words) => words[1] === "internal");
sign("vrf", -0.8, (words) => is(words[1], "instance", "definition"));
sign("access-list", -0.9);
