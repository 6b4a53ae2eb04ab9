import { parseArgs } from "node:util";
import { laws } from "../../test/support/laws/laws.ts";
import { damagedFiles } from "./damaged-files.ts";
import type { Trial } from "./trial.ts";

const { values } = parseArgs({
  options: {
    filters: { type: "string", default: "100000" },
    damaged: { type: "string", default: "20000" },
    seed: { type: "string", default: `${Date.now() % 2 ** 31}` },
    only: { type: "string", default: "" },
  },
});

/** So many tries lie between two looks at the clock and the terminal. */
const portion = 500;

/** Tries one thing so often; true when nothing was wrong. */
function hold({ name, broken }: Trial, tries: number, seed: number): boolean {
  const began = performance.now();
  for (let tried = 0; tried < tries; tried += portion) {
    const some = Math.min(portion, tries - tried);
    const wrong = broken(some, seed + tried);
    if (wrong === undefined) continue;
    console.log(`WRONG  ${name}, after ${tried} tries, seed ${seed + tried}\n${wrong}\n`);
    return false;
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${String(tries).padStart(8)}  ${name} (${seconds} s)`);
  return true;
}

const seed = Number(values.seed);
const isAsked = ({ name }: Trial) => name.includes(values.only);
console.log(`seed ${seed}`);
const files = await damagedFiles();
const kept = [
  ...laws.filter(isAsked).map((law) => hold(law, Number(values.filters), seed)),
  ...files.filter(isAsked).map((each) => hold(each, Math.ceil(Number(values.damaged) / files.length), seed)),
];
const wrong = kept.filter((each) => !each).length;
console.log(wrong === 0 ? `Nothing is wrong. seed ${seed}` : `${wrong} of ${kept.length} are wrong. seed ${seed}`);
process.exitCode = wrong === 0 ? 0 : 1;
