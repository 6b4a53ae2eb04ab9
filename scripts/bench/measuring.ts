/** CPU time of this process, all its threads together: other work on the machine does not count. */
export function cpuMilliseconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * The least of several tries, each with what `prepare` makes anew: what disturbs a try only makes it longer. Memory is not
 * swept in between: no server does so, and the next try would pay for letting the heap grow once more.
 */
export function leastOf<T>(tries: number, prepare: () => T, work: (made: T) => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tried = 0; tried < tries; tried++) {
    const made = prepare();
    least = Math.min(
      least,
      cpuMilliseconds(() => work(made)),
    );
  }
  return least;
}

/** What the process uses now, rubbish swept out, in megabytes. */
export function heapMegabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

/** The most memory the process ever had, in megabytes. */
export function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1000;
}
