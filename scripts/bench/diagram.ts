import type { Item } from "../../server/src/net/parts.ts";
import { everyValue, field, type Product } from "../../server/src/net/product.ts";
import type { Ranges } from "../../server/src/net/ranges.ts";
import type { Found } from "./searches.ts";

/** Fields that access lists limit, in the order in which diagrams ask for them. */
export const orders = {
  "service first": [field.protocol, field.detail, field.sourcePort, field.source, field.destination],
  "addresses first": [field.source, field.destination, field.protocol, field.detail, field.sourcePort],
} as const;

type Order = (typeof orders)[keyof typeof orders];

export interface FoundByDiagram extends Found {
  /** Nodes of the diagram of all that entries take before the last one. */
  readonly nodes: number;
  /** Nodes that were made on the way there. */
  readonly made: number;
}

/**
 * The other exact way: what earlier entries take as one decision diagram, equal parts shared, and an entry is dead when
 * the diagram holds all of it. Gives up at so many nodes.
 */
export function byDiagram(items: readonly Item[], order: Order, mostNodes: number): FoundByDiagram {
  const diagrams = new Diagrams(order);
  let taken = nothing;
  // The last entry of a list mostly takes all that is left, which makes the diagram one node.
  let takenBefore = nothing;
  let dead = 0;
  let seen = 0;
  for (const { region, takes } of items) {
    if (diagrams.made > mostNodes) break;
    seen++;
    const own = diagrams.of(region);
    if (diagrams.holds(taken, own)) dead++;
    takenBefore = taken;
    if (takes) taken = diagrams.union(taken, takes === region ? own : diagrams.of(takes));
  }
  return {
    dead,
    tooComplex: items.length - seen,
    steps: diagrams.made,
    nodes: diagrams.reachableFrom(takenBefore),
    made: diagrams.made,
  };
}

const nothing = 0;
const everything = 1;

/** One field cut into stretches: the last value of each, and the node that tells the rest. */
interface Node {
  readonly level: number;
  readonly ends: readonly number[];
  readonly children: readonly number[];
}

class Diagrams {
  readonly #order: Order;
  readonly #nodes: Node[] = [];
  readonly #known = new Map<string, number>();
  readonly #unions = new Map<number, number>();
  readonly #holds = new Map<number, boolean>();

  constructor(order: Order) {
    this.#order = order;
    const leaf: Node = { level: order.length, ends: [], children: [] };
    this.#nodes.push(leaf, leaf);
  }

  get made(): number {
    return this.#nodes.length;
  }

  of(products: readonly Product[]): number {
    return products.map((product) => this.#ofProduct(product)).reduce((a, b) => this.union(a, b), nothing);
  }

  union(a: number, b: number): number {
    if (a === b || b === nothing || a === everything) return a;
    if (a === nothing || b === everything) return b;
    const pair = pairOf(Math.min(a, b), Math.max(a, b));
    const known = this.#unions.get(pair);
    if (known !== undefined) return known;
    const level = Math.min(this.#level(a), this.#level(b));
    const ends: number[] = [];
    const children: number[] = [];
    this.#walk(a, b, level, (end, left, right) => {
      ends.push(end);
      children.push(this.union(left, right));
      return true;
    });
    const made = this.#node(level, ends, children);
    this.#unions.set(pair, made);
    return made;
  }

  /** Whether all of `b` lies in `a`. */
  holds(a: number, b: number): boolean {
    if (a === b || b === nothing || a === everything) return true;
    if (a === nothing || b === everything) return false;
    const pair = pairOf(a, b);
    const known = this.#holds.get(pair);
    if (known !== undefined) return known;
    let all = true;
    this.#walk(a, b, Math.min(this.#level(a), this.#level(b)), (_, left, right) => {
      all = this.holds(left, right);
      return all;
    });
    this.#holds.set(pair, all);
    return all;
  }

  reachableFrom(top: number): number {
    const seen = new Set([top]);
    const open = [top];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const child of this.#nodes[at]?.children ?? [])
        if (!seen.has(child)) {
          seen.add(child);
          open.push(child);
        }
    return seen.size;
  }

  #level(id: number): number {
    return (this.#nodes[id] as Node).level;
  }

  #ofProduct(product: Product): number {
    let below = everything;
    for (let level = this.#order.length - 1; level >= 0; level--) {
      const at = this.#order[level] as number;
      const set = product[at] as Ranges | undefined;
      if (set !== undefined) below = this.#limited(level, set, everyValue(at, 4)[1] as number, below);
    }
    return below;
  }

  #limited(level: number, set: Ranges, last: number, inside: number): number {
    const ends: number[] = [];
    const children: number[] = [];
    for (let at = 0; at < set.length; at += 2) {
      const [lo, hi] = [set[at] as number, set[at + 1] as number];
      if (lo > 0) {
        ends.push(lo - 1);
        children.push(nothing);
      }
      ends.push(hi);
      children.push(inside);
    }
    if ((ends.at(-1) ?? -1) < last) {
      ends.push(last);
      children.push(nothing);
    }
    return this.#node(level, ends, children);
  }

  /** The stretches of two nodes laid over each other, until the visitor has seen enough. */
  #walk(a: number, b: number, level: number, visit: (end: number, left: number, right: number) => boolean): void {
    const left = this.#cutAt(a, level);
    const right = this.#cutAt(b, level);
    let i = 0;
    let j = 0;
    for (;;) {
      const leftEnd = left.ends[i] as number;
      const rightEnd = right.ends[j] as number;
      const end = Math.min(leftEnd, rightEnd);
      if (!visit(end, left.children[i] as number, right.children[j] as number)) return;
      if (leftEnd === end) i++;
      if (rightEnd === end) j++;
      if (i >= left.ends.length || j >= right.ends.length) return;
    }
  }

  /** A node that does not ask for the field answers the same for all its values. */
  #cutAt(id: number, level: number): Pick<Node, "ends" | "children"> {
    const node = this.#nodes[id] as Node;
    if (node.level === level) return node;
    return { ends: [everyValue(this.#order[level] as number, 4)[1] as number], children: [id] };
  }

  #node(level: number, ends: readonly number[], children: readonly number[]): number {
    const keptEnds: number[] = [];
    const keptChildren: number[] = [];
    children.forEach((child, at) => {
      if (keptChildren.at(-1) === child) keptEnds[keptEnds.length - 1] = ends[at] as number;
      else {
        keptEnds.push(ends[at] as number);
        keptChildren.push(child);
      }
    });
    if (keptChildren.length === 1) return keptChildren[0] as number;
    const key = `${level}:${keptEnds.join()}:${keptChildren.join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const id = this.#nodes.push({ level, ends: keptEnds, children: keptChildren }) - 1;
    this.#known.set(key, id);
    return id;
  }
}

function pairOf(a: number, b: number): number {
  return a * 2 ** 26 + b;
}
