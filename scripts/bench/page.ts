import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import type { Dead } from "./dead.ts";
import { promisesOf } from "./promises.ts";
import type { Reviewing } from "./reviewing.ts";
import type { Measured, NotEnded } from "./run.ts";
import { factor, milliseconds, table } from "./tables.ts";

/** docs/benchmarks.md, from what was measured. */
export function benchmarksPage(measured: Measured, busy: readonly number[]): string {
  return `# Benchmarks

Written by \`npm run bench\`, which takes some minutes; the inputs are made up by \`scripts/bench\`, the same in every run.

${machineWords(busy)}

## Promises

${promises(measured)}

## How to read this

Times are CPU time of one process, the least of several tries, so that other work on the machine counts as little as it can and
code has been made fast, as it has in a server that runs for a while.
Milliseconds still differ between machines; ratios hardly do. *Floor* is the time to look once at every character of the same
text for line ends, in the same process: no review can take less. *Growth* is how much longer the doubled input takes: 2 is in
proportion, up to 2.3 is n·log n at these sizes, 4 is every entry against every other.

## A whole review

A Cisco ASA configuration: objects, groups of them, lists bound to interfaces; the promised size is 5,000 objects and 30,000
entries in 20 lists. *Memory* is what a finished review keeps.

${reviews(measured.reviewing)}

Where the time of the promised size goes, each step alone; who needs an answer first pays for it:

${steps(measured.reviewing)}

## Dead entries of one list

Realistic data: services between hosts and networks of a company, about 3 in 100 dead by the union of several earlier entries.
*Pairwise* is what one would write otherwise: each entry against each earlier one, in the same language and with the same
representation. It finds fewer, because it sees no unions.

${realisticDead(measured.realistic)}

Hostile data: /8 to /32 networks at random on both sides, and random ranges of ports on both sides.

${otherDead(measured.hostile)}

Crowded data, worse than was promised for: /8 to /16 networks all within one /8, so nearly every entry overlaps nearly every
other.

${otherDead(measured.crowded)}

*Too complex* counts the entries about which the review says so instead of guessing. *Steps* are those of the search, of
30,000,000 that one list may take.

## One keystroke

${keystrokeWords(measured)}
`;
}

/** Where it was measured, and what else the machine did. */
export function machineWords(busy: readonly number[]): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = Math.max(...busy, loadavg()[0] ?? 0);
  const quiet = load <= availableParallelism();
  const words = `Measured with Node ${process.versions.node} on ${availableParallelism()} × ${cpu?.model.trim() || "a processor that has no name"}, ${memory} GB.`;
  return quiet
    ? words
    : `${words}\n\n**Other programs kept the machine busy meanwhile** (a load of up to ${load.toFixed(0)}), so the times below are longer than they are on a machine of one's own.`;
}

function promises(measured: Measured): string {
  return table(
    ["promised", "measured", "kept"],
    promisesOf(measured).map(({ promise, found, kept }) => [promise, found, kept ? "yes" : "**no**"]),
  );
}

function reviews(all: readonly Reviewing[]): string {
  return table(
    ["lines", "entries", "MB", "floor", "reading", "× floor", "growth", "whole review", "× floor", "growth", "memory"],
    all.map((each, at) => [
      each.lines.toLocaleString("en"),
      each.entries.toLocaleString("en"),
      each.megabytes.toFixed(1),
      milliseconds(each.floor),
      milliseconds(each.read),
      (each.read / each.floor).toFixed(0),
      factor(each.read, all[at - 1]?.read),
      milliseconds(each.whole),
      (each.whole / each.floor).toFixed(0),
      factor(each.whole, all[at - 1]?.whole),
      `${each.kept.toFixed(0)} MB`,
    ]),
  );
}

const mostSteps = 10;

function steps(all: readonly Reviewing[]): string {
  const promised = all.find(({ scale }) => scale === 1);
  if (!promised) return "";
  const slowest = Object.entries(promised.steps)
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostSteps);
  return table(
    ["step", ...all.map(({ lines }) => `${lines.toLocaleString("en")} lines`), "growth, last doubling"],
    slowest.map(([step]) => [
      step,
      ...all.map((each) => milliseconds(each.steps[step] ?? 0)),
      factor(all.at(-1)?.steps[step] ?? 0, all.at(-2)?.steps[step]),
    ]),
  );
}

function realisticDead(all: readonly Dead[]): string {
  return table(
    ["entries", "all dead entries", "growth", "dead", "steps", "pairwise", "finds"],
    all.map((each, at) => {
      const before = all[at - 1];
      return [
        each.entries.toLocaleString("en"),
        milliseconds(each.milliseconds),
        before && each.entries === 2 * before.entries ? factor(each.milliseconds, before.milliseconds) : "",
        String(each.dead),
        each.steps.toLocaleString("en"),
        each.pairwise ? milliseconds(each.pairwise.milliseconds) : "not tried",
        each.pairwise ? String(each.pairwise.dead) : "",
      ];
    }),
  );
}

function otherDead(all: readonly (Dead | NotEnded)[]): string {
  return table(
    ["entries", "all dead entries", "dead", "too complex", "steps", "peak memory"],
    all.map((each) =>
      "notEnded" in each
        ? [each.entries.toLocaleString("en"), "not ended after 2 minutes", "", "", "", ""]
        : [
            each.entries.toLocaleString("en"),
            milliseconds(each.milliseconds),
            String(each.dead),
            String(each.tooComplex),
            each.steps.toLocaleString("en"),
            `${each.peak.toFixed(0)} MB`,
          ],
    ),
  );
}

function keystrokeWords({ keystrokes }: Measured): string {
  const { lines, keystrokes: count, median, slow, first, memory, peak } = keystrokes;
  const used =
    memory === undefined || peak === undefined
      ? ""
      : ` The server's process then held ${memory.toFixed(0)} MB, and ${peak.toFixed(0)} MB at most.`;
  return `A line is typed into the middle of a configuration of ${lines.toLocaleString("en")} lines and taken away again, ${count} times, with the
language server as it is shipped, over standard input and output. From the change to its findings, the server's pause for the next key
included, passed ${milliseconds(median)} at the median and less than ${milliseconds(slow)} in 95 of 100. The first review, when the file was opened, took
${milliseconds(first)}.${used} This is time by the clock, which other programs on the machine lengthen.`;
}
