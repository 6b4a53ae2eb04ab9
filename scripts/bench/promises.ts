import type { Dead } from "./dead.ts";
import type { Reviewing } from "./reviewing.ts";
import type { Measured, NotEnded } from "./run.ts";
import { milliseconds } from "./tables.ts";

/** What was promised, and what was found. */
export interface Judged {
  readonly promise: string;
  readonly found: string;
  readonly kept: boolean;
}

const mostFloors = 150;
/** A doubling that takes n·log n steps takes 2.2 times as long at these sizes; the rest is what clocks and caches add. */
const mostGrowth = 2.6;
/** Times under this many milliseconds grow by chance. */
const tellingTime = 20;

export function promisesOf(measured: Measured): readonly Judged[] {
  const promised = atScale(measured.reviewing, 1);
  const floors = promised.whole / promised.floor;
  const growths = growthsOf(measured);
  const worst = growths.reduce((a, b) => (b.by > a.by ? b : a));
  const { median, memory } = measured.keystrokes;
  return [
    {
      promise: `whole review of 5,000 objects and 30,000 entries in at most ${mostFloors} times the floor`,
      found: `${floors.toFixed(0)} times`,
      kept: floors <= mostFloors,
    },
    {
      promise: "no step worse than n·log n in the number of entries, on realistic lists",
      found: `growth of at most ${worst.by.toFixed(1)} by a doubling (${worst.step})`,
      kept: worst.by <= mostGrowth,
    },
    quicker(measured.realistic, 10_000, 1000, "all dead entries of 10,000 realistic ones in under 1 s"),
    quicker(measured.realistic, 50_000, 8000, "of 50,000 in under 8 s"),
    hostile(measured.hostile),
    {
      promise: "findings after a keystroke in a 20,000-line file in under 100 ms at the median",
      found: milliseconds(median),
      kept: median < 100,
    },
    {
      promise: "server memory under 400 MB",
      found: memory === undefined ? "not told by this system" : `${memory.toFixed(0)} MB`,
      kept: memory !== undefined && memory < 400,
    },
  ];
}

function atScale(all: readonly Reviewing[], scale: number): Reviewing {
  const found = all.find((each) => each.scale === scale);
  if (!found) throw new Error(`nothing was measured at scale ${scale}`);
  return found;
}

interface Growth {
  readonly step: string;
  readonly by: number;
}

/** How each step of the review, and the search of one list, grew in the last doubling that clocks can tell. */
function growthsOf({ reviewing, realistic }: Measured): readonly Growth[] {
  const [half, whole] = [atScale(reviewing, 1), atScale(reviewing, 2)];
  const steps = Object.entries(half.steps)
    .filter(([, time]) => time >= tellingTime)
    .map(([step, time]): Growth => ({ step, by: (whole.steps[step] ?? 0) / time }));
  const [small, large] = [20_000, 40_000].map((entries) =>
    realistic.find((each) => Math.abs(each.entries - entries) < 2),
  );
  const search =
    small && large ? [{ step: "dead entries of one list", by: large.milliseconds / small.milliseconds }] : [];
  return [{ step: "whole review", by: whole.whole / half.whole }, ...steps, ...search];
}

function quicker(all: readonly Dead[], entries: number, than: number, promise: string): Judged {
  const found = all.find((each) => Math.abs(each.entries - entries) < 2);
  if (!found) return { promise, found: "not measured", kept: false };
  return { promise, found: milliseconds(found.milliseconds), kept: found.complete && found.milliseconds < than };
}

function hostile(all: readonly (Dead | NotEnded)[]): Judged {
  const promise = "a hostile list of 10,000 ends within its budget, in under 10 s and 1 GB";
  const found = all.find(({ entries }) => entries === 10_000);
  if (!found || "notEnded" in found) return { promise, found: "not ended after 2 minutes", kept: false };
  const open = found.tooComplex === 0 ? "nothing left open" : `${found.tooComplex} entries too complex`;
  return {
    promise,
    found: `${milliseconds(found.milliseconds)}, ${found.peak.toFixed(0)} MB, ${open}`,
    kept: found.milliseconds < 10_000 && found.peak < 1000,
  };
}
