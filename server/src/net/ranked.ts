import { type Ip, maxIp4, maxIp6 } from "./ip.ts";
import type { Item } from "./parts.ts";
import { field, type Product } from "./product.ts";
import type { Ranges } from "./ranges.ts";

/**
 * Lists with IPv6 addresses as if they were IPv4's: between the edges that a list draws all addresses are alike, so
 * the places of the edges stand for them, and the last place for all places behind it. The searches then know numbers
 * only, and serve both families.
 */
export interface Ranked<T extends Item> {
  readonly items: readonly T[];
  /** A product of the searches, in addresses again. */
  restore(product: Product): Product;
}

export function ranked<T extends Item>(items: readonly T[]): Ranked<T> {
  const source = edgesOf(items, field.source);
  const destination = edgesOf(items, field.destination);
  const rank = (product: Product): Product =>
    product[field.source] === undefined && product[field.destination] === undefined
      ? product
      : product
          .with(field.source, toRanks(product[field.source], source))
          .with(field.destination, toRanks(product[field.destination], destination));
  return {
    items: items.map((item) => ({ ...item, region: item.region.map(rank), takes: item.takes?.map(rank) })),
    restore: (product) =>
      product
        .with(field.source, toAddresses(product[field.source], source))
        .with(field.destination, toAddresses(product[field.destination], destination)),
  };
}

/** The first address of each stretch that no set divides, ascending. */
function edgesOf(items: readonly Item[], at: number): readonly bigint[] {
  const edges = new Set<bigint>([0n]);
  for (const item of items)
    for (const products of [item.region, item.takes ?? []])
      for (const product of products)
        for (const [index, value] of (product[at] ?? []).entries()) edges.add(BigInt(value) + BigInt(index % 2));
  edges.delete(maxIp6 + 1n);
  return [...edges].sort((a, b) => (a < b ? -1 : 1));
}

function toRanks(set: Ranges<Ip> | undefined, edges: readonly bigint[]): Ranges | undefined {
  return set?.map((value) => (value === maxIp6 ? maxIp4 : rankOf(BigInt(value), edges)));
}

function rankOf(value: bigint, edges: readonly bigint[]): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edges[middle] as bigint) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function toAddresses(set: Ranges<Ip> | undefined, edges: readonly bigint[]): Ranges<Ip> | undefined {
  const last = edges.length - 1;
  return set?.map((rank, index) => {
    const place = Math.min(Number(rank), last);
    return index % 2 === 0 ? (edges[place] as bigint) : place === last ? maxIp6 : (edges[place + 1] as bigint) - 1n;
  });
}
