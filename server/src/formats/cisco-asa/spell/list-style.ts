import { formatIp, formatRange, maskOfPrefix4, prefixOf } from "../../../net/ip.ts";
import { protocolNumber } from "../../../net/packet.ts";
import type { ListStyle } from "../../cisco/spell/new-entries.ts";

/** What decides how the lines of a list are written. */
export interface AsaList {
  readonly name: string;
  /** PIX leaves the word `extended` out. */
  readonly extended: boolean;
  /** `any` means IPv4 only, and `any4` is not known. */
  readonly anyIsIp4: boolean;
}

/** `access-list NAME extended permit tcp any4 host A eq 443` */
export function asaStyle({ name, extended, anyIsIp4 }: AsaList): ListStyle {
  const head = extended ? `access-list ${name} extended` : `access-list ${name}`;
  return {
    any: (family) => (anyIsIp4 || family === undefined ? "any" : `any${family}`),
    network: (range) => {
      if (range.lo === range.hi) return `host ${formatIp(range.lo)}`;
      if (range.family === 6) return formatRange(range);
      return `${formatIp(range.lo)} ${formatIp(maskOfPrefix4(prefixOf(range) ?? 32))}`;
    },
    protocol: (number) => (number === undefined ? "ip" : (protocolWords.get(number) ?? String(number))),
    remark: (text) => `access-list ${name} remark ${text}`,
    entry: (words) => `${head} ${words.join(" ")}`,
  };
}

const protocolWords: ReadonlyMap<number, string> = new Map(
  (["icmp", "igmp", "tcp", "udp", "gre", "esp", "ah", "icmp6", "eigrp", "ospf", "pim", "sctp"] as const).map((name) => [
    protocolNumber[name],
    name,
  ]),
);
