import { formatIp, formatRange, type IpRange, maskOfPrefix4, prefixOf } from "../../../../net/ip.ts";
import { protocolNumber } from "../../../../net/packet.ts";
import type { ListStyle } from "../../spell/new-entries.ts";
import type { ListDraft } from "../access-lists.ts";
import type { Dialect } from "../draft.ts";

/** `permit tcp A WILDCARD host B eq 443`; IPv6 lists and NX-OS write networks by their length */
export function styleOf(dialect: Dialect, { family }: Pick<ListDraft, "family">): ListStyle {
  const words = family === 6 ? protocolWords6 : protocolWords;
  return {
    family,
    any: () => "any",
    network: (range) => networkWords(range, dialect),
    protocol: (number) =>
      number === undefined ? (family === 6 ? "ipv6" : "ip") : (words.get(number) ?? String(number)),
    remark: (text) => `remark ${text}`,
    entry: (parts) => parts.join(" "),
  };
}

function networkWords(range: IpRange, dialect: Dialect): string {
  if (range.lo === range.hi) return `host ${formatIp(range.lo)}`;
  if (range.family === 6 || dialect === "nxos") return formatRange(range);
  return `${formatIp(range.lo)} ${formatIp(~maskOfPrefix4(prefixOf(range) ?? 32) >>> 0)}`;
}

const { icmp, icmp6, igmp, tcp, udp, gre, esp, ah, eigrp, ospf, pim } = protocolNumber;

const protocolWords: ReadonlyMap<number, string> = new Map([
  [icmp, "icmp"],
  [igmp, "igmp"],
  [tcp, "tcp"],
  [udp, "udp"],
  [gre, "gre"],
  [esp, "esp"],
  [ah, "ahp"],
  [eigrp, "eigrp"],
  [ospf, "ospf"],
  [pim, "pim"],
]);

const protocolWords6: ReadonlyMap<number, string> = new Map([
  [icmp6, "icmp"],
  [tcp, "tcp"],
  [udp, "udp"],
  [esp, "esp"],
  [ah, "ahp"],
]);
