import { cpuMilliseconds } from "./measuring.ts";

const scans = 20;
const lineEnd = 10;

/**
 * The time to look at every character of a text once, for line ends: no review can be quicker, and a machine that is
 * twice as slow is twice as slow at this too.
 */
export function floorOf(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tried = 0; tried < 10; tried++) {
    let lines = 0;
    const all = cpuMilliseconds(() => {
      for (let scan = 0; scan < scans; scan++) lines += lineEndsIn(text);
    });
    if (lines === 0) throw new Error("a text without lines");
    least = Math.min(least, all / scans);
  }
  return least;
}

function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === lineEnd) count++;
  return count;
}
