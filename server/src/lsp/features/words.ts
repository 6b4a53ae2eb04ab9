import type { AddressBounds, AddressSets } from "../../model/evaluate/resolve.ts";
import { formatRange } from "../../net/ip.ts";
import { isEvery, type PacketSet, rangesOf } from "../../net/packet-set.ts";
import { listed, serviceWords } from "../../rules/wording.ts";
import { code, prose } from "../markdown.ts";

/** More addresses in a list say less. */
const mostRanges = 12;

/** `10.0.0.0/8 and 192.0.2.1`, with what only the running device knows. */
export function addressesIn({ sure, maybe, unknown }: AddressBounds): string {
  const known = unknown.length > 0 ? sure : maybe;
  const words = rangeWords(known);
  if (unknown.length === 0) return words ?? "no address";
  const open = listed([...new Set(unknown)].map(prose), 4);
  return words === undefined ? `what ${open} turns out to be` : `${words}, and what ${open} turns out to be`;
}

export function servicesIn(packets: PacketSet): string {
  return serviceWords(packets);
}

function rangeWords(sets: AddressSets): string | undefined {
  const ranges = [...rangesOf(sets[4]), ...rangesOf(sets[6])];
  if (ranges.length === 0) return undefined;
  const every = ranges.filter(isEvery);
  if (every.length === 2) return "any address";
  const named = ranges.map((range) => (isEvery(range) ? `any IPv${range.family} address` : code(formatRange(range))));
  return listed(named, mostRanges);
}

/** How many addresses the known ranges hold, in words; undefined where that says nothing. */
export function addressCount(sets: AddressSets): string | undefined {
  let count = 0n;
  for (const { lo, hi } of [...rangesOf(sets[4]), ...rangesOf(sets[6])]) count += BigInt(hi) - BigInt(lo) + 1n;
  if (count === 0n || count > 1n << 32n) return undefined;
  return count === 1n ? "1 address" : `${count.toLocaleString("en")} addresses`;
}
