import type { IpRange } from "../net/ip.ts";
import { hasPorts, protocolNumber } from "../net/packet.ts";
import type { Ranges } from "../net/ranges.ts";
import { readNetwork } from "./networks.ts";
import type { Outcome } from "./outcome.ts";
import type { DeclaredService } from "./site.ts";

const expected = "expected a service such as tcp/443, udp/5000-5010 or esp";

/** Services that people often mean, by the name they would write; numbers are asked for, since vendors do not agree on names. */
export const usualServices: readonly { readonly name: string; readonly id: string; readonly title: string }[] = [
  { name: "ssh", id: "tcp/22", title: "SSH" },
  { name: "telnet", id: "tcp/23", title: "Telnet" },
  { name: "smtp", id: "tcp/25", title: "Mail between servers (SMTP)" },
  { name: "dns", id: "udp/53", title: "DNS" },
  { name: "domain", id: "udp/53", title: "DNS" },
  { name: "http", id: "tcp/80", title: "Web (HTTP)" },
  { name: "ntp", id: "udp/123", title: "Time (NTP)" },
  { name: "snmp", id: "udp/161", title: "SNMP" },
  { name: "ldap", id: "tcp/389", title: "LDAP" },
  { name: "https", id: "tcp/443", title: "Web (HTTPS)" },
  { name: "smb", id: "tcp/445", title: "Windows file sharing (SMB)" },
  { name: "syslog", id: "udp/514", title: "Syslog" },
  { name: "submission", id: "tcp/587", title: "Mail from clients" },
  { name: "ldaps", id: "tcp/636", title: "LDAP over TLS" },
  { name: "rdp", id: "tcp/3389", title: "Remote Desktop" },
  { name: "winrm", id: "tcp/5985-5986", title: "Windows Remote Management" },
];

const portHints: ReadonlyMap<string, string> = new Map(usualServices.map(({ name, id }) => [name, id]));

/** `tcp/443`, `udp/5000-5010`, `icmp`, `tcp`, then `from` and `to` with an address or network. */
export function readService(text: string): Outcome<DeclaredService> {
  const words = text.trim().split(/\s+/);
  const service = readPorts(words[0] ?? "");
  if (service.value === undefined) return { problem: service.problem ?? expected };
  const ends: { from?: IpRange; to?: IpRange } = {};
  let problem: string | undefined;
  for (let at = 1; at < words.length; at += 2) {
    const word = words[at];
    const place = words[at + 1];
    if (word !== "from" && word !== "to")
      return { problem: `expected \`from\` or \`to\` and a network behind ${words[0]}, not ${word}` };
    if (ends[word]) return { problem: `\`${word}\` stands here twice; write one entry for each network` };
    const network = readNetwork(place ?? "");
    if (network.value === undefined) return { problem: `expected an address or a network behind \`${word}\`` };
    ends[word] = network.value;
    problem ??= network.problem;
  }
  const value = { text: words.join(" "), ...service.value, ...ends };
  return problem === undefined ? { value } : { value, problem };
}

function readPorts(word: string): Outcome<{ readonly protocol: number; readonly ports?: Ranges }> {
  const slash = word.indexOf("/");
  const name = (slash < 0 ? word : word.slice(0, slash)).toLowerCase();
  const protocol = protocolOf(name);
  if (protocol === undefined) return { problem: hintFor(word) };
  if (slash < 0) return { value: { protocol } };
  if (!hasPorts(protocol)) return { problem: `${name} has no ports; write just ${name}` };
  const match = /^(\d+)(?:-(\d+))?$/.exec(word.slice(slash + 1));
  if (!match) return { problem: hintFor(word) };
  const lo = Number(match[1]);
  const hi = Number(match[2] ?? match[1]);
  if (lo < 1 || 65535 < hi) return { problem: "ports go from 1 to 65535" };
  if (hi < lo) return { problem: `the range goes from the lower to the higher port: ${name}/${hi}-${lo}` };
  return { value: { protocol, ports: [lo, hi] } };
}

function protocolOf(name: string): number | undefined {
  if (name === "icmpv6" || name === "ipv6-icmp") return protocolNumber.icmp6;
  const known = Object.entries(protocolNumber).find(([each]) => each === name);
  if (known) return known[1];
  const number = /^ip-(\d{1,3})$/.exec(name);
  return number && Number(number[1]) <= 255 ? Number(number[1]) : undefined;
}

function hintFor(word: string): string {
  const [first = "", second = ""] = word.toLowerCase().split("/");
  const named = portHints.get(second) ?? portHints.get(first);
  if (named !== undefined) return `write the port as a number: ${named}`;
  if (/^\d+(-\d+)?$/.test(first) && protocolOf(second) !== undefined)
    return `write the protocol first: ${second}/${first}`;
  if (/^\d+$/.test(first)) return `write the protocol too: tcp/${first} or udp/${first}`;
  if (protocolOf(first) !== undefined && second === "*") return `for all ports write just ${first}`;
  if (protocolOf(first) !== undefined && second.includes(",")) return "write one entry for each port or range";
  return expected;
}
