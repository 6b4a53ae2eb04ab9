import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { bundled } from "../support/bundled.ts";
import type { Dead, Kind } from "./dead.ts";
import { type Keystrokes, keystrokes } from "./keystroke.ts";
import type { Representation, Way } from "./representations.ts";
import type { Reviewing } from "./reviewing.ts";

/** All that is measured in one run. */
export interface Measured {
  readonly reviewing: readonly Reviewing[];
  readonly realistic: readonly Dead[];
  readonly hostile: readonly (Dead | NotEnded)[];
  readonly crowded: readonly (Dead | NotEnded)[];
  readonly keystrokes: Keystrokes;
}

export interface NotEnded {
  readonly entries: number;
  readonly notEnded: true;
}

const scales = [0.25, 0.5, 1, 2];
const realisticSizes = [1250, 2500, 5000, 10_000, 20_000, 40_000, 50_000];
const hostileSizes = [1250, 2500, 5000, 10_000, 20_000];
const crowdedSizes = [1250, 2500, 5000, 10_000];
/** A list that takes longer has not kept any promise. */
const longest = 120_000;

/** Threads that sweep memory beside the program use time by waiting for each other; code once made fast shall stay so. */
const nodeOptions = ["--expose-gc", "--single-threaded-gc", "--no-flush-bytecode"];

const run = promisify(execFile);

/** Runs a measurement in a process of its own; undefined when it was stopped. */
async function measure<T>(words: readonly string[], timeout = longest): Promise<T | undefined> {
  const file = await bundled("scripts/bench/process.ts");
  console.log(`  ${words.join(" ")}`);
  const { stdout } = await run(process.execPath, [...nodeOptions, file, ...words], {
    timeout,
    maxBuffer: 1e7,
  }).catch((failed) => {
    if (failed.killed) return { stdout: "" };
    throw failed;
  });
  return stdout === "" ? undefined : JSON.parse(stdout);
}

async function each<S, T>(sizes: readonly S[], of: (size: S) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (const size of sizes) results.push(await of(size));
  return results;
}

async function must<T>(...words: readonly string[]): Promise<T> {
  const result = await measure<T>(words, 0);
  if (result === undefined) throw new Error(`${words.join(" ")} did not end`);
  return result;
}

export async function measureAll(): Promise<Measured> {
  const dead = async (kind: Kind, entries: number) =>
    (await measure<Dead>(["dead", kind, String(entries)])) ?? { entries, notEnded: true as const };
  return {
    reviewing: await each(scales, (scale) => must<Reviewing>("reviewing", String(scale))),
    realistic: await each(realisticSizes, (entries) => must<Dead>("dead", "realistic", String(entries))),
    hostile: await each(hostileSizes, (entries) => dead("hostile", entries)),
    crowded: await each(crowdedSizes, (entries) => dead("crowded", entries)),
    keystrokes: await keystrokes(),
  };
}

/** The ways to find dead entries that were compared before one was chosen. */
export function compareWays(
  way: Way,
  kind: Kind,
  sizes: readonly number[],
): Promise<readonly (Representation | undefined)[]> {
  return each(sizes, (entries) => measure<Representation>(["represented", way, kind, String(entries)]));
}
