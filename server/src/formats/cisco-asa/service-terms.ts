import type { IcmpTerm, ProtocolTerm, ServiceTerm } from "../../model/service.ts";
import { hasPorts, protocolNumber } from "../../net/packet.ts";
import type { Ranges } from "../../net/ranges.ts";
import type { Words } from "../../syntax/words.ts";
import { parseNatural } from "../cisco/numbers.ts";
import { isIcmpProtocol, parseIcmpType, parseProtocol, portNamesOf, readPorts } from "./services.ts";

const { tcp, udp } = protocolNumber;

/** `tcp [source OP PORT] [destination OP PORT]`, `icmp [TYPE [CODE]]`, `47`, `tcp-udp …`, `ip` */
export function readService(words: Words): ServiceTerm | undefined {
  const first = words.span();
  const word = words.peek();
  if (word === "ip") {
    words.skip();
    return { kind: "any", span: first };
  }
  const number = parseProtocol(word);
  if (number === undefined && word !== "tcp-udp") return undefined;
  words.skip();
  const numbers: Ranges = number === undefined ? [tcp, tcp, udp, udp] : [number, number];
  const protocol: ProtocolTerm = { kind: "numbers", numbers, span: first };
  if (number !== undefined && isIcmpProtocol(number)) {
    const types = readIcmpType(words, number);
    return { kind: "protocol", protocol, ...(types ? { icmp: [types] } : {}), span: words.since(first.start) };
  }
  if (number !== undefined && !hasPorts(number)) return { kind: "protocol", protocol, span: first };
  const names = portNamesOf(number);
  const source = words.accept("source") ? readPorts(words, names) : undefined;
  // Typed by hand, `destination` may be left out.
  words.accept("destination");
  const destination = readPorts(words, names);
  return {
    kind: "protocol",
    protocol,
    ...(source ? { source } : {}),
    ...(destination ? { destination } : {}),
    span: words.since(first.start),
  };
}

/** `echo-reply`, `unreachable 1`, `8 0` */
export function readIcmpType(words: Words, protocol: number): Extract<IcmpTerm, { kind: "types" }> | undefined {
  const first = words.span();
  const type = parseIcmpType(words.peek(), protocol);
  if (type === undefined) return undefined;
  words.skip();
  const code = parseNatural(words.peek(), 255);
  if (code !== undefined) words.skip();
  const codes = code === undefined ? {} : { codes: [code, code] };
  return { kind: "types", types: [type, type], ...codes, span: words.since(first.start) };
}
