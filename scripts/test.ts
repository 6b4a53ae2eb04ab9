import { checks } from "./checks/checks.ts";
import { type Counts, noted } from "./checks/counts.ts";

/** `npm test [-- CHECK…]`: all checks, or the named ones; ends with one line that counts them all. */
export async function main(words: readonly string[]): Promise<number> {
  const unknown = words.filter((word) => !checks.has(word));
  if (unknown.length > 0)
    throw new Error(`no check named ${unknown.join(", ")}; there are ${[...checks.keys()].join(", ")}`);
  let all: Counts = { passed: 0, failed: 0 };
  for (const [name, check] of checks) {
    if (words.length > 0 && !words.includes(name)) continue;
    const counts = await timed(name, check);
    all = { passed: all.passed + counts.passed, failed: all.failed + counts.failed };
  }
  console.log(`\n${noted(all)}`);
  return all.failed === 0 ? 0 : 1;
}

async function timed(name: string, check: () => Promise<Counts>): Promise<Counts> {
  const began = performance.now();
  console.log(`\n== ${name}`);
  const counts = await check().catch((error: unknown): Counts => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${name}: ${counts.failed === 0 ? "good" : "FAILED"}, ${seconds} s`);
  return counts;
}
