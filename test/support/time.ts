import { expect } from "vitest";

/** Fails when work takes the processor for longer; what other programs do meanwhile does not count. */
export function expectSoon(work: () => void, milliseconds = 3000): void {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(milliseconds);
}
