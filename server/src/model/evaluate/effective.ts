import { blockOf } from "../../net/blocks.ts";
import { Budget } from "../../net/budget.ts";
import type { PacketBlock, PacketSet } from "../../net/packet-set.ts";
import { type Cover, remainder } from "../../net/remainder.ts";
import type { Entry, Filter } from "../filter.ts";
import { takesPackets } from "./dead.ts";
import type { MatchBounds } from "./match.ts";

/** More blocks than this nobody reads. */
const mostBlocks = 200;
const steps = 500_000;

/** The packets an entry still matches behind those before it in its list. */
export function effectivePackets(
  filter: Filter,
  entry: Entry,
  boundsOf: (entry: Entry) => MatchBounds,
): { readonly packets: PacketSet; readonly certain: boolean; readonly complete: boolean } {
  const own = boundsOf(entry);
  const budget = new Budget(steps);
  const blocks: PacketBlock[] = [];
  let certain = own.unknown.length === 0;
  for (const family of [4, 6] as const) {
    const before: Cover[] = [];
    for (const other of filter.entries) {
      if (other === entry) break;
      if (other.disabled || !takesPackets(other)) continue;
      const bounds = boundsOf(other);
      if (bounds.unknown.length > 0) certain = false;
      before.push({ products: bounds.sure[family], except: [] });
    }
    for (const region of own.maybe[family])
      for (const piece of remainder(region, before, family, budget)) {
        if (blocks.length >= mostBlocks) return { packets: blocks, certain, complete: false };
        blocks.push(blockOf(piece, family));
      }
  }
  return { packets: blocks, certain, complete: !budget.spent };
}
