import type { DeadEntries } from "../../server/src/model/traffic.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import { listOf } from "./list.ts";
import { crowdedList, hostileList, realisticList } from "./lists.ts";
import { leastOf, peakMegabytes } from "./measuring.ts";
import { bySpace, pairwise } from "./searches.ts";

/** All dead entries of one list. */
export interface Dead {
  readonly entries: number;
  readonly milliseconds: number;
  readonly dead: number;
  /** Nothing was left open for want of steps. */
  readonly complete: boolean;
  /** Steps of the search, and the entries whose answer is "too complex" when it has as many as a question may take. */
  readonly steps: number;
  readonly tooComplex: number;
  readonly peak: number;
  /** Each entry against each earlier one; absent where it would take too long. */
  readonly pairwise?: { readonly milliseconds: number; readonly dead: number };
}

export const kinds = { realistic: realisticList, hostile: hostileList, crowded: crowdedList };
export type Kind = keyof typeof kinds;

const seed = 11;
const mostSteps = 30_000_000;
const mostPairs = 10_000;

export function deadIn(kind: Kind, entries: number): Dead {
  const { configuration, filter, items } = listOf(kinds[kind]("LIST", entries, seed));
  let found: DeadEntries = { dead: [], complete: false };
  const milliseconds = leastOf(
    kind === "realistic" ? 3 : 1,
    () => trafficOf(configuration),
    (traffic) => {
      found = traffic.dead(filter);
    },
  );
  const peak = peakMegabytes();
  const { steps, tooComplex } = bySpace(items, mostSteps);
  const measured = {
    entries: items.length,
    milliseconds,
    dead: found.dead.length,
    complete: found.complete,
    steps,
    tooComplex,
    peak,
  };
  if (kind !== "realistic" || entries > mostPairs) return measured;
  let alone = 0;
  const compared = leastOf(
    1,
    () => items,
    (each) => {
      alone = pairwise(each).dead;
    },
  );
  return { ...measured, pairwise: { milliseconds: compared, dead: alone } };
}
