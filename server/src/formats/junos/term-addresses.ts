import type { AddressMatch, AddressObject, AddressTerm } from "../../model/address.ts";
import { type Ip, type IpRange, parseNetwork } from "../../net/ip.ts";
import { addressSets, rangesOf } from "../../net/packet-set.ts";
import { subtract } from "../../net/ranges.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { cover } from "../../text/span.ts";
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
  const excepted = sorted(networks.flatMap(({ range, except }) => (range && except ? [range] : [])));
  const terms: AddressTerm[] = [];
  const except: AddressTerm[] = [];
  for (const { word, range, except: isOut } of networks) {
    if (!range) terms.push({ kind: "unknown", text: `the address ${word.word}`, span: word.span });
    else if (!isOut)
      for (const left of without(range, excepted)) terms.push({ kind: "range", range: left, span: word.span });
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

/** Networks that are excepted, in the order in which they begin; of those that begin together, the widest first. */
function sorted(networks: readonly IpRange[]): IpRange[] {
  return [...networks].sort((a, b) => a.family - b.family || compare(a.lo, b.lo) || compare(b.hi, a.hi));
}

function compare(a: Ip, b: Ip): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What is left of a network when those within it that are excepted are taken out; networks never overlap in part. */
function without(range: IpRange, excepted: readonly IpRange[]): readonly IpRange[] {
  const holes: IpRange[] = [];
  for (let at = firstWithin(range, excepted); at < excepted.length; at++) {
    const each = excepted[at];
    if (!each || each.family !== range.family || each.lo > range.hi) break;
    if (each.hi <= range.hi) holes.push(each);
  }
  if (holes.length === 0) return [range];
  return rangesOf(subtract<Ip>([range.lo, range.hi], addressSets(holes)[range.family]));
}

/** The first that does not begin before the network. */
function firstWithin({ family, lo }: IpRange, excepted: readonly IpRange[]): number {
  let [first, end] = [0, excepted.length];
  while (first < end) {
    const middle = (first + end) >>> 1;
    const each = excepted[middle];
    if (each && (each.family < family || (each.family === family && each.lo < lo))) first = middle + 1;
    else end = middle;
  }
  return first;
}
