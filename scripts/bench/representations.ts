import { type Kind, kinds } from "./dead.ts";
import { byDiagram, orders } from "./diagram.ts";
import { listOf } from "./list.ts";
import { leastOf, peakMegabytes } from "./measuring.ts";
import { bySpace, type Found, inOrder, pairwise } from "./searches.ts";

/** One way to find the dead entries of one list. */
export interface Representation {
  readonly way: Way;
  readonly entries: number;
  readonly milliseconds: number;
  readonly dead: number;
  /** Entries that were not come to before it gave up. */
  readonly left: number;
  readonly nodes?: number;
  readonly made?: number;
  readonly peak: number;
}

const mostSteps = 1e9;
const mostNodes = 300_000;

const ways = {
  pairwise,
  "in order": (items) => inOrder(items, mostSteps),
  "by space": (items) => bySpace(items, mostSteps),
  "diagram, service first": (items) => byDiagram(items, orders["service first"], mostNodes),
  "diagram, addresses first": (items) => byDiagram(items, orders["addresses first"], mostNodes),
} satisfies Record<string, (items: Parameters<typeof pairwise>[0]) => Found & { nodes?: number; made?: number }>;

export type Way = keyof typeof ways;
export const wayNames = Object.keys(ways) as readonly Way[];

export function represented(way: Way, kind: Kind, entries: number): Representation {
  const { items } = listOf(kinds[kind]("LIST", entries, 11));
  let found: Found & { nodes?: number; made?: number } = { dead: 0, tooComplex: 0, steps: 0 };
  const milliseconds = leastOf(
    1,
    () => items,
    (each) => {
      found = ways[way](each);
    },
  );
  const { dead, tooComplex, nodes, made } = found;
  return {
    way,
    entries,
    milliseconds,
    dead,
    left: tooComplex,
    peak: peakMegabytes(),
    ...(nodes === undefined || made === undefined ? {} : { nodes, made }),
  };
}
