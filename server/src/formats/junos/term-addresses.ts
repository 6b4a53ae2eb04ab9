import type { AddressMatch, AddressObject, AddressTerm } from "../../model/address.ts";
import { type IpRange, parseNetwork, prefixOf } from "../../net/ip.ts";
import { type Ranges, subtract } from "../../net/ranges.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { cover, type Span } from "../../text/span.ts";
import type { Device } from "./device.ts";

export interface TermContext {
  readonly device: Device;
  readonly prefixLists: ReadonlyMap<string, AddressObject>;
}

/**
 * The addresses of one side of a term: `source-address { A; B except; }` and `source-prefix-list { L; M except; }`. The
 * longest network that holds an address decides; with exceptions alone, all others match.
 */
export function termSide(
  { device, prefixLists }: TermContext,
  addresses: readonly PathNode[],
  lists: readonly PathNode[],
): AddressMatch | undefined {
  const words = [...addresses, ...lists];
  const [first] = words;
  if (!first) return undefined;
  const span = words.reduce((all, word) => cover(all, word.span), first.span);
  const networks = addresses.map((word) => ({ word, range: parseNetwork(word.word), except: isExcept(word) }));
  const terms: AddressTerm[] = [];
  const except: AddressTerm[] = [];
  for (const { word, range, except: isOut } of networks) {
    if (!range) terms.push({ kind: "unknown", text: `the address ${word.word}`, span: word.span });
    else if (isOut) continue;
    else terms.push(...without(range, networks, word.span));
  }
  for (const word of lists) {
    const name = { value: prefixLists.get(word.word)?.name.value ?? word.word, span: word.span };
    device.refer(["address"], name);
    (isExcept(word) ? except : terms).push({ kind: "name", name, span: word.span });
  }
  if (terms.length > 0) return { terms, ...(except.length > 0 ? { except } : {}), span };
  for (const { word, range } of networks) if (range) except.push({ kind: "range", range, span: word.span });
  return { terms: [{ kind: "any", span }], except, span };
}

function isExcept(word: PathNode): boolean {
  return word.get("except") !== undefined;
}

interface Network {
  readonly range: IpRange | undefined;
  readonly except: boolean;
}

/** What is left of a network when longer ones that are excepted are taken out. */
function without(range: IpRange, networks: readonly Network[], span: Span): AddressTerm[] {
  const longer = networks.flatMap(({ range: other, except }) =>
    except && other && other.family === range.family && lengthOf(other) >= lengthOf(range) ? [other] : [],
  );
  if (longer.length === 0) return [{ kind: "range", range, span }];
  if (range.family === 4) {
    const holes = longer.flatMap((each) => (each.family === 4 ? [[each.lo, each.hi] as const] : []));
    const rest = holes.reduce<Ranges>((left, hole) => subtract(left, hole), [range.lo, range.hi]);
    return pairs(rest).map(([lo, hi]) => ({ kind: "range", range: { family: 4, lo, hi }, span }));
  }
  const holes = longer.flatMap((each) => (each.family === 6 ? [[each.lo, each.hi] as const] : []));
  const rest = holes.reduce<Ranges<bigint>>((left, hole) => subtract(left, hole), [range.lo, range.hi]);
  return pairs(rest).map(([lo, hi]) => ({ kind: "range", range: { family: 6, lo, hi }, span }));
}

function lengthOf(range: IpRange): number {
  return prefixOf(range) ?? 0;
}

function pairs<T extends number | bigint>(set: Ranges<T>): (readonly [T, T])[] {
  const result: (readonly [T, T])[] = [];
  for (let at = 0; at + 1 < set.length; at += 2) result.push([set[at] as T, set[at + 1] as T]);
  return result;
}
