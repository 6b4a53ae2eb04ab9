import { asaIcmp6Types, asaIcmpTypes, asaProtocols, asaTcpPorts, asaUdpPorts } from "../../facts/cisco-names.ts";
import type { PortTerm } from "../../model/service.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { Ranges } from "../../net/ranges.ts";
import type { Words } from "../../syntax/words.ts";
import { parseNatural } from "./numbers.ts";

const { tcp, udp, sctp, icmp, icmp6 } = protocolNumber;

/** Port names and numbers differ by protocol; where several are meant any name will do. */
export type PortNames = "tcp" | "udp" | "any";

export function portNamesOf(protocol: number | undefined): PortNames {
  return protocol === tcp || protocol === sctp ? "tcp" : protocol === udp ? "udp" : "any";
}

export function parsePort(word: string, names: PortNames): number | undefined {
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
  // Most words that stand here begin otherwise: e, n, l, g, r.
  const code = words.peekCode();
  if (code !== 101 && code !== 110 && code !== 108 && code !== 103 && code !== 114) return undefined;
  const operator = words.peek();
  const most = 65535;
  switch (operator) {
    case "eq":
    case "neq":
    case "lt":
    case "gt":
    case "range":
      break;
    default:
      return undefined;
  }
  const first = words.span();
  words.skip();
  const port = takePort(words, names);
  const last = operator === "range" ? takePort(words, names) : port;
  const span = words.since(first.start);
  if (port === undefined || last === undefined)
    return [{ kind: "name", name: { value: words.text.slice(span.start, span.end), span }, span }];
  return [{ kind: "ports", ports: portsOf(operator, port, last, most), span }];
}

function portsOf(operator: string, port: number, last: number, most: number): Ranges {
  switch (operator) {
    case "neq":
      return [...(port > 1 ? [1, port - 1] : []), ...(port < most ? [port + 1, most] : [])];
    case "lt":
      return port > 1 ? [1, port - 1] : [];
    case "gt":
      return port < most ? [port + 1, most] : [];
    default:
      return port <= last ? [port, last] : [last, port];
  }
}

function takePort(words: Words, names: PortNames): number | undefined {
  const port = parsePort(words.peek(), names);
  if (port === undefined) words.reject();
  else words.skip();
  return port;
}

export function isIcmpProtocol(protocol: number | undefined): boolean {
  return protocol === icmp || protocol === icmp6;
}

export function parseIcmpType(word: string, protocol: number): number | undefined {
  return (protocol === icmp6 ? asaIcmp6Types : asaIcmpTypes).get(word) ?? parseNatural(word, 255);
}
