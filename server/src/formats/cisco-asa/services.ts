import { asaIcmp6Types, asaIcmpTypes, asaProtocols, asaTcpPorts, asaUdpPorts } from "../../facts/cisco-names.ts";
import type { PortTerm } from "../../model/service.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { Words } from "../../syntax/words.ts";
import { parseNatural } from "../cisco/numbers.ts";
import { readPorts as readPortsNamed } from "../cisco/ports.ts";

const { tcp, udp, sctp, icmp, icmp6 } = protocolNumber;

/** Port names and numbers differ by protocol; where several are meant any name will do. */
export type PortNames = "tcp" | "udp" | "any";

export function portNamesOf(protocol: number | undefined): PortNames {
  return protocol === tcp || protocol === sctp ? "tcp" : protocol === udp ? "udp" : "any";
}

function parsePort(word: string, names: PortNames): number | undefined {
  const code = word.charCodeAt(0);
  if (48 <= code && code <= 57) return parseNatural(word, 65535);
  if (names === "tcp") return asaTcpPorts.get(word);
  if (names === "udp") return asaUdpPorts.get(word);
  return asaTcpPorts.get(word) ?? asaUdpPorts.get(word);
}

/** A protocol's number; `ip`, which is no protocol but all of them, is left to the caller. */
export function parseProtocol(word: string): number | undefined {
  return asaProtocols.get(word) ?? parseNatural(word, 255);
}

/** `eq P | neq P | lt P | gt P | range P P`; undefined, and nothing taken, when the words say no ports. */
export function readPorts(words: Words, names: PortNames): PortTerm[] | undefined {
  return readPortsNamed(words, (word) => parsePort(word, names));
}

export function isIcmpProtocol(protocol: number | undefined): boolean {
  return protocol === icmp || protocol === icmp6;
}

export function parseIcmpType(word: string, protocol: number): number | undefined {
  return (protocol === icmp6 ? asaIcmp6Types : asaIcmpTypes).get(word) ?? parseNatural(word, 255);
}
