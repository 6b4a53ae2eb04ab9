import {
  icmp6CodeNames,
  icmp6TypeNames,
  icmpCodeNames,
  icmpTypeNames,
  portNames,
  protocolNames,
} from "../../facts/junos-names.ts";
import type { IcmpTerm, PortTerm, ServiceTerm } from "../../model/service.ts";
import { normalise, type Ranges, subtract } from "../../net/ranges.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Span } from "../../text/span.ts";

export type ProtocolServiceTerm = Extract<ServiceTerm, { kind: "protocol" }>;

/** `tcp`, `6` */
export function parseProtocol(word: string): number | undefined {
  const named = protocolNames.get(word);
  if (named !== undefined) return named;
  return parseNumber(word, 255);
}

/** `http`, `80`, `1024-65535`, `ssh-http` */
export function parsePorts(word: string): Ranges | undefined {
  const single = portNames.get(word) ?? parseNumber(word, 65535);
  if (single !== undefined) return [single, single];
  for (let dash = word.indexOf("-"); dash >= 0; dash = word.indexOf("-", dash + 1)) {
    const [first, last] = [word.slice(0, dash), word.slice(dash + 1)];
    const lo = portNames.get(first) ?? parseNumber(first, 65535);
    const hi = portNames.get(last) ?? parseNumber(last, 65535);
    if (lo !== undefined && hi !== undefined) return lo <= hi ? [lo, hi] : undefined;
  }
  return undefined;
}

/** `echo-request`, `8`, `0-255` */
export function parseIcmpTypes(word: string, family: 4 | 6): Ranges | undefined {
  return parseNumbers(word, family === 6 ? icmp6TypeNames : icmpTypeNames);
}

export function parseIcmpCodes(word: string, family: 4 | 6): Ranges | undefined {
  return parseNumbers(word, family === 6 ? icmp6CodeNames : icmpCodeNames);
}

function parseNumbers(word: string, names: ReadonlyMap<string, number>): Ranges | undefined {
  const single = names.get(word) ?? parseNumber(word, 255);
  if (single !== undefined) return [single, single];
  const dash = word.indexOf("-");
  const lo = dash < 0 ? undefined : parseNumber(word.slice(0, dash), 255);
  const hi = dash < 0 ? undefined : parseNumber(word.slice(dash + 1), 255);
  return lo !== undefined && hi !== undefined && lo <= hi ? [lo, hi] : undefined;
}

function parseNumber(word: string, most: number): number | undefined {
  if (!/^[0-9]{1,5}$/.test(word)) return undefined;
  const value = Number(word);
  return value <= most ? value : undefined;
}

export function protocolTerm(protocol: number, span: Span): ProtocolServiceTerm {
  return { kind: "protocol", protocol: { kind: "numbers", numbers: [protocol, protocol], span }, span };
}

export function portTerm(ports: Ranges, span: Span): PortTerm {
  return { kind: "ports", ports, span };
}

export function icmpTerm(types: Ranges, codes: Ranges | undefined, span: Span): IcmpTerm {
  return { kind: "types", types, ...(codes ? { codes } : {}), span };
}

/** All numbers that the words name; what cannot be read is reported. */
export function joined(
  words: readonly PathNode[],
  parse: (word: string) => Ranges | undefined,
  strange: (word: PathNode) => void,
): Ranges {
  const pairs: number[] = [];
  for (const word of words) {
    const ranges = parse(word.word);
    if (ranges) pairs.push(...ranges);
    else strange(word);
  }
  return normalise(pairs);
}

export function allBut(ranges: Ranges, most: number): Ranges {
  return subtract([0, most], ranges);
}
