import { iosIcmp6Messages, iosIcmpMessages, iosProtocols, iosTcpPorts, iosUdpPorts } from "../../../facts/ios-names.ts";
import type { FlagMatch, IcmpTerm, PortTerm, ProtocolTerm, ServiceTerm } from "../../../model/service.ts";
import { hasPorts, protocolNumber } from "../../../net/packet.ts";
import type { Words } from "../../../syntax/words.ts";
import { parseNatural } from "../numbers.ts";
import { readPorts as readPortsNamed } from "../ports.ts";

const { tcp, udp, icmp, icmp6 } = protocolNumber;

function parsePort(word: string, protocol: number | undefined): number | undefined {
  const code = word.charCodeAt(0);
  if (48 <= code && code <= 57) return parseNatural(word, 65535);
  if (protocol === udp) return iosUdpPorts.get(word);
  return iosTcpPorts.get(word) ?? (protocol === undefined ? iosUdpPorts.get(word) : undefined);
}

/** `eq P [P …] | neq P | lt P | gt P | range P P`; lists of several ports are IOS's alone. */
export function readPorts(words: Words, protocol: number | undefined): PortTerm[] | undefined {
  const several = words.is("eq");
  const ports = readPortsNamed(words, (word) => parsePort(word, protocol));
  if (!ports || !several) return ports;
  for (let port = parsePort(words.peek(), protocol); port !== undefined; port = parsePort(words.peek(), protocol)) {
    ports.push({ kind: "ports", ports: [port, port], span: words.span() });
    words.skip();
  }
  return ports;
}

/** A protocol's number in a list of the family; `ip` and `ipv6`, which are all of them, are left to the caller. */
export function parseProtocol(word: string, family: 4 | 6): number | undefined {
  const number = iosProtocols.get(word) ?? parseNatural(word, 255);
  return number === icmp && family === 6 && word === "icmp" ? icmp6 : number;
}

/** `echo-reply`, `unreachable`, `3 1`; undefined when the words say no message. */
export function readIcmp(words: Words, protocol: number): IcmpTerm[] | undefined {
  const first = words.span();
  const named = (protocol === icmp6 ? iosIcmp6Messages : iosIcmpMessages).get(words.peek());
  if (named) {
    words.skip();
    const [type, code] = named;
    const codes = code === undefined ? {} : { codes: [code, code] };
    return [{ kind: "types", types: [type, type], ...codes, span: first }];
  }
  const type = parseNatural(words.peek(), 255);
  if (type === undefined) return undefined;
  words.skip();
  const code = parseNatural(words.peek(), 255);
  if (code !== undefined) words.skip();
  const codes = code === undefined ? {} : { codes: [code, code] };
  return [{ kind: "types", types: [type, type], ...codes, span: words.since(first.start) }];
}

const flagBits: ReadonlyMap<string, number> = new Map([
  ["fin", 1],
  ["syn", 2],
  ["rst", 4],
  ["psh", 8],
  ["ack", 16],
  ["urg", 32],
]);

/** `established`, `match-all +syn -ack`, `match-any +rst`, and `syn ack` as older releases write what is any of them. */
export function readFlags(words: Words): FlagMatch[] | undefined {
  if (words.accept("established"))
    return [
      { mask: 16, value: 16 },
      { mask: 4, value: 4 },
    ];
  if (words.is("match-all") || words.is("match-any")) {
    const together = words.take() === "match-all";
    const each: FlagMatch[] = [];
    for (let match = parseSignedFlag(words.peek()); match; match = parseSignedFlag(words.peek())) {
      each.push(match);
      words.skip();
    }
    if (each.length === 0) return undefined;
    if (!together) return each;
    return [each.reduce((all, { mask, value }) => ({ mask: all.mask | mask, value: all.value | value }))];
  }
  const each: FlagMatch[] = [];
  for (let bit = flagBits.get(words.peek()); bit !== undefined; bit = flagBits.get(words.peek())) {
    each.push({ mask: bit, value: bit });
    words.skip();
  }
  return each.length > 0 ? each : undefined;
}

/** `+syn`, `-ack` */
function parseSignedFlag(word: string): FlagMatch | undefined {
  const bit = flagBits.get(word.slice(1));
  if (bit === undefined) return undefined;
  return word.startsWith("+") ? { mask: bit, value: bit } : word.startsWith("-") ? { mask: bit, value: 0 } : undefined;
}

/** `tcp [source OP PORT] [OP PORT]`, `tcp-udp …`, `icmp [MESSAGE]`, `ip`, `47`: a member of a service group */
export function readService(words: Words): ServiceTerm | undefined {
  const first = words.span();
  const word = words.peek();
  if (word === "ip") {
    words.skip();
    return { kind: "any", span: first };
  }
  const both = word === "tcp-udp";
  const number = both ? undefined : parseProtocol(word, 4);
  if (number === undefined && !both) return undefined;
  words.skip();
  const protocol: ProtocolTerm = {
    kind: "numbers",
    numbers: number === undefined ? [tcp, tcp, udp, udp] : [number, number],
    span: first,
  };
  if (number === icmp) {
    const types = readIcmp(words, number);
    return { kind: "protocol", protocol, ...(types ? { icmp: types } : {}), span: words.since(first.start) };
  }
  if (number !== undefined && !hasPorts(number)) return { kind: "protocol", protocol, span: first };
  const source = words.accept("source") ? readPorts(words, number) : undefined;
  const bare = parsePort(words.peek(), number);
  let destination = readPorts(words, number);
  if (!destination && bare !== undefined) {
    destination = [{ kind: "ports", ports: [bare, bare], span: words.span() }];
    words.skip();
  }
  return {
    kind: "protocol",
    protocol,
    ...(source ? { source } : {}),
    ...(destination ? { destination } : {}),
    span: words.since(first.start),
  };
}
