import type { AddressTerm } from "../../model/address.ts";
import type { IpRange } from "../../net/ip.ts";
import { protocolNumber } from "../../net/packet.ts";
import { addressMatch, bitTest, flagMatches, isNegation, numbers, type Test } from "./comparisons.ts";
import type { Value } from "./elements.ts";
import type { Field } from "./fields.ts";
import {
  type Meaning,
  withAddress,
  withCondition,
  withFamily,
  withFlags,
  withInterface,
  withNumbers,
  withPorts,
  withProtocols,
  withStates,
} from "./meaning.ts";
import {
  familyOf,
  icmpCodeRange,
  icmpTypeRange,
  numberOf,
  portRange,
  protocolRange,
  stateMask,
  statesWhere,
} from "./values.ts";

/** The meaning with one more match; what cannot be judged becomes a condition. */
export function withMatch(
  meaning: Meaning,
  field: Field,
  test: Test,
  rangesIn: (term: AddressTerm) => readonly IpRange[] | undefined,
): Meaning {
  const narrowed = exactly(meaning, field, test, rangesIn);
  if (narrowed) return narrowed;
  return withCondition(having(meaning, field), test.text(), test.span);
}

/** What a match says of a packet whatever the value: that it has the field. */
export function having(meaning: Meaning, field: Field): Meaning {
  switch (field.kind) {
    case "address":
      return withFamily(meaning, field.family);
    case "port":
      return field.protocol === undefined ? meaning : withProtocol(meaning, field.protocol);
    case "protocol":
      return withFamily(meaning, field.family);
    case "icmp":
      return ofIcmp(meaning, field.family);
    case "flags":
      return withProtocol(meaning, protocolNumber.tcp);
    case "fragment":
      return withFamily(meaning, 4);
    case "other": {
      const narrowed = withFamily(meaning, field.family);
      return field.protocol === undefined ? narrowed : withProtocol(narrowed, field.protocol);
    }
    case "interface":
    case "family":
    case "state":
      return meaning;
  }
}

function withProtocol(meaning: Meaning, protocol: number): Meaning {
  return withProtocols(meaning, [protocol, protocol]);
}

/** nft looks for ICMP in IPv4 packets, and for ICMPv6 in IPv6 packets. */
function ofIcmp(meaning: Meaning, family: 4 | 6): Meaning {
  const protocol = family === 4 ? protocolNumber.icmp : protocolNumber.icmp6;
  return withProtocol(withFamily(meaning, family), protocol);
}

function exactly(
  meaning: Meaning,
  field: Field,
  test: Test,
  rangesIn: (term: AddressTerm) => readonly IpRange[] | undefined,
): Meaning | undefined {
  const { values, span } = test;
  switch (field.kind) {
    case "address": {
      const match = addressMatch(field.family, test);
      return match && withAddress(withFamily(meaning, field.family), field.side, match, rangesIn);
    }
    case "interface": {
      const negated = isNegation(test);
      if (negated === undefined || test.mask || values.some((value) => !isInterfaceName(value))) return undefined;
      const names = values.map((value) => ({ value: value.text, span: value.span }));
      return withInterface(meaning, field.side, negated ? { names, negated } : { names });
    }
    case "port": {
      const ports = numbers(test, portRange, 65_535);
      if (!ports) return undefined;
      const side = field.side === "source" ? "sourcePorts" : "destinationPorts";
      const term =
        test.named && isNegation(test) === false
          ? ({ kind: "name", name: test.named, span: test.named.span } as const)
          : ({ kind: "ports", ports, span } as const);
      return withPorts(having(meaning, field), side, { ports, terms: [term] });
    }
    case "protocol": {
      const set = numbers(test, protocolRange, 255);
      return set && withProtocols(withFamily(meaning, field.family), set);
    }
    case "family":
      return ofFamilies(meaning, field.by, test);
    case "icmp": {
      const { part, family } = field;
      const read = part === "type" ? icmpTypeRange : icmpCodeRange;
      const set = numbers(test, (value) => read(value, family), 255);
      return set && withNumbers(ofIcmp(meaning, family), part === "type" ? "icmpTypes" : "icmpCodes", set);
    }
    case "state": {
      const holds = bitTest(test, stateMask);
      return holds && withStates(meaning, statesWhere(holds));
    }
    case "flags": {
      const flags = flagMatches(test);
      return flags && withFlags(withProtocol(meaning, protocolNumber.tcp), flags);
    }
    case "fragment":
      return ofFragments(meaning, test);
    case "other":
      return undefined;
  }
}

function isInterfaceName({ text, last, slash, bits }: Value): boolean {
  return last === undefined && slash === undefined && !bits && /^[^\s*"]*[^\d\s*"][^\s*"]*\*?$/.test(text);
}

function ofFamilies(meaning: Meaning, by: "name" | "ether" | "version", test: Test): Meaning | undefined {
  const negated = isNegation(test);
  if (negated === undefined || test.mask) return undefined;
  const named = new Set<4 | 6 | "other">();
  for (const value of test.values) {
    const family = familyOf(value, by);
    if (family === undefined) return undefined;
    named.add(family);
  }
  const left = ([4, 6] as const).filter((family) => named.has(family) !== negated);
  if (left.length === 2) return meaning;
  return left.length === 0 ? { ...meaning, never: true } : withFamily(meaning, left[0]);
}

/** `ip frag-off & 0x1fff != 0`: a fragment other than the first. */
function ofFragments(meaning: Meaning, test: Test): Meaning | undefined {
  const negated = isNegation(test);
  const [only, ...more] = test.values;
  if (!test.mask || numberOf(test.mask.text) !== 0x1fff || negated === undefined) return undefined;
  if (!only || more.length > 0 || numberOf(only.text) !== 0) return undefined;
  return { ...withFamily(meaning, 4), fragments: negated ? "only" : "never" };
}
