import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { FlagMatch } from "../../model/service.ts";
import { normalise, type Ranges } from "../../net/ranges.ts";
import type { Located, Span } from "../../text/span.ts";
import type { Value } from "./elements.ts";
import { complement } from "./number-sets.ts";
import { addressTerm, flagBits } from "./values.ts";

export type Operator = "" | "==" | "!=" | "<" | ">" | "<=" | ">=" | "!";

/** What a field is compared with: any of the values. */
export interface Test {
  readonly operator: Operator;
  readonly values: readonly Value[];
  /** The values are a set, each compared alone; bits of a list are taken together. */
  readonly isSet: boolean;
  /** The named set that holds the values, for those who look names up later. */
  readonly named?: Located<string>;
  /** Only these bits of the field count. */
  readonly mask?: Value;
  readonly span: Span;
  /** In words, for what nobody can judge. */
  readonly text: () => string;
}

/** Whether it is all but the values; undefined for comparisons by size. */
export function isNegation({ operator }: Test): boolean | undefined {
  if (operator === "" || operator === "==") return false;
  return operator === "!=" || operator === "!" ? true : undefined;
}

/** The addresses that pass; undefined where a mask leaves no network or wildcard. */
export function addressMatch(family: 4 | 6, test: Test): AddressMatch | undefined {
  const negated = isNegation(test);
  const { values, mask, named, span } = test;
  if (negated === undefined) return undefined;
  const terms: AddressTerm[] = [];
  if (named) terms.push({ kind: "name", name: named, span: named.span });
  else
    for (const value of values) {
      if (mask && (value.last !== undefined || value.slash !== undefined)) return undefined;
      const term = addressTerm(mask ? { ...value, slash: mask.text } : value, family);
      if (!term || (mask && term.kind !== "wildcard")) return undefined;
      terms.push(term);
    }
  return negated ? { terms: [{ kind: "any", family, span }], except: terms, span } : { terms, span };
}

/** The numbers that pass, 0 to `most`. */
export function numbers(test: Test, read: (value: Value) => Ranges | undefined, most: number): Ranges | undefined {
  if (test.mask) return undefined;
  const pairs: number[] = [];
  for (const value of test.values) {
    const range = read(value);
    if (!range) return undefined;
    pairs.push(...range);
  }
  const set = normalise(pairs);
  const [lo = 0] = set;
  switch (test.operator) {
    case "":
    case "==":
      return set;
    case "!=":
    case "!":
      return complement(set, most);
    case "<":
      return lo === 0 ? [] : [0, lo - 1];
    case "<=":
      return [0, lo];
    case ">":
      return lo >= most ? [] : [lo + 1, most];
    case ">=":
      return [lo, most];
  }
}

/** Whether a field of bits passes; a list without a set asks for any of its bits. */
export function bitTest(
  test: Test,
  read: (value: Value) => number | undefined,
): ((bits: number) => boolean) | undefined {
  const masks: number[] = [];
  for (const value of test.values) {
    const mask = read(value);
    if (mask === undefined) return undefined;
    masks.push(mask);
  }
  const all = masks.reduce((a, b) => a | b, 0);
  const of = test.mask === undefined ? 0xff : read(test.mask);
  if (of === undefined) return undefined;
  const negated = isNegation(test);
  if (negated === undefined) return undefined;
  if (test.isSet) return (bits) => masks.includes(bits & of) !== negated;
  if (test.operator === "==" || test.operator === "!=" || test.mask) return (bits) => ((bits & of) === all) !== negated;
  return (bits) => ((bits & all) !== 0) !== negated;
}

/** The TCP flags that pass. */
export function flagMatches(test: Test): FlagMatch[] | undefined {
  const [only, ...more] = test.values;
  const simple = only && more.length === 0 ? flagBits(only) : undefined;
  const mask = test.mask === undefined ? 0xff : flagBits(test.mask);
  const negated = isNegation(test);
  if (simple !== undefined && mask !== undefined && negated !== undefined && (test.mask || test.operator === "=="))
    return [negated ? { mask, value: simple, negated: true } : { mask, value: simple }];
  const holds = bitTest(test, flagBits);
  if (!holds) return undefined;
  const matches: FlagMatch[] = [];
  for (let value = 0; value < 256; value++) if (holds(value)) matches.push({ mask: 0xff, value });
  return matches;
}
