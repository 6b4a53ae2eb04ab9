import { Budget } from "./budget.ts";
import type { Ip } from "./ip.ts";
import type { PacketBlock, PacketSet } from "./packet-set.ts";
import { field, fieldCount, meet, overlap, type Product } from "./product.ts";
import { intersect, type Ranges } from "./ranges.ts";
import { remainder } from "./remainder.ts";

const withPorts: Ranges = [6, 6, 17, 17, 132, 132];
const withIcmp: Ranges = [1, 1, 58, 58];
const withFlags: Ranges = [6, 6];

/** A block as products of its family; empty when its parts contradict each other (a port of a protocol that has none). */
export function productOf(block: PacketBlock): Product | undefined {
  let protocol = block.protocol;
  const limit = (to: Ranges) => {
    protocol = protocol === undefined ? to : intersect(protocol, to);
  };
  if (block.sourcePort !== undefined || block.destinationPort !== undefined) limit(withPorts);
  if (block.icmp !== undefined) limit(withIcmp);
  if (block.flags !== undefined) limit(withFlags);
  const product = new Array<Ranges<Ip> | undefined>(fieldCount).fill(undefined);
  product[field.protocol] = protocol;
  product[field.source] = block.source;
  product[field.destination] = block.destination;
  product[field.detail] = block.destinationPort ?? block.icmp;
  product[field.sourcePort] = block.sourcePort;
  product[field.flags] = block.flags;
  product[field.state] = block.state;
  product[field.fragment] = block.fragment;
  return product.some((set) => set?.length === 0) ? undefined : product;
}

export function blockOf(product: Product, family: 4 | 6): PacketBlock {
  const protocol = product[field.protocol] as Ranges | undefined;
  const detail = product[field.detail] as Ranges | undefined;
  const icmp = detail !== undefined && protocol !== undefined && intersect(protocol, withIcmp).length > 0;
  const parts: { [P in keyof PacketBlock]: PacketBlock[P] | undefined } = {
    family,
    source: product[field.source],
    destination: product[field.destination],
    protocol,
    sourcePort: product[field.sourcePort] as Ranges | undefined,
    [icmp ? "icmp" : "destinationPort"]: detail,
    flags: product[field.flags] as Ranges | undefined,
    state: product[field.state] as Ranges | undefined,
    fragment: product[field.fragment] as Ranges | undefined,
  };
  return stated(parts);
}

export function productsOf(set: PacketSet, family: 4 | 6): Product[] {
  const result: Product[] = [];
  for (const block of set) {
    if (block.family !== family) continue;
    const product = productOf(block);
    if (product) result.push(product);
  }
  return result;
}

export function isEmpty(set: PacketSet): boolean {
  return set.every((block) => productOf(block) === undefined);
}

/** Packets in both sets. */
export function both(a: PacketSet, b: PacketSet): PacketSet {
  const result: PacketBlock[] = [];
  for (const family of [4, 6] as const) {
    const right = productsOf(b, family);
    for (const left of productsOf(a, family))
      for (const other of right) {
        const product = overlap(left, other) ? meet(left, other) : undefined;
        if (product) result.push(blockOf(product, family));
      }
  }
  return result;
}

/** Packets of `a` that are not in `b`, as disjoint blocks for each block of `a`; undefined when the budget ran out. */
export function without(a: PacketSet, b: PacketSet, steps = 200_000): PacketSet | undefined {
  const budget = new Budget(steps);
  const result: PacketBlock[] = [];
  for (const family of [4, 6] as const) {
    const covers = productsOf(b, family).map((product) => ({ products: [product], except: [] }));
    for (const region of productsOf(a, family))
      for (const piece of remainder(region, covers, family, budget)) result.push(blockOf(piece, family));
  }
  return budget.spent ? undefined : result;
}

/** The same without the parts that are absent. */
function stated(parts: { [P in keyof PacketBlock]: PacketBlock[P] | undefined }): PacketBlock {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as unknown as PacketBlock;
}
